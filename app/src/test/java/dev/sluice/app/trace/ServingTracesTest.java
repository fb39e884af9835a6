package dev.sluice.app.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.ReadTrace;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.core.replay.Fleet;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates and logs of requests as replicas that come and go. */
final class ServingTracesTest {
    private static final String RATES = """
            client,window_start_s,rate_rps,cv,pattern,arg1,arg2
            0,0,1.5,1,Gamma,1,1
            0,600,2.5,1,Gamma,1,1
            0,1200,0.5,1,Gamma,1,1
            0,3000,1e-3,1,Gamma,1,1
            7,600,0.2,1,Gamma,1,1
            0,9000,1,1,Gamma,1,1
            """;

    @TempDir
    Path temp;

    private static List<Tuple> windows(ReadTrace read) {
        return read.trace().jobs().stream()
                .map(job -> tuple(
                        job.tenant(),
                        (job.submitMillis() - Times.BASE_MILLIS) / 600_000,
                        job.durationMillis() / 600_000))
                .toList();
    }

    @Test
    void replicas_come_when_the_rate_crosses_up_and_go_when_it_crosses_down() throws Exception {
        var read = new TraceFolder(temp)
                .packed("m-large_client_rates.csv.gz", RATES)
                .open();
        assertThat(windows(read))
                .containsExactlyInAnyOrder(
                        tuple("client-0", 0L, 3L),
                        tuple("client-0", 0L, 2L),
                        tuple("client-0", 1L, 1L),
                        tuple("client-0", 5L, 1L),
                        tuple("client-7", 1L, 1L));
        assertThat(read.trace().fleet().sites()).extracting(Fleet.Site::devices).containsExactly(3L, 1L);
        assertThat(TraceFolder.bad(read).getFirst()).contains("line 7, column client: 0 is not in order");
        assertThat(read.trace().jobs().getFirst().profile().name()).isEqualTo("m-large");
    }

    @Test
    void what_a_replica_answers_is_an_option() throws Exception {
        var read = new TraceFolder(temp)
                .with("m-large_client_rates.csv", RATES)
                .open(ReadOptions.DEFAULT.withReplicaMilliRequests(2_500));
        assertThat(windows(read)).contains(tuple("client-0", 0L, 3L)).hasSize(3);
        assertThat(TraceFolder.remarks(read)).contains("a replica is one device and answers 2.5 requests a second");
    }

    @Test
    void a_log_is_counted_by_the_minute_in_any_order() throws Exception {
        var log = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        log.append("2023-11-16 18:17:00.5,1,1\n");
        for (int i = 0; i < 61; i++) {
            log.append("2023-11-16 18:15:46.6805900,374,44\n");
        }
        var read = new TraceFolder(temp).with("conv.csv", log.toString()).open();
        assertThat(read.format()).isEqualTo("azure-llm");
        assertThat(read.trace().jobs())
                .extracting(job -> job.submitMillis(), job -> job.durationMillis())
                .containsExactly(
                        tuple(Times.parse("2023-11-16T18:15:00").orElseThrow(), 60_000L),
                        tuple(Times.parse("2023-11-16T18:15:00").orElseThrow(), 60_000L),
                        tuple(Times.parse("2023-11-16T18:17:00").orElseThrow(), 60_000L));
    }

    @Test
    void json_lines_of_requests_are_read_and_bad_ones_told() throws Exception {
        var read = new TraceFolder(temp).with("conversation.jsonl", """
                        {"timestamp": 0, "input_length": 6, "output_length": 5, "hash_ids": [0, 1]}
                        {"timestamp": -1, "input_length": 6, "output_length": 5, "hash_ids": []}
                        {"timestamp": 59999, "input_length": 6, "outp
                        """).open();
        assertThat(read.trace().jobs()).hasSize(1);
        assertThat(read.badCount()).isEqualTo(2);
        assertThat(TraceFolder.bad(read).getFirst()).contains("line 2, column timestamp: -1 is not a whole number");
    }
}
