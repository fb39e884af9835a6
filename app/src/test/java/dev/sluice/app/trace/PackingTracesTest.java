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

/** Nodes and pods of openb. */
final class PackingTracesTest {
    private static final String NODES = """
            sn,cpu_milli,memory_mib,gpu,model
            node-b,96000,393216,8,G2
            node-a,64000,262144,2,T4
            node-c,32000,65536,0,
            """;
    private static final String PODS = """
            name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,\
            pod_phase,creation_time,deletion_time,scheduled_time
            pod-0,12000,16384,1,1000,,LS,Running,100,400,160
            pod-1,6000,12288,1,460,T4|G2|T4,BE,Failed,0,50,10
            pod-2,8000,30517,0,0,,LS,Succeeded,20,30,20
            pod-3,64000,1024,8,1000,G2,LS,Pending,30,90,
            """;

    @TempDir
    Path temp;

    private TraceFolder folder() throws Exception {
        return new TraceFolder(temp)
                .with("openb_node_list_gpu_node.csv", NODES)
                .packed("openb_pod_list_default.csv.gz", PODS);
    }

    private static Job job(ReadTrace read, String name) {
        return read.trace().jobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pods_become_tasks_with_their_claims() throws Exception {
        var read = folder().open();
        assertThat(read.format()).isEqualTo("openb");
        assertThat(read.trace().name()).isEqualTo("openb/default");
        var whole = job(read, "pod-0").demand();
        assertThat(whole.task().devices()).isEqualTo(1);
        assertThat(whole.task().cpuMilli()).isEqualTo(12_000);
        assertThat(whole.task().memoryMib()).isEqualTo(16_384);
        assertThat(whole.chips()).isEmpty();
        assertThat(job(read, "pod-1").demand().task().shareMilli()).isEqualTo(460);
        assertThat(job(read, "pod-1").demand().chips()).containsExactly("T4", "G2");
        assertThat(job(read, "pod-2").demand().task().devices()).isZero();
        assertThat(job(read, "pod-3").demand().task().devices()).isEqualTo(8);
    }

    @Test
    void a_pod_runs_from_its_scheduling_and_one_never_scheduled_from_its_creation() throws Exception {
        var read = folder().open();
        assertThat(job(read, "pod-0").submitMillis()).isEqualTo(Times.BASE_MILLIS + 100_000);
        assertThat(job(read, "pod-0").durationMillis()).isEqualTo(240_000);
        assertThat(job(read, "pod-3").durationMillis()).isEqualTo(60_000);
        assertThat(job(read, "pod-1").end()).isEqualTo(End.FAILED);
        assertThat(TraceFolder.remarks(read)).anyMatch(text -> text.startsWith("1 pods were never scheduled"));
        assertThat(read.trace().jobs()).extracting(Job::name).containsExactly("pod-1", "pod-2", "pod-3", "pod-0");
    }

    @Test
    void nodes_keep_their_order_and_those_without_devices_are_nodes_of_cores() throws Exception {
        var fleet = folder().open().trace().fleet();
        assertThat(fleet.devices()).isEqualTo(10);
        assertThat(fleet.sites()).hasSize(1);
        assertThat(fleet.sites().getFirst().nodes())
                .extracting(NodeSpec::name)
                .containsExactly("node-b", "node-a", "node-c");
        assertThat(fleet.sites().getFirst().nodes()).extracting(NodeSpec::chip).containsExactly("G2", "T4", "cpu");
    }

    @Test
    void every_list_of_a_folder_can_be_read() throws Exception {
        var folder = folder().with("openb_pod_list_multigpu20.csv", """
                        name,cpu_milli,memory_mib,num_gpu,gpu_milli
                        pod-0,12000,16384,1,1000
                        """)
                .with("openb_pod_list_cpu050.csv", PODS)
                .with("openb_node_list_all_node.csv", NODES);
        var all = Traces.openAll(temp, ReadOptions.DEFAULT);
        assertThat(all).extracting(ReadTrace::variant).containsExactly("default", "cpu050", "multigpu20");
        assertThat(TraceFolder.remarks(all.getLast()))
                .contains("1 pods have no times: they come at once and run an hour; the list is for packing");
        assertThat(all.getLast().trace().jobs().getFirst().durationMillis()).isEqualTo(3_600_000);
        assertThat(folder.refused(ReadOptions.DEFAULT.withVariant("cpu05")).getMessage())
                .isEqualTo("There is no variant cpu05; this trace has: default, cpu050, multigpu20."
                        + " Did you mean cpu050?");
    }

    @Test
    void absurd_pods_are_told_with_place_and_bound() throws Exception {
        var read = folder().with("openb_pod_list_odd.csv", """
                        name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,\
                        pod_phase,creation_time,deletion_time,scheduled_time
                        pod-0,12000,16384,1,1000,,LS,Running,100,400,160
                        pod-1,12000,16384,2,500,,LS,Running,100,400,160
                        pod-2,-5,16384,1,1000,,LS,Running,100,400,160
                        pod-3,12000,16384,65,1000,,LS,Running,100,400,160
                        pod-4,12000,16384,1,1000,,LS,Running,500,400,510
                        pod-5,12000,99999999999999999999,1,1000,,LS,Running,100,400,160
                        pod-6,12000
                        """).open(ReadOptions.DEFAULT.withVariant("odd"));
        assertThat(read.trace().jobs()).hasSize(1);
        assertThat(read.badCount()).isEqualTo(6);
        assertThat(TraceFolder.bad(read))
                .map(text -> text.replaceFirst("openb_pod_list_odd.csv, ", "").replaceFirst("; line skipped", ""))
                .containsExactly(
                        "line 3, column gpu_milli: 500 is not 1000 or more; a share is of exactly one device",
                        "line 4, column cpu_milli: -5 is not a whole number from 0 to 65536000",
                        "line 5, column num_gpu: 65 is not a whole number from 0 to 64",
                        "line 6, column deletion_time: 400 is not a number not below 510",
                        "line 7, column memory_mib: 99999999999999999999 is not a whole number from 0 to 67108864",
                        "line 8: pod-6,12000 is not a row of 11 fields");
    }
}
