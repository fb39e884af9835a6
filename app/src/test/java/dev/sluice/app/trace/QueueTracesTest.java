package dev.sluice.app.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Priority;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of Philly, Helios, Muri and Chronus. */
final class QueueTracesTest {
    private static final String PHILLY = """
            timestamp,duration,num_gpus,gpu_time,cluster
            2017-09-30 23:59:59,100.0,1,100.0,aaa
            2017-10-01 00:00:00,100.5,12,1206.0,aaa
            2017-11-30 23:59:59,7.0,16,112.0,bbb
            2017-11-02 10:00:00,7.0,1,7.0,tiny
            2017-12-01 00:00:00,7.0,1,7.0,bbb
            """;

    @TempDir
    Path temp;

    private TraceFolder folder() {
        return new TraceFolder(temp);
    }

    private static List<Integer> tasks(Trace trace) {
        return trace.jobs().stream().map(job -> job.demand().tasks()).toList();
    }

    private static long at(String time) {
        return Times.parse(time).orElseThrow();
    }

    private TraceFolder philly() throws Exception {
        return folder().packed("philly_jobs.csv.gz", PHILLY).with("philly_vc_nodes.csv", "vc,node num\naaa,3\nbbb,2\n");
    }

    @Test
    void virtual_clusters_of_philly_are_centers_of_their_own_tenants() throws Exception {
        var read = philly().open();
        var sites = read.trace().fleet().sites();
        assertThat(sites).extracting(site -> site.center().owner()).containsExactly("aaa", "bbb");
        assertThat(sites).extracting(Fleet.Site::devices).containsExactly(24L, 16L);
        assertThat(TraceFolder.remarks(read)).contains("1 jobs of virtual clusters without nodes were left out: tiny");
    }

    @Test
    void philly_is_read_for_october_and_november_unless_told_otherwise() throws Exception {
        var jobs = philly().open().trace().jobs();
        assertThat(jobs)
                .extracting(Job::submitMillis)
                .containsExactly(at("2017-10-01T00:00:00"), at("2017-11-30T23:59:59"));
        assertThat(jobs.getFirst().durationMillis()).isEqualTo(100_500);
        var all = philly().open(ReadOptions.DEFAULT.withFrom(1).withTo(at("2018-01-01")));
        assertThat(all.trace().jobs()).hasSize(4);
        var none = philly().refused(ReadOptions.DEFAULT.withFrom(at("2018-01-01")));
        assertThat(none.code()).isEqualTo("trace.no-jobs");
    }

    @Test
    void large_jobs_are_gangs_of_equal_tasks_on_nodes_of_eight() throws Exception {
        var jobs = philly().open().trace().jobs();
        assertThat(jobs).extracting(job -> job.demand().tasks()).containsExactly(2, 2);
        assertThat(jobs).extracting(job -> job.demand().task().devices()).containsExactly(6, 8);
    }

    @Test
    void companions_of_philly_are_named_with_their_use() throws Exception {
        var read = philly().with(
                        "sequence.csv", "time,active,total\n2017-10-03 00:00:00,3,5\n2017-10-03 00:01:00,4,5\n")
                .with("results.csv", "vc,nodes,jct_fifo\naaa,3,1\n")
                .with("notes.txt", "whatever\n")
                .open();
        assertThat(TraceFolder.remarks(read))
                .contains(
                        "sequence.csv: 2 minutes of nodes in use, on average 70.0 % of 5 to 5; to compare with, the"
                                + " replay has its own",
                        "results.csv: published results, to compare with; not part of the trace",
                        "notes.txt: not read");
    }

    @Test
    void philly_without_its_nodes_names_what_is_missing() throws Exception {
        var refused = folder().with("philly_jobs.csv", PHILLY).refused();
        assertThat(refused.code()).isEqualTo("trace.file-missing");
        assertThat(refused.getMessage()).contains("philly_vc_nodes.csv").contains("Give the folder");
    }

    @Test
    void minutes_of_occupancy_become_jobs_of_one_device_first_in_first_out() throws Exception {
        var read = folder().with("earth_vcOne_2020-05-01_1min.csv", """
                        time,total_gpu_num,running_gpu_num,pending_gpu_num
                        2020-05-01 00:00:00,12,0,0
                        2020-05-01 00:01:00,12,2,1
                        2020-05-01 00:02:00,12,2,0
                        2020-05-01 00:03:00,12,0,0
                        2020-05-01 00:03:00,12,9,0
                        2020-05-01 00:04:00,12,1,5
                        2020-05-01 00:05:00,12,1,0
                        """).open();
        var start = at("2020-05-01T00:00:00");
        assertThat(read.trace().jobs())
                .extracting(job -> (job.submitMillis() - start) / 60_000, job -> job.durationMillis() / 60_000)
                .containsExactly(tuple(1L, 1L), tuple(1L, 2L), tuple(1L, 1L), tuple(4L, 1L), tuple(4L, 1L));
        assertThat(read.badCount()).isEqualTo(1);
        var site = read.trace().fleet().sites().getFirst();
        assertThat(site.center().name()).isEqualTo("vcOne");
        assertThat(site.nodes()).extracting(node -> node.devices()).containsExactly(8, 4);
        assertThat(TraceFolder.remarks(read)).anyMatch(text -> text.startsWith("4 devices were asked for and never"));
    }

    @Test
    void jobs_of_helios_count_from_the_date_of_their_file() throws Exception {
        var read = folder().with("venus_vcvlY_2020-09-01_26.csv", """
                        job_id,user,vc,submit_s,gpu_num,node_num,duration_s,state
                        7,uA,vcvlY,60,16,2,24,CANCELED
                        8,uA,vcvlY,30,8,1,50,COMPLETED
                        9,uB,vcNew,30,8,1,50,NODE_FAIL
                        10,uB,vcNew,3630,0,1,50,COMPLETED
                        11,uB,vcNew,3630,3,1,50,DANCING
                        """).open();
        var jobs = read.trace().jobs();
        assertThat(jobs).extracting(Job::name).containsExactly("8", "9", "7");
        assertThat(jobs.getFirst().submitMillis()).isEqualTo(at("2020-09-01T00:00:30"));
        assertThat(jobs).extracting(Job::end).containsExactly(End.SUCCEEDED, End.FAILED, End.CANCELLED);
        assertThat(jobs.getFirst().user()).isEqualTo("uA");
        assertThat(TraceFolder.bad(read).getFirst()).contains("line 6, column state: DANCING is not one of: CANCELED");
        assertThat(read.trace().fleet().sites()).extracting(Fleet.Site::devices).contains(16L);
        assertThat(TraceFolder.remarks(read)).contains("1 rows ask for no device and were left out");
    }

    @Test
    void a_daily_table_beside_the_jobs_of_helios_tells_their_fleet() throws Exception {
        var read = folder().with("venus_2020-09-01.csv", """
                        job_id,user,vc,submit_s,gpu_num,node_num,duration_s,state
                        8,uA,vcNew,30,8,1,50,COMPLETED
                        """)
                .with("Venus_gpu_number_daily.csv", "date,vcNew,total\n2020-08-31,8,8\n2020-09-01,24,24\n")
                .open();
        assertThat(read.trace().fleet().devices()).isEqualTo(24);
    }

    @Test
    void muri_knows_durations_and_loses_nothing_when_stopped() throws Exception {
        var header = "job_id,num_gpu,submit_time,iterations,model_name,batch_size,duration,interval,iteration_time,"
                + "resource_time_0,resource_time_1,resource_time_2,priority\n";
        var folder = folder().with(
                        "trace1.csv",
                        header + "0,16,500,10,vgg16,16,2000,1,1,1,1,1,0\n1,4,0,10,dqn,1,900,1,1,1,1,0.5,1\n")
                .with("trace1_pr.csv", header + "0,1,0,10,vgg16,16,2000,1,1,1,1,1,0\n");
        var read = folder.open();
        assertThat(read.variants()).containsExactly("trace1", "trace1_pr");
        var jobs = read.trace().jobs();
        assertThat(jobs).extracting(Job::name).containsExactly("1", "0");
        assertThat(jobs.getLast().estimateMillis()).isEqualTo(2000);
        assertThat(jobs.getLast().profile().name()).isEqualTo("vgg16");
        assertThat(jobs.getLast().profile().checkpointMillis()).isEqualTo(1);
        assertThat(jobs.getFirst().demand().interleave()).isEqualTo(new Iteration(1_000, 1_000, 500, 1_000));
        assertThat(tasks(read.trace())).containsExactly(4, 16);
        assertThat(read.trace().fleet().devices()).isEqualTo(64);
        assertThat(folder.open(ReadOptions.DEFAULT.withVariant("trace1_pr"))
                        .trace()
                        .jobs())
                .extracting(Job::submitMillis)
                .containsExactly(Times.BASE_MILLIS);
    }

    @Test
    void chronus_counts_in_minutes_and_leaves_rows_without_devices_out() throws Exception {
        var read = folder().with("trace_job_Philly_MIX1.csv", """
                        job_id,user,num_gpu,submit_time,iterations,model_name,duration,interval,\
                        expect_time_list,expect_value_list,best_effort,job_type
                        0,vc_a,4,10,5,vgg16,747,1,1105,10,0,strict
                        1,vc_a,0,11,5,vgg16,5,1,8,10,0,strict
                        2,vc_b,20,12,5,alexnet,30,1,14341,10,1,best
                        """).open();
        var jobs = read.trace().jobs();
        assertThat(jobs).extracting(Job::priority).containsExactly(Priority.NORMAL, Priority.LOW);
        assertThat(jobs.getFirst().submitMillis()).isEqualTo(Times.BASE_MILLIS + 600_000);
        assertThat(jobs.getFirst().durationMillis()).isEqualTo(747 * 60_000L);
        assertThat(tasks(read.trace())).containsExactly(1, 4);
        assertThat(read.variant()).isEqualTo("MIX1");
        assertThat(TraceFolder.remarks(read))
                .contains(
                        "1 rows ask for no device and were left out",
                        "deadlines and their values are not used; best effort has low priority",
                        "the trace tells of no nodes: the fleets of 2 owners are derived from their load, at most 1");
    }
}
