package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.report.markup.Markup;
import dev.sluice.app.report.plot.Svg;
import dev.sluice.app.text.Texts;
import java.util.List;

/**
 * The page of one language while it is written: what it is about, its words, and the parts that sections are made of.
 *
 * @param heat the pictures of the fleet, which both languages share
 */
record Sheet(ReplayReport report, Texts texts, Figures figures, HeatPictures heat, Markup out) {
    /** Widths of a picture across the page, across a column of it, and on a phone. */
    private static final int PAGE = 1040;

    private static final int COLUMN = 504;
    private static final int PHONE = 350;

    Sheet(ReplayReport report, Texts texts, HeatPictures heat, Markup out) {
        this(report, texts, new Figures(texts), heat, out);
    }

    String say(String key, Object... arguments) {
        return texts.format(key, arguments);
    }

    /** Opens a section with its heading and what to know about it. */
    void section(String name) {
        out.open("section", "class", name);
        out.leaf("h2", say("report." + name + ".title"));
        out.leaf("p", say("report." + name + ".intro"), "class", "intro");
    }

    void close() {
        out.close().line();
    }

    void heading(String words) {
        out.leaf("h3", words);
    }

    void note(String words) {
        out.leaf("p", words, "class", "note");
    }

    /** A picture across the page. */
    void wide(Picture picture) {
        figure(picture, PAGE, "figure wide");
    }

    /** Pictures side by side where there is room. */
    void pair(Picture left, Picture right) {
        out.open("div", "class", "pair");
        figure(left, COLUMN, "figure");
        figure(right, COLUMN, "figure");
        out.close();
    }

    /** Draws the picture for a screen and for a phone; the style sheet shows one of them. */
    private void figure(Picture picture, int width, String css) {
        out.open("figure", "class", css);
        draw(picture, width, "on-screen");
        draw(picture, PHONE, "on-phone");
        out.close();
    }

    private void draw(Picture picture, int width, String css) {
        var svg = new Svg(out).open(width, picture.height(width), css, picture.name());
        picture.draw(svg, width);
        svg.close();
    }

    /** Which line is which. */
    void legend(List<Key> keys) {
        out.open("ul", "class", "legend");
        for (var key : keys) {
            out.open("li").empty("i", "class", key.css()).text(key.words()).close();
        }
        out.close();
    }

    /** What a line of a legend says, and its class. */
    record Key(String css, String words) {}
}
