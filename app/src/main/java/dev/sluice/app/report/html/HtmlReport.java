package dev.sluice.app.report.html;

import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.report.markup.Markup;
import dev.sluice.app.text.Texts;
import java.util.List;
import java.util.Locale;

/**
 * The report as one HTML file: it loads nothing, runs nothing that it needs, and is well-formed XML, too. It holds both
 * languages and shows one of them; the reader switches.
 */
public final class HtmlReport {
    private static final List<Texts> LANGUAGES = List.of(Texts.of(Locale.ENGLISH), Texts.of(Locale.SIMPLIFIED_CHINESE));

    /** Even a fault in this program must not make the file load something. */
    private static final String NOTHING_FROM_OUTSIDE =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private HtmlReport() {}

    /** The whole file; {@code first} is the language that is shown until the reader switches. */
    public static String page(ReplayReport report, Texts first) {
        var out = new Markup();
        out.trusted("<!DOCTYPE html>\n").open("html", "lang", tag(first)).line();
        head(report, first, out);
        out.open("body").line();
        for (var texts : LANGUAGES) {
            choice(texts, texts.equals(first), out);
        }
        var heat = HeatPictures.of(report);
        heat.write(out);
        for (var texts : LANGUAGES) {
            Page.write(new Sheet(report, texts, heat, out));
        }
        out.open("script").trusted(Resource.text("report.js")).close();
        return out.close().close().line().toString();
    }

    private static void head(ReplayReport report, Texts first, Markup out) {
        out.open("head").line();
        out.open("meta", "charset", "utf-8").line();
        out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.open("meta", "name", "color-scheme", "content", "light dark").line();
        out.open("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FROM_OUTSIDE)
                .line();
        out.leaf("title", first.format("report.page", report.input().name())).line();
        out.open("style").trusted(Resource.text("report.css")).close().line();
        out.close().line();
    }

    /** The switch of a language: the style sheet shows the page of the one that is checked. */
    private static void choice(Texts texts, boolean checked, Markup out) {
        var id = "show-" + tag(texts);
        if (checked) {
            out.open("input", "type", "radio", "name", "language", "id", id, "class", "switch", "checked", "checked");
        } else {
            out.open("input", "type", "radio", "name", "language", "id", id, "class", "switch");
        }
        out.leaf("label", texts.format("report.language"), "for", id, "class", "switch", "lang", tag(texts));
        out.line();
    }

    /** Name of a language as HTML has it. */
    static String tag(Texts texts) {
        return texts.locale().toLanguageTag();
    }
}
