package dev.sluice.app.engine.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.slurm.SlurmFailure.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

final class RestReadingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RestReading.Page<List<SlurmJob>> jobs(String text) {
        try (var parser = JSON.createParser(text)) {
            return RestReading.jobs(parser);
        }
    }

    @Test
    void a_job_reads_alike_in_the_forms_of_all_versions() {
        var plain = jobs("""
                {"errors": [], "jobs": [{"job_id": 7, "name": "sluice-w7.1-0", "comment": "c",
                 "submit_time": 1795636190,
                 "job_state": "RUNNING", "state_reason": "None", "nodes": "node[1,4]", "cpus": 4,
                 "priority": 1, "tres_alloc_str": "cpu=4,mem=1.50G,node=2",
                 "gres_detail": ["gpu:h20:2(IDX:0-1)", "gpu:h20:2(IDX:0-1)"]}]}
                """);
        var wrapped = jobs("""
                {"jobs": [{"job_id": 7, "name": "sluice-w7.1-0", "comment": "c",
                 "submit_time": {"set": true, "infinite": false, "number": 1795636190},
                 "job_state": ["RUNNING", "POWER_UP_NODE"], "state_reason": "None", "nodes": "node[1,4]",
                 "cpus": {"set": true, "number": 4}, "tres_alloc_str": "cpu=4,mem=1536M,node=2",
                 "gres_detail": ["gpu:h20:2(IDX:0-1)", "gpu:h20:2(IDX:0-1)"]}],
                 "errors": []}
                """);
        assertThat(plain.error()).isNull();
        assertThat(wrapped).isEqualTo(plain);
        assertThat(plain.content()).singleElement().satisfies(job -> {
            assertThat(job.nodes()).containsExactly("node1", "node4");
            assertThat(job.gres()).containsOnly(new Gres("gpu", "h20", 2));
            assertThat(job.memoryMib()).isEqualTo(1536);
            assertThat(job.holdsDevices()).isTrue();
        });
    }

    @Test
    void an_error_inside_an_answer_that_says_ok_is_an_error() {
        var page = jobs("{\"jobs\": [], \"errors\": [{\"error_number\": -1, \"error\": \"Unspecified error\"}]}");
        assertThat(page.error()).isNotNull();
        assertThat(page.error().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2017, UNKNOWN_JOB",
        "2021, UNKNOWN_JOB",
        "1007, DENIED",
        "2002, DENIED",
        "1001, UNREACHABLE",
        "1800, UNREACHABLE",
        "-1, UNREACHABLE",
        "2014, REFUSED",
        "9001, REFUSED"
    })
    void what_follows_from_an_error_is_told_by_its_number(int number, Kind kind) {
        assertThat(new RestReading.Complaint(number, "x").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "idle"                       | []              | -     | true
                    "mixed"                      | []              | -     | true
                    ["IDLE", "DRAIN"]            | []              | -     | false
                    "idle"                       | ["DRAIN"]       | -     | false
                    "down"                       | []              | -     | false
                    "idle"                       | ["MAINTENANCE"] | -     | false
                    "allocated"                  | ["RESERVED"]    | -     | false
                    ["IDLE", "NOT_RESPONDING"]   | []              | -     | false
                    "idle"                       | ["RESERVED"]    | n1    | true
                    ["MIXED", "RESERVED"]        | []              | n1,n2 | true
                    "idle"                       | ["RESERVED"]    | n2    | false
                    "idle"                       | []              | n1    | false
                    ["IDLE", "DRAIN", "RESERVED"] | []             | n1    | false
                    "maint"                      | ["RESERVED"]    | n1    | false
                    """, quoteCharacter = '\'')
    void a_node_takes_new_work_only_where_nothing_speaks_against_it(
            String state, String flags, String lent, boolean usable) {
        var answer = JSON.readTree("{\"nodes\": [{\"name\": \"n1\", \"cpus\": 64, \"real_memory\": 1000,"
                + " \"gres\": \"gpu:h20:8\", \"state\": " + state + ", \"state_flags\": " + flags
                + "}], \"errors\": []}");
        var ours = lent.equals("-") ? null : Set.of(lent.split(","));
        assertThat(RestReading.nodes(answer, ours).content())
                .singleElement()
                .satisfies(node -> assertThat(node.usable()).isEqualTo(usable));
    }

    @Test
    void the_newest_version_that_both_know_is_taken() {
        var openapi = "{\"paths\": {\"\\/slurm\\/v0.0.37\\/jobs\": {}, \"/slurm/v0.0.38/jobs\": {},"
                + " \"/slurm/v0.0.99/x\": {}}}";
        assertThat(RestReading.newestVersion(openapi)).isEqualTo("v0.0.38");
        assertThat(RestReading.newestVersion("{\"paths\": {\"/slurm/v0.0.36/jobs\": {}}}"))
                .isNull();
    }
}
