package dev.sluice.core.schedule.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Expected;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Stops;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import dev.sluice.core.work.WorkloadSpec;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PredictorTest {
    private static final long MINUTE = 60_000;
    private static final RunSpec RUN = new RunSpec(null, List.of("train"), new TreeMap<>(), null);

    private final Predictor predictor = new Predictor();

    private static WorkloadSpec spec(String tenant, String name, int devices, long estimateMinutes) {
        var demand = new GangDemand(new TaskDemand(devices, 1000, 0, 0, 0), 1, List.of(), List.of(), Topology.ANYWHERE);
        var times = new Times(estimateMinutes * MINUTE, 0, 0, 0, 0);
        return new WorkloadSpec(Kind.JOB, name, tenant, demand, Priority.NORMAL, times, 0, false, RUN);
    }

    private static Workload running(WorkloadSpec spec, String user) {
        var phase = new Phase.Waiting(1, 0);
        var waiting = new Workload(
                1, spec, user, 1, 0, 0, Stops.NONE, 0, 0, Expected.UNKNOWN, phase, Verdict.of(Verdict.Code.QUEUED));
        var placement = new Placement(0, spec.demand().task(), IntList.of(0), LongList.of(1));
        return waiting.starting(Attempt.placed(1, Tier.OWNED, placement, 1)).taskStarted(0, 1);
    }

    private void ran(WorkloadSpec spec, String user, long... minutes) {
        for (long each : minutes) {
            predictor.ended(running(spec, user), 1 + each * MINUTE);
        }
    }

    private Expected total(WorkloadSpec spec, String user) {
        return predictor.total(spec, user);
    }

    private static Expected minutes(long median, long most) {
        return new Expected(median * MINUTE, most * MINUTE);
    }

    @Test
    void nothing_is_known_before_anything_has_run() {
        assertThat(total(spec("acme", "train-1", 8, 0), "ada")).isEqualTo(Expected.UNKNOWN);
        assertThat(total(spec("acme", "train-1", 8, 30), "ada")).isEqualTo(minutes(30, 30));
    }

    @Test
    void the_narrowest_class_with_enough_runs_is_asked() {
        ran(spec("acme", "train-1", 8, 0), "ada", 10, 11, 12, 60, 11);
        ran(spec("acme", "test-1", 8, 0), "ada", 1, 1, 1);
        ran(spec("acme", "other", 1, 0), "bob", 500, 501, 502);
        assertThat(total(spec("acme", "train-7", 8, 0), "ada")).isEqualTo(minutes(11, 60));
        assertThat(total(spec("acme", "train-7", 4, 0), "ada"))
                .as("of another size")
                .isEqualTo(minutes(11, 60));
        assertThat(total(spec("acme", "new", 8, 0), "ada"))
                .as("of another name")
                .isEqualTo(minutes(10, 60));
        assertThat(total(spec("acme", "new", 1, 0), "eve"))
                .as("of another user")
                .isEqualTo(minutes(501, 502));
        assertThat(total(spec("beta", "new", 1, 0), "eve"))
                .as("of another tenant")
                .isEqualTo(minutes(11, 501));
    }

    @Test
    void only_the_newest_runs_count() {
        var spec = spec("acme", "train", 8, 0);
        for (int i = 0; i < 20; i++) {
            ran(spec, "ada", 1000);
        }
        for (int i = 0; i < Recent.KEPT; i++) {
            ran(spec, "ada", 10);
        }
        assertThat(total(spec, "ada")).isEqualTo(minutes(10, 10));
    }

    @Test
    void estimates_are_corrected_by_how_wrong_their_user_is() {
        ran(spec("acme", "a", 8, 100), "ada", 10, 20, 50);
        assertThat(total(spec("acme", "b", 8, 1000), "ada")).isEqualTo(minutes(200, 500));
        assertThat(total(spec("acme", "b", 8, 1000), "bob"))
                .as("of another user of the tenant")
                .isEqualTo(minutes(200, 500));
    }

    @Test
    void what_has_run_for_a_while_is_compared_with_what_ran_longer() {
        var spec = spec("acme", "train", 8, 0);
        ran(spec, "ada", 10, 11, 12, 60, 70, 80);
        var runs = running(spec, "ada");
        assertThat(predictor.remaining(runs, 1 + 20 * MINUTE)).isEqualTo(minutes(50, 60));
        assertThat(predictor.remaining(runs, 1 + 100 * MINUTE))
                .as("longer than all")
                .isEqualTo(minutes(100, 900));
    }

    @Test
    void a_limit_bounds_what_is_expected() {
        var spec = spec("acme", "train", 8, 0);
        ran(spec, "ada", 10, 20, 90);
        var limited = new WorkloadSpec(
                spec.kind(),
                spec.name(),
                spec.tenant(),
                spec.demand(),
                spec.priority(),
                new Times(0, 15 * MINUTE, 0, 0, 0),
                0,
                false,
                RUN);
        assertThat(total(limited, "ada")).isEqualTo(minutes(15, 15));
    }

    @Test
    void numbers_and_hashes_do_not_make_another_name() {
        assertThat(RunClass.stemOf("train-0012")).isEqualTo("train-#");
        assertThat(RunClass.stemOf("sweep-3fa9c1/7")).isEqualTo("sweep-#/#");
        assertThat(RunClass.stemOf("resnet50_b")).isEqualTo("resnet#_b");
        assertThat(RunClass.stemOf("eval")).isEqualTo("eval");
    }

    @Test
    void too_many_classes_make_the_oldest_forgotten_and_an_image_holds_the_rest() {
        ran(spec("acme", "a", 1, 0), "first", 7, 7, 7);
        for (int i = 0; i < Limits.RUN_CLASSES; i++) {
            ran(spec("acme", "a", 1, 0), "user" + (char) ('a' + i % 26) + i, 9);
        }
        assertThat(predictor.runs()).hasSize(Limits.RUN_CLASSES);
        assertThat(total(spec("acme", "a", 1, 0), "first")).isEqualTo(minutes(9, 9));
        var other = new Predictor();
        other.restore(predictor.runs(), predictor.factors());
        ran(spec("acme", "b", 1, 0), "last", 1);
        other.ended(running(spec("acme", "b", 1, 0), "last"), 1 + MINUTE);
        assertThat(other.runs()).isEqualTo(predictor.runs());
    }
}
