package dev.sluice.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.core.replay.Job;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces whose durations come from measurements: Pollux and Gavel. */
final class MeasuredTracesTest {
    @TempDir
    Path temp;

    private TraceFolder pollux() throws Exception {
        return new TraceFolder(temp)
                .with("workloads_load1.0.csv", """
                        load,workload,name,time,application,num_replicas,batch_size
                        1.0,1,tiny-0,29,tiny,6,60
                        1.0,1,tiny-1,30,tiny,6,384
                        1.0,2,tiny-2,31,tiny,1,60
                        1.0,1,other-3,32,other,1,60
                        """)
                .with("profiles/tiny_validation.csv", """
                        batch_size,progress,iteration,metric,grad_sqr,grad_var
                        60,10.5,50,0.1,1,1
                        60,20.5,100,0.2,1,1
                        384,20.5,10,0.2,1,1
                        """)
                .with("profiles/tiny_placements.csv", """
                        placement,local_bsz,step_time,sync_time
                        33,8,1.0,0.25
                        33,12,2.0,0.5
                        1,60,3.0,0.0
                        """);
    }

    @Test
    void iterations_times_the_measured_step_are_the_duration() throws Exception {
        var read = pollux().open();
        // 60 over 6 devices are 10 for each, half way from 8 to 12: 1.5 s a step, 100 steps.
        assertThat(read.trace().jobs().getFirst().durationMillis()).isEqualTo(150_000);
        assertThat(read.trace().jobs().getFirst().demand().tasks()).isEqualTo(2);
        assertThat(read.trace().fleet().devices()).isEqualTo(64);
    }

    @Test
    void a_batch_beyond_the_measured_ones_is_added_up_from_parts() throws Exception {
        var job = pollux().open().trace().jobs().getLast();
        // 64 for each is 6 parts of 10.67: step 1.667, sync 0.417; 5 x 1.25 + 1.667 s, 10 times.
        assertThat(job.durationMillis()).isEqualTo(79_167);
    }

    @Test
    void loads_and_workloads_are_variants_and_unmeasured_work_is_a_bad_line() throws Exception {
        var read = pollux().open();
        assertThat(read.variants()).containsExactly("1.0/1", "1.0/2");
        assertThat(TraceFolder.bad(read).getFirst())
                .contains("line 5, column application: other is not work that the measurements");
        var second = pollux().open(ReadOptions.DEFAULT.withVariant("1.0/2"));
        assertThat(second.trace().jobs()).extracting(Job::name).containsExactly("tiny-2");
    }

    private TraceFolder gavel() throws Exception {
        return new TraceFolder(temp).with("simulation_throughputs.json", """
                        {"k80": {"('LM (batch size 5)', 1)": {"null": 0.0},
                                 "('A3C', 1)": {"null": 1.0, "('LM (batch size 5)', 1)": [0.5, 0.5]}},
                         "p100": {"('LM (batch size 5)', 1)": {"null": 2.0}, "('A3C', 1)": {"null": 2.0}},
                         "v100_unconsolidated": {"('A3C', 1)": {"null": 99.0}},
                         "v100": {"('LM (batch size 5)', 1)": {"null": 4.0}, "('A3C', 1)": {"null": 2.0}}}
                        """).with("msr_philly_vc_seed0.csv", """
                        vc,job_type,total_steps,arrival_s,scale_factor
                        aaa,"LM (batch size 5)",400,0.000000,1
                        bbb,"A3C",200,6.000000,8
                        bbb,"GPT",200,6.000000,1
                        """);
    }

    @Test
    void steps_over_throughput_are_the_duration_and_ratios_the_speeds() throws Exception {
        var read = gavel().open();
        var jobs = read.trace().jobs();
        assertThat(jobs).extracting(Job::durationMillis).containsExactly(100_000L, 100_000L);
        var model = jobs.getFirst().profile();
        assertThat(model.name()).isEqualTo("LM (batch size 5)");
        assertThat(model.speedPermille()).containsOnlyKeys("p100", "v100").containsEntry("p100", 500);
        assertThat(jobs.getFirst().demand().chips()).containsExactly("v100", "p100");
        assertThat(jobs.getLast().profile().speedOn("k80")).isEqualTo(500);
        assertThat(jobs.getLast().demand().tasks()).isEqualTo(2);
        assertThat(jobs).extracting(Job::tenant).containsExactly("gavel/aaa", "gavel/bbb");
        assertThat(read.trace().fleet().devices()).isEqualTo(108);
    }

    @Test
    void what_nobody_measured_is_a_bad_line_or_counted() throws Exception {
        var read = gavel().open();
        assertThat(TraceFolder.bad(read).getFirst()).contains("line 4, column job_type: GPT");
        assertThat(TraceFolder.remarks(read)).anyMatch(text -> text.startsWith("1 jobs have a number of devices"));
    }

    @Test
    void traces_of_the_physical_cluster_have_no_header() throws Exception {
        var row = "A3C\tpython3 main.py --x\tdir\t-n\t1\t600\t2\t1\t-1.000000\t30\n";
        var read =
                gavel().with("physical_small.trace.tsv", row).open(ReadOptions.DEFAULT.withVariant("physical_small"));
        assertThat(read.trace().jobs()).extracting(Job::durationMillis).containsExactly(300_000L);
        assertThat(read.trace().jobs().getFirst().submitMillis()).isEqualTo(Times.BASE_MILLIS + 30_000);
        assertThat(read.trace().fleet().devices()).isEqualTo(48);
    }

    @Test
    void damaged_measurements_are_one_clear_failure() throws Exception {
        var refused =
                gavel().with("simulation_throughputs.json", "{\"v100\": {\n").refused();
        assertThat(refused.code()).isEqualTo("trace.bad-json");
    }
}
