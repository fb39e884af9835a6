package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Role;
import dev.sluice.app.console.BrowserPage;
import dev.sluice.app.console.Chromium;
import dev.sluice.app.demo.Demo;
import dev.sluice.core.forecast.Forecast.Interval;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser against a real server, with the demonstration's pool and work. With
 * {@code -Dsluice.pictures=DIRECTORY} every page leaves its pictures there.
 */
final class ConsoleBrowserTest {
    private static final List<String> PAGES = List.of("overview", "fleet", "workloads", "tenants", "contracts");
    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @TempDir
    private static Path directory;

    private static ApiFixture api;
    private static Demo demo;
    private static Chromium browser;

    private BrowserPage page = browser.page();

    @BeforeAll
    static void start() {
        assertThat(Chromium.isThere())
                .as("Chromium is there; if not: apt-get install chromium")
                .isTrue();
        api = new ApiFixture(directory.resolve("server"));
        demo = Demo.start(api.loop, api.dispatcher);
        browser = Chromium.start(directory.resolve("browser"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            demo.close();
            api.close();
        }
    }

    @AfterEach
    void nothing_went_wrong_unseen() {
        assertThat(page.errors()).isEmpty();
    }

    private BrowserPage signedIn(String token, String address) {
        return page.open(api.uri("/console/#/" + address).toString())
                .fill("#token", token)
                .click("button.primary")
                .until("document.querySelector('.page')");
    }

    @Test
    void every_page_opens_in_both_languages_and_themes_without_barriers() {
        for (var theme : List.of("light", "dark")) {
            for (var language : List.of("en", "zh-CN")) {
                page.like(1280, 800, theme).open(api.uri("/console/").toString());
                page.click("button[lang=" + language + "]")
                        .until("document.documentElement.lang === '" + language + "'");
                assertThat(page.barriers()).as("sign-in").isEmpty();
                page.fill("#token", api.admin()).click("button.primary").until("document.querySelector('.page')");
                for (var name : PAGES) {
                    look(name, theme + "-" + language);
                }
                page.open("about:blank");
            }
        }
    }

    private void look(String name, String how) {
        page.value("location.hash = '#/" + name + "'");
        page.until("location.hash.endsWith('" + name + "') && document.querySelector('.page h1')"
                + " && document.querySelector('nav [aria-current=page]').hash.endsWith('" + name + "')");
        assertThat(page.barriers()).as(name + " " + how).isEmpty();
        picture(name + "-" + how);
        page.value("true");
    }

    private void picture(String name) {
        var wanted = System.getProperty("sluice.pictures");
        if (wanted != null) {
            page.picture(Path.of(wanted).resolve(name + ".png"));
        }
    }

    @Test
    void a_narrow_screen_shows_everything_without_scrolling_sideways() {
        page.like(390, 844, "light");
        signedIn(api.admin(), "overview");
        for (var name : PAGES) {
            look(name, "narrow");
            assertThat(page.value("document.documentElement.scrollWidth").asInt())
                    .as(name)
                    .isLessThanOrEqualTo(390);
        }
    }

    @Test
    void a_token_that_opens_nothing_is_refused_in_words() {
        page.open(api.uri("/console/").toString()).fill("#token", "nobody").click("button.primary");
        page.until("document.querySelector('#token-problem').textContent");
        assertThat(page.errors()).allMatch(error -> error.contains("401"));
    }

    @Test
    void what_people_wrote_is_text_and_never_markup() {
        long id = api.submit("kind: job\nname: odd\ntenant: acme\naccelerators: { count: 8, chips: [nvidia-h800] }\n"
                + "run: { command: ['" + MARKUP + "'], env: { A: '" + MARKUP + "' } }\n");
        signedIn(api.admin(), "workloads/" + id).until("document.body.innerText.includes('onerror')");
        assertThat(page.text()).contains(MARKUP);
        assertThat(page.value("document.querySelectorAll('main img').length").asInt())
                .isZero();
    }

    @Test
    void a_workload_that_waits_says_why_and_is_cancelled_after_a_question() {
        long id = api.submit(ApiFixture.job("too-much", "tenant: acme\naccelerators: { count: 8 }\ntasks: 4000\n"));
        long now = System.currentTimeMillis();
        api.forecasts.put(id, new Interval(now + 3_700_000, now + 9_900_000));
        signedIn(api.admin(), "workloads/" + id)
                .until("document.body.innerText.includes('Why it waits')")
                .until("document.body.innerText.includes('Expected to start between')");
        assertThat(page.barriers()).isEmpty();
        picture("workload");
        page.press("c").until("document.querySelector('dialog[open]')");
        assertThat(page.barriers()).isEmpty();
        page.click("dialog .danger").until("document.querySelector('.heading .state-cancelled')");
        assertThat(api.awaitState(id, "cancelled").get("user").asString()).isNotEmpty();
    }

    @Test
    void the_list_says_in_how_long_what_waits_is_expected_to_start() {
        long id = api.submit(ApiFixture.job("later", "tenant: acme\naccelerators: { count: 8 }\ntasks: 4000\n"));
        long now = System.currentTimeMillis();
        api.forecasts.put(id, new Interval(now + 5_399_000, now + 12_599_000));
        signedIn(api.admin(), "workloads")
                .until("document.body.innerText.includes('starts in 1 h 29 min to 3 h 29 min')");
        assertThat(page.barriers()).isEmpty();
        picture("workloads-waiting");
    }

    @Test
    void what_a_reader_may_not_do_is_absent() {
        long id = api.submit(ApiFixture.job("watched", "tenant: acme\naccelerators: { count: 8 }\ntasks: 4000\n"));
        signedIn(api.token(Role.VIEWER, "acme"), "workloads/" + id)
                .until("document.body.innerText.includes('Why it waits')");
        assertThat(page.value("document.querySelectorAll('main .danger').length")
                        .asInt())
                .isZero();
        page.press("c");
        assertThat(page.value("document.querySelectorAll('dialog').length").asInt())
                .isZero();
    }

    @Test
    void the_keyboard_leads_to_pages_rows_and_help() {
        signedIn(api.admin(), "overview");
        page.press("g", "w").until("document.querySelector('[data-row]')");
        page.press("j").until("document.activeElement.matches('[data-row]')");
        page.press("Enter").until("document.querySelector('.crumbs')");
        page.press("?").until("document.querySelector('dialog kbd')");
    }

    @Test
    void a_click_on_a_device_tells_who_is_on_its_node_and_the_node_is_drained() {
        signedIn(api.admin(), "fleet").until("document.querySelector('canvas.fleet').height > 20");
        page.value("""
                document.querySelector('canvas.fleet').dispatchEvent(new PointerEvent('click', { clientX:
                  document.querySelector('canvas.fleet').getBoundingClientRect().x + 5, clientY:
                  document.querySelector('canvas.fleet').getBoundingClientRect().y + 30, bubbles: true })); true""");
        page.until("document.querySelector('main .buttons .danger')");
        assertThat(page.barriers()).isEmpty();
        picture("fleet-node");
        page.click("main .buttons .danger").until("document.querySelector('dialog[open] .danger')");
        page.click("dialog .danger").until("document.querySelector('main .node-drained')");
    }

    @Test
    void news_come_in_by_themselves() {
        signedIn(api.admin(), "workloads");
        long id = api.submit(ApiFixture.job("just-now", "tenant: acme\naccelerators: { count: 8 }\ntasks: 4000\n"));
        page.until("[...document.querySelectorAll('[data-row]')].some((row) => row.hash.endsWith('/" + id + "'))");
    }
}
