package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.cli.table.Width;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each view looks like, kept in {@code shown/}. After a change that is meant, run the tests under
 * {@code JAVA_TOOL_OPTIONS=-Dsluice.write-views=true} and read the difference.
 */
final class ViewsTest {
    private static final List<String> VIEWS = List.of(
            "ps --all",
            "nodes",
            "centers",
            "chips",
            "chips nvidia-h20",
            "tenants",
            "rules",
            "usage",
            "prices",
            "budget show",
            "bill",
            "settlement",
            "settings",
            "describe eval",
            "explain 53",
            "events 49",
            "token ls",
            "whoami",
            "top --once",
            "submit - --help",
            "--help");

    private static final StubServer SERVER = new StubServer();

    @BeforeAll
    static void tellTheServerWhatToSay() {
        SERVER.says("GET /api/v1/workloads", "workloads")
                .says("GET /api/v1/nodes", "nodes")
                .says("GET /api/v1/centers", "centers")
                .says("GET /api/v1/chips", "chips")
                .says("GET /api/v1/tenants", "tenants")
                .says("GET /api/v1/rules", "rules")
                .says("GET /api/v1/usage", "usage")
                .says("GET /api/v1/prices", "prices")
                .says("GET /api/v1/budgets", "budgets")
                .says("GET /api/v1/bill", "bill")
                .says("GET /api/v1/settlement", "settlement")
                .says("GET /api/v1/settings", "settings")
                .says("GET /api/v1/workloads/eval", "workload")
                .says("GET /api/v1/workloads/49", "workload")
                .says("GET /api/v1/workloads/49/events", "workload-events")
                .says("GET /api/v1/workloads/53/explain", "explanation")
                .says("GET /api/v1/tokens", "tokens")
                .says("GET /api/v1/whoami", "identity")
                .says("GET /api/v1/summary", "summary");
    }

    @AfterAll
    static void closeTheServer() {
        SERVER.close();
    }

    static List<Arguments> everyView() {
        var all = new ArrayList<Arguments>();
        for (var view : VIEWS) {
            for (var language : List.of("en", "zh-CN")) {
                all.add(Arguments.of(view, 80, language));
                all.add(Arguments.of(view, 120, language));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyView")
    void each_view_is_as_it_was_looked_at_and_fits(String view, int columns, String language) throws IOException {
        var run = CliRun.Setting.of(SERVER)
                .with("COLUMNS", Integer.toString(columns))
                .run((view + " --lang " + language).split(" "));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(columns));
        var shown = run.out().replace(SERVER.url(), "http://127.0.0.1:7070");
        assertThat(shown).isEqualTo(kept(view, columns, language, shown));
    }

    private static String kept(String view, int columns, String language, String shown) throws IOException {
        var name = view.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + "-" + columns + "-" + language + ".txt";
        if (Boolean.getBoolean("sluice.write-views")) {
            var sources = Path.of(System.getProperty("sluice.root"), "app/src/test/resources/dev/sluice/app/cli");
            Files.writeString(sources.resolve("shown").resolve(name), shown);
            return shown;
        }
        return CliRun.resource("shown/" + name);
    }
}
