package dev.sluice.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.ReadTrace;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.replay.Job;
import dev.sluice.core.work.End;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of Slurm's accounting. */
final class SacctTest {
    private static final String HEADER =
            "JobIDRaw|User|Account|Partition|Submit|Start|End|ElapsedRaw|Timelimit|State|NNodes|ReqTRES|AllocTRES\n";
    /** Rows with blanks around bars, T for the day of all of them and G for gres/gpu. */
    private static final String JOBS = HEADER + rows("""
            1 | ann | nlp | all | T10:00:00 | T10:00:10 | T11:00:10 | 3600 | 1-00:00:00 | COMPLETED | 1 | cpu=8,G=4,mem=16G | cpu=8,G:a100=4,G=4,mem=16G
            2 | bob | cv | all | T10:30:00 | T10:30:00 | T10:40:00 | 600 | UNLIMITED | CANCELLED by 1000 | 2 | G:h100=16 | cpu=8,G:h100=16,G=16,mem=62.50G
            3 | bob | cv | all | T10:31:00 | T10:31:00 | T11:31:30 | 3630 | 01:00:00 | TIMEOUT | 1 | G:h100=1 | G:h100=1
            3.batch |  | cv |  | T10:31:00 | T10:31:00 | T11:31:30 | 3630 |  | CANCELLED | 1 |  | cpu=1
            4 | bob | cv | all | T10:32:00 | Unknown | Unknown | 0 | 01:00:00 | PENDING | 1 | G=1 |
            5 | bob | cv | all | T10:33:00 | T10:33:00 | T10:33:20 | 20 | Partition_Limit | REQUEUED | 1 | G=1 | G:a100=1,G=1
            5 | bob | cv | all | T10:33:20 | T10:35:00 | Unknown | 77 | Partition_Limit | RUNNING | 1 | G=1 | G:a100=1,G=1
            6 | bob | cv | all | T10:34:00 | T10:34:00 | T10:35:00 | 60 | 05:00 | OUT_OF_MEMORY | 1 | cpu=4 | cpu=4,mem=1024M
            7 | bob | cv | all | T10:34:00 | T10:34:00 | T10:35:00 | 60 | 00:00:30 | COMPLETED | 1 | gres/shard=8 | gres/shard=8
            8 | bob | cv | all | T10:35:00 | T10:35:00 | T10:36:00 | 60 | soon | COMPLETED | 1 | G=1 | G=1
            9 | bob | cv | all | T10:35:00 | T10:35:00 | T10:36:00 | 60 | 05:00 | EXPLODED | 1 | G=1 | G=1
            10 | bob | cv | all | T10:35:00 | T10:35:00 | T10:36:00 | 60 | 05:00 | COMPLETED | 1 | G=many | G=many
            11 | bob | cv | all | T10:36:00 | T10:36:00 | T10:37:00 | 60 | 00:00:30 | COMPLETED | 3 | gres/npu:910b=3 | gres/npu:910b=3
            """);

    private static final String NODES = """
            NodeName=n1 Arch=x86_64 CPUTot=64 Gres=gpu:a100:8(S:0-1),shard:32 RealMemory=512000 State=IDLE
            NodeName=n2 CPUTot=64 Gres=gpu:h100:4,gpu:l40s:4(IDX:4-7) RealMemory=512000
            NodeName=c1 CPUTot=16 Gres=(null) RealMemory=64000
            NodeName=bad CPUTot=many Gres=(null) RealMemory=64000
            """;

    @TempDir
    Path temp;

    private static String rows(String table) {
        return table.replaceAll(" ?\\| ?", "|")
                .replaceAll("\\bT(?=[0-9])", "2026-03-01T")
                .replaceAll("\\bG(?=[=:])", "gres/gpu");
    }

    private TraceFolder folder() throws Exception {
        return new TraceFolder(temp).packed("jobs.txt.gz", JOBS);
    }

    private static Job job(ReadTrace read, String id) {
        return read.trace().jobs().stream()
                .filter(job -> job.name().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_row_is_a_job_with_its_times_and_its_account() throws Exception {
        var first = job(folder().open(), "1");
        assertThat(first.submitMillis())
                .isEqualTo(Times.parse("2026-03-01T10:00:00").orElseThrow());
        assertThat(first.durationMillis()).isEqualTo(3_600_000);
        assertThat(first.estimateMillis()).isEqualTo(86_400_000);
        assertThat(first.limitMillis()).isEqualTo(86_400_000);
        assertThat(first.tenant()).isEqualTo("nlp");
        assertThat(first.user()).isEqualTo("ann");
        assertThat(first.demand().task().devices()).isEqualTo(4);
        assertThat(first.end()).isEqualTo(End.SUCCEEDED);
    }

    @Test
    void untyped_requests_take_the_types_of_their_partition_and_typed_ones_their_own() throws Exception {
        var read = folder().open();
        assertThat(job(read, "1").demand().chips()).containsExactly("a100", "910b", "h100");
        assertThat(job(read, "2").demand().chips()).containsExactly("h100");
    }

    @Test
    void gangs_ends_and_limits_are_those_of_slurm() throws Exception {
        var read = folder().open();
        var gang = job(read, "2");
        assertThat(gang.demand().tasks()).isEqualTo(2);
        assertThat(gang.demand().task().devices()).isEqualTo(8);
        assertThat(gang.end()).isEqualTo(End.CANCELLED);
        assertThat(gang.limitMillis()).isZero();
        assertThat(job(read, "3").limitMillis()).isEqualTo(3_600_000);
        assertThat(job(read, "3").end()).isEqualTo(End.FAILED);
        // It ran beyond its limit and was not stopped for it.
        assertThat(job(read, "11").limitMillis()).isZero();
        assertThat(job(read, "11").estimateMillis()).isEqualTo(30_000);
        assertThat(job(read, "11").demand().tasks()).isEqualTo(3);
    }

    @Test
    void of_a_requeued_job_the_last_run_counts_since_the_first_submission() throws Exception {
        var again = job(folder().open(), "5");
        assertThat(again.submitMillis())
                .isEqualTo(Times.parse("2026-03-01T10:33:00").orElseThrow());
        assertThat(again.durationMillis()).isEqualTo(77_000);
    }

    @Test
    void what_is_left_out_is_counted_by_reason() throws Exception {
        var read = folder().open();
        assertThat(read.trace().jobs()).extracting(Job::name).containsExactly("1", "2", "3", "5", "11");
        assertThat(TraceFolder.remarks(read))
                .contains(
                        "1 rows are steps of jobs and were left out",
                        "1 jobs never ran, or have no end, and were left out",
                        "1 jobs ask for no device and were left out; with the nodes they would be read",
                        "1 jobs ask for shards, of whose size nothing tells, and were left out");
        assertThat(read.badLines()).extracting(bad -> bad.column()).containsExactly("Timelimit", "State", "AllocTRES");
    }

    @Test
    void without_nodes_each_account_gets_its_peak() throws Exception {
        var fleet = folder().open().trace().fleet();
        assertThat(fleet.sites()).extracting(site -> site.center().owner()).containsExactly("cv", "nlp");
        // cv: 16 + 1 h100 at once are 3 nodes of 8, beside a node for each other type.
        assertThat(fleet.sites().getFirst().nodes())
                .extracting(NodeSpec::chip)
                .containsExactly("910b", "a100", "h100", "h100", "h100");
        assertThat(fleet.sites().getLast().devices()).isEqualTo(8);
    }

    @Test
    void with_nodes_there_is_one_cluster_with_cores_memory_and_shares() throws Exception {
        var read = folder().with("nodes.txt", NODES).open();
        var site = read.trace().fleet().sites().getFirst();
        assertThat(site.center().owner()).isEqualTo("slurm");
        assertThat(site.nodes()).extracting(NodeSpec::name).containsExactly("n1", "n2-h100", "n2-l40s", "c1");
        assertThat(site.nodes().get(1).cpuMilli()).isEqualTo(32_000);
        assertThat(job(read, "1").tenant()).isEqualTo("slurm/nlp");
        assertThat(job(read, "1").demand().task().cpuMilli()).isEqualTo(8_000);
        assertThat(job(read, "2").demand().task().memoryMib()).isEqualTo(32_000);
        assertThat(job(read, "6").demand().task().devices()).isZero();
        // 32 shards on 8 devices: 8 shards are more than one device has.
        assertThat(TraceFolder.remarks(read)).anyMatch(text -> text.startsWith("1 jobs ask for shards"));
        assertThat(TraceFolder.bad(read).getFirst()).contains("nodes.txt, line 4, column CPUTot: many");
    }

    @Test
    void a_fleet_file_elsewhere_is_read_like_one_beside_the_jobs() throws Exception {
        var nodes = temp.resolve("elsewhere.txt");
        new TraceFolder(temp).with("elsewhere.txt", NODES);
        var jobs = new TraceFolder(temp.resolve("jobs")).with("jobs.csv", JOBS.replace('|', '^'));
        var read = jobs.open(ReadOptions.DEFAULT.withFleetFile(nodes));
        assertThat(read.trace().fleet().sites()).hasSize(1);
        assertThat(read.trace().fleet().devices()).isEqualTo(16);
    }

    @Test
    void shares_are_counted_against_the_shards_of_a_device() throws Exception {
        var row = "7|bob|cv|all|2026-03-01T10:34:00|2026-03-01T10:34:00|2026-03-01T10:35:00|60||COMPLETED|1|"
                + "gres/shard=1|cpu=2,gres/shard=1\n";
        var read = new TraceFolder(temp)
                .with("jobs.txt", HEADER + row)
                .with("nodes.txt", NODES)
                .open();
        assertThat(job(read, "7").demand().task().shareMilli()).isEqualTo(250);
    }

    @Test
    void an_export_without_devices_names_the_column_that_it_lacks() throws Exception {
        var failure = new TraceFolder(temp)
                .with(
                        "jobs.txt",
                        "JobID|Account|Submit|Start|End|State\n1|a|2026-03-01|2026-03-01|2026-03-02|COMPLETED\n")
                .refused();
        assertThat(failure.code()).isEqualTo("trace.column-missing");
        assertThat(failure.getMessage()).contains("AllocTRES");
    }
}
