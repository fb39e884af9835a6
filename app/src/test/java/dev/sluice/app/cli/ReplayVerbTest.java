package dev.sluice.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.trace.lines.NativeTrace;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReplayVerbTest {
    private static final long HOUR = 3_600_000;

    @TempDir
    Path directory;

    private Path file;
    private final StubServer server = new StubServer();
    private final CliRun.Setting setting = CliRun.Setting.of(server);

    /** Two owners of a node each, of whom one has three nodes' worth of work. */
    @AfterEach
    void closeTheServer() {
        server.close();
    }

    @BeforeEach
    void writeATrace() throws IOException {
        var sites = new ArrayList<Fleet.Site>();
        var jobs = new ArrayList<Job>();
        for (var owner : List.of("busy", "idle")) {
            var node = new NodeSpec("n0", "h20", 8, 0, 0, 0, List.of(), List.of());
            sites.add(new Fleet.Site(new CenterSpec(owner + "-dc", owner, "emulated", true), List.of(node)));
        }
        var whole = new GangDemand(new TaskDemand(8, 1000, 0, 0, 0), 1, List.of("h20"), List.of(), Topology.ANYWHERE);
        for (int hour = 0; hour < 24; hour++) {
            jobs.add(job("b" + hour, "busy", whole, HOUR * (24 + hour)));
        }
        var tenants = List.of(TenantSpec.plain("busy"), TenantSpec.plain("idle"));
        file = directory.resolve("two.jsonl");
        NativeTrace.write(new Trace("two", new Fleet(List.of(new Chip("h20", 0, 0, 0)), tenants, sites), jobs), file);
    }

    private static Job job(String name, String tenant, GangDemand demand, long at) {
        return new Job(
                at, name, "u", tenant, Kind.JOB, Priority.NORMAL, demand, 2 * HOUR, 0, 0, End.SUCCEEDED, Profile.PLAIN);
    }

    private JsonNode json(String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", file.toString(), "-o", "json", "-q"));
        arguments.addAll(List.of(more));
        var run = setting.run(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private static List<String> names(JsonNode report) {
        var names = new ArrayList<String>();
        report.get("setups").forEach(setup -> names.add(setup.get("name").asString()));
        return names;
    }

    @Test
    void set_ups_are_compared_with_the_levers_between_them() {
        var report = json();

        assertThat(names(report))
                .startsWith("silo", "pool-fifo", "pooling", "borrowing")
                .contains("pool");
        var silo = report.get("setups").get(0);
        assertThat(silo.get("wait").get("p95").asDouble()).isGreaterThan(20 * 3600.0);
        var pool = report.get("setups").get(4);
        assertThat(pool.get("wait").get("p95").asDouble()).isZero();
        assertThat(pool.get("owners").get(0).get("worseOff").asBoolean()).isFalse();
    }

    @Test
    void the_same_command_gives_the_same_hash_and_another_seed_another() {
        var options = new String[] {"--compare", "pool", "--start-delay", "30s"};
        var hash = json(options).get("hash");

        assertThat(json(options).get("hash")).isEqualTo(hash);
        assertThat(json("--compare", "pool", "--start-delay", "30s", "--seed", "7")
                        .get("hash"))
                .isNotEqualTo(hash);
    }

    private static final String CONTRACT = """
            { name: night, lender: idle, borrower: busy, chip: h20, devices: %s, until: 1970-01-09T00:00Z,
              floor: 0, notice: 2h, price: { currency: CNY, hour: 10 }, losses: lender }
            """;

    private Path contracts(String devices) throws IOException {
        var folder = Files.createDirectory(directory.resolve("contracts"));
        Files.writeString(folder.resolve("night.yaml"), CONTRACT.formatted(devices));
        Files.writeString(
                folder.resolve("prices.yaml"), "prices: [{ center: idle-dc, chip: h20, price: 99, currency: CNY }]\n");
        return folder;
    }

    /** From the second on each job is contracted in its first hour, and owned when the one before has ended. */
    @Test
    void lending_by_contract_shows_what_it_earned_and_what_it_cost_in_waiting() throws IOException {
        var report = json("--contracts", contracts("8").toString(), "--compare", "no-lending,lending");

        assertThat(report.get("setups").get(0).has("money")).isFalse();
        var busy = report.get("setups").get(1).get("money").get(0);
        var idle = report.get("setups").get(1).get("money").get(1);
        assertThat(idle.get("owner").asString()).isEqualTo("idle");
        assertThat(idle.get("earnedMicros").asLong()).isEqualTo(23 * 8 * 10_000_000L);
        assertThat(busy.get("paidMicros").asLong()).isEqualTo(23 * 8 * 10_000_000L);
        assertThat(busy.get("usedDeviceHours").asDouble()).isEqualTo(23 * 8.0);
        assertThat(busy.get("meanWaitHere").asDouble()).isZero();
        assertThat(busy.get("meanWaitWithout").asDouble()).isEqualTo(11.5 * 3600);
        assertThat(idle.get("meanWaitHere").isNull()).isTrue();
    }

    @Test
    void contracts_that_can_not_hold_are_refused_before_anything_is_replayed() throws IOException {
        var folder = contracts("9").toString();
        var run = setting.run("replay", file.toString(), "--contracts", folder, "--compare", "lending");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("contract night: idle has 8 of h20 to lend, and 9 are wanted");
        var alone = setting.run("replay", file.toString(), "--contracts", folder, "--compare", "silo");
        assertThat(alone.err()).contains("Add lending to --compare");
        var none = setting.run("replay", file.toString(), "--contracts", directory + "/none");
        assertThat(none.err()).contains("is no folder with contracts");
        Files.writeString(Path.of(folder, "night.yaml"), CONTRACT.formatted("0"));
        var zero = setting.run("replay", file.toString(), "--contracts", folder);
        assertThat(zero.err()).contains("night.yaml:1:").contains("devices");
    }

    @Test
    void a_policy_may_follow_a_set_up() {
        var report = json("--compare", "silo+sjf,pool+first-fit", "--no-levers");

        assertThat(names(report)).containsExactly("silo+sjf", "pool+first-fit");
    }

    @Test
    void files_are_written_whole_and_say_so() throws IOException {
        var html = directory.resolve("report.html");
        var svg = directory.resolve("waterfall.svg");
        var run = setting.run("replay", file.toString(), "--html", html.toString(), "--svg", svg.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>").contains("</html>");
        assertThat(Files.readString(svg)).contains("<svg").contains("</svg>");
        assertThat(run.err()).contains("Wrote " + html);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void a_synthetic_workload_needs_no_file() {
        var run = setting.run("replay", "--synthetic", "--compare", "pool", "-q", "--threads", "1");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("pool").contains("Hash of the input");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            replay                                        | needs a trace
            replay FILE --synthetic                       | not both
            replay --synthetic nowhere                    | no synthetic workload 'nowhere'. There are: small
            replay FILE --compare pool,lake               | no set-up 'lake'
            replay FILE --fleet-scale 4/1                 | --fleet-scale is '4/1'. Write it as N/M
            replay FILE --fleet-scale half                | --fleet-scale is 'half'
            replay FILE --from yesterday                  | --from is 'yesterday'. Write a day as
            replay FILE --failures 1000                   | --failures is 1000; it takes 0 to 999
            replay FILE --cycle soon                      | 'soon' is no time span
            replay FILE --to 1960-01-01                   | gives no job
            replay FILE --html /nowhere/at/all/x.html     | can't be written
            replay FILE --compare pool --svg w.svg        | needs silo and pool
            replay FILE --packing --seeds 9..1            | --seeds is '9..1'
            replay FILE --packing --place best            | no place policy 'best'. There are: learned-room
            replay FILE --packing --departures 0          | --departures is 0; it takes 1 to 1000
            replay FILE --threads 0                       | --threads is 0; it takes 1 to 64
            """)
    void what_does_not_fit_gets_one_clear_error(String line, String says) {
        var run = setting.run(line.replace("FILE", file.toString()).split(" +"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(says);
    }

    @Test
    void work_of_a_list_comes_waits_and_leaves() {
        var arguments = "replay FILE --packing --departures 50,150 --seeds 1..2 --place fgd,random -q";
        var run = setting.run(arguments.replace("FILE", file.toString()).split(" "));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(5);
        assertThat(run.out()).contains("fgd").contains("1.500");
    }

    @Test
    void an_export_is_the_servers_own_trace() throws IOException {
        server.stream("GET /api/v1/trace", "application/x-ndjson", "{\"sluice\":1}\n");
        var target = directory.resolve("history.jsonl");
        var run = setting.run("replay", "--export", target.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(target)).isEqualTo("{\"sluice\":1}\n");
    }

    @Test
    void the_bar_tells_how_far_it_is_and_how_long_it_takes() {
        assertThat(ProgressBar.line("Replaying two", 0, 200, 0)).endsWith("░   0%");
        assertThat(ProgressBar.line("Replaying two", 50, 200, 30_000)).endsWith(" 25% 1:30");
        assertThat(ProgressBar.line("Replaying two", 200, 200, 30_000)).endsWith("█ 100% 0:00");
    }
}
