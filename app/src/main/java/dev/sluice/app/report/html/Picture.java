package dev.sluice.app.report.html;

import dev.sluice.app.report.plot.Svg;

/** Something that can be drawn at any width. */
interface Picture {
    /** What it shows, for those who can't see it. */
    String name();

    /** How high it is at that width. */
    int height(int width);

    /** Draws it into an open picture of that width and its height. */
    void draw(Svg svg, int width);
}
