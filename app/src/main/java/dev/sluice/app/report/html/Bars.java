package dev.sluice.app.report.html;

import dev.sluice.app.report.Figures;
import dev.sluice.app.report.markup.Markup;
import java.util.List;

/** Lying bars with words before and a figure behind; they take the width that there is. */
final class Bars {
    private Bars() {}

    /** Part of a bar: how much of the whole width, 0 to 1, and its class. */
    record Piece(double part, String css) {}

    /** One bar of one or more pieces. */
    record Bar(String words, List<Piece> pieces, String figure) {}

    static void write(List<Bar> bars, Markup out) {
        out.open("div", "class", "bars").line();
        for (var bar : bars) {
            out.open("div", "class", "bar-row").leaf("span", bar.words(), "class", "words");
            out.open("span", "class", "track");
            for (var piece : bar.pieces()) {
                var width = "width:" + Figures.decimal(Math.clamp(piece.part(), 0.0, 1.0) * 100, 2) + "%";
                out.empty("i", "class", piece.css(), "style", width);
            }
            out.close().leaf("span", bar.figure(), "class", "figure-of").close().line();
        }
        out.close();
    }
}
