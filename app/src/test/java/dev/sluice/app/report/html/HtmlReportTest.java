package dev.sluice.app.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.report.Fixture;
import dev.sluice.app.report.Golden;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Setup;
import dev.sluice.core.schedule.Policies;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class HtmlReportTest {
    private static final Texts CHINESE = Texts.of(Locale.CHINA);

    @Test
    void the_page_is_well_formed_and_has_both_languages() throws Exception {
        var page = parsed(page(Golden.report()));

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        var mains = elements(page, "main");
        assertThat(mains).extracting(main -> main.getAttribute("lang")).containsExactly("en", "zh-CN");
        assertThat(mains.getFirst().getTextContent()).contains("What sharing gains, lever by lever");
        assertThat(mains.getLast().getTextContent()).contains("共享带来的增益，逐项拆解");
        assertThat(elements(mains.getFirst(), "section"))
                .hasSameSizeAs(elements(mains.getLast(), "section"))
                .hasSizeGreaterThan(9);
    }

    @Test
    void the_language_asked_for_is_shown_first() throws Exception {
        var page = parsed(HtmlReport.page(Golden.report(), CHINESE));

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("zh-CN");
        assertThat(elements(page, "input"))
                .filteredOn(input -> input.hasAttribute("checked"))
                .singleElement()
                .satisfies(input -> assertThat(input.getAttribute("id")).isEqualTo("show-zh-CN"));
    }

    @Test
    void every_text_is_a_text_and_no_key() throws Exception {
        for (var main : elements(parsed(page(Golden.report())), "main")) {
            assertThat(main.getTextContent()).doesNotContain("report.").doesNotContain("{0}");
        }
    }

    @Test
    void the_page_loads_nothing() throws Exception {
        var page = page(new Fixture(42, 150, 500, true, 2, "http://evil.example/x").report());

        for (var element : elements(parsed(page), "*")) {
            for (var attribute : List.of("href", "src", "srcset", "action", "data", "poster")) {
                assertThat(element.getAttribute(attribute)).matches("(#heat-\\d+|data:image/png;base64,.*)?");
            }
            assertThat(element.getTagName()).isNotIn("link", "iframe", "object", "embed", "img", "base", "form");
        }
        assertThat(Resource.text("report.css") + Resource.text("report.js") + Resource.text("waterfall.css"))
                .doesNotContain("http")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("<");
    }

    @Test
    void a_hostile_name_stays_a_name() throws Exception {
        var name = "</title><script>alert('x')</script>\u0000\u202e\"&";
        var report = new Fixture(42, 3, 24, true, 3, name).report();
        var named = new ReplayReport(
                report.version(),
                new ReplayReport.Input(name, name),
                List.of(name),
                report.fleet(),
                report.setups(),
                report.packing());
        var page = parsed(page(named));

        assertThat(elements(page, "script")).hasSize(1);
        assertThat(elements(page, "h1").getFirst().getTextContent())
                .isEqualTo("</title><script>alert('x')</script>\ufffd\ufffd\"&");
        assertThat(parsed(WaterfallPicture.svg(named, CHINESE).orElseThrow())).isNotNull();
    }

    @Test
    void the_same_outcome_gives_the_same_page() {
        assertThat(page(Golden.report())).isEqualTo(page(Golden.report()));
    }

    @Test
    void a_hundred_and_fifty_owners_are_light_and_readable() throws Exception {
        var page = page(new Fixture(42, 150, 500, true, 2, "owner").report());

        assertThat(page.length()).isLessThan(2_000_000);
        var svg = elements(parsed(page), "image").getFirst();
        assertThat(svg.getAttribute("href").length()).isLessThan(150_000);
    }

    @Test
    void what_is_unknown_is_said_and_not_drawn() throws Exception {
        var known = parsed(page(new Fixture(42, 3, 24, true, 0, "owner").report()));
        var unknown = parsed(page(new Fixture(42, 3, 24, false, 0, "owner").report()));

        assertThat(classes(known)).contains("curve active");
        assertThat(classes(unknown)).doesNotContain("curve active");
        assertThat(unknown.getDocumentElement().getTextContent())
                .contains("Active: unknown")
                .contains("活跃：未知");
    }

    @Test
    void no_work_and_one_owner_and_packing_alone_make_a_page() throws Exception {
        var setup = new Setup("silo", false, Set.of(), Policies.STANDARD);
        var fixture = new Fixture(1, 1, 0, false, 0, "o");
        var nothing = fixture.report(List.of(new Measured(setup, Fixture.nothing("silo"), 1)), List.of());
        var packing = fixture.report(List.of(), Golden.report().packing());

        assertThat(parsed(page(nothing)).getDocumentElement().getTextContent()).contains("There was no work");
        assertThat(parsed(page(packing)).getDocumentElement().getTextContent()).contains("BestFit");
        assertThat(parsed(page(Fixture.of(1).report()))).isNotNull();
        assertThat(WaterfallPicture.svg(packing, CHINESE)).isEmpty();
    }

    private static String page(ReplayReport report) {
        return HtmlReport.page(report, Texts.english());
    }

    private static List<String> classes(Document page) throws Exception {
        return elements(page, "path").stream()
                .map(path -> path.getAttribute("class"))
                .toList();
    }

    private static Document parsed(String markup) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup)));
    }

    private static List<Element> elements(Document page, String tag) {
        return elements(page.getDocumentElement(), tag);
    }

    private static List<Element> elements(Element above, String tag) {
        var found = above.getElementsByTagName(tag);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
