package dev.sluice.core.schedule.queue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every queue policy promises. */
final class QueuePoliciesTest {
    private static final long HOUR = 3_600_000;
    private static final RunSpec RUN = new RunSpec(null, List.of("train"), new TreeMap<>(), null);

    static List<QueuePolicy> all() {
        return QueuePolicies.all();
    }

    private static List<Workload> waiting() {
        var all = new ArrayList<Workload>();
        long id = 1;
        for (long estimate : new long[] {0, 1, HOUR, Limits.DURATION_MILLIS}) {
            for (int devices : new int[] {0, 1, 64}) {
                for (int tasks : new int[] {1, Limits.TASKS}) {
                    for (long kept : new long[] {0, HOUR / 2, 3 * HOUR}) {
                        var task = new TaskDemand(devices, 1000, 0, 0, 0);
                        var demand = new GangDemand(task, tasks, List.of(), List.of(), Topology.ANYWHERE);
                        var times = new Times(estimate, 0, HOUR / 4, 60_000, 0);
                        var spec =
                                new WorkloadSpec(Kind.JOB, "w", "acme", demand, Priority.NORMAL, times, 0, false, RUN);
                        all.add(new Workload(
                                id++,
                                spec,
                                "ada",
                                1,
                                1,
                                0,
                                Stops.NONE,
                                kept * 2,
                                kept,
                                new Expected(estimate, estimate),
                                new Phase.Waiting(1, 0),
                                Verdict.of(Verdict.Code.QUEUED)));
                    }
                }
            }
        }
        return all;
    }

    /** The same workload, all of whose tasks started at a time. */
    private static Workload running(Workload waiting, long startedMillis) {
        int tasks = waiting.spec().demand().tasks();
        var placement = new Placement(
                0, waiting.spec().demand().task(), IntList.of(new int[tasks]), LongList.of(new long[tasks]));
        var workload = waiting.starting(Attempt.placed(2, Tier.OWNED, placement, startedMillis));
        for (int rank = 0; rank < tasks; rank++) {
            workload = workload.taskStarted(rank, startedMillis);
        }
        return workload;
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_policy_is_found_by_its_name(QueuePolicy policy) {
        assertThat(QueuePolicies.named(policy.name())).contains(policy);
        assertThat(all().stream().map(QueuePolicy::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_rank_is_fixed_while_work_waits_and_never_negative(QueuePolicy policy) {
        for (var workload : waiting()) {
            long rank = policy.rank(workload, 1);
            assertThat(rank).as("%s", workload).isNotNegative();
            assertThat(policy.rank(workload, 1_000 * HOUR)).as("%s", workload).isEqualTo(rank);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void only_a_preemptive_policy_lets_work_be_replaced(QueuePolicy policy) {
        var all = waiting();
        boolean any = false;
        for (var victim : all) {
            for (var claimant : all) {
                any |= policy.mayReplace(claimant, running(victim, 1), 2 * HOUR);
            }
        }
        assertThat(any).isEqualTo(policy.preemptive());
    }

    /** Right after it took its place, whoever was stopped can't have it back. */
    @ParameterizedTest
    @MethodSource("all")
    void a_preemption_is_not_undone(QueuePolicy policy) {
        var all = waiting();
        long now = 2 * HOUR;
        for (var victim : all) {
            var runs = running(victim, HOUR);
            var stopped = victim.after(runs.ranMillis(now), runs.keptMillis(now));
            for (var claimant : all) {
                if (policy.mayReplace(claimant, runs, now)) {
                    assertThat(policy.rank(claimant, now)).isLessThan(policy.rank(runs, now));
                    assertThat(policy.mayReplace(stopped, running(claimant, now), now))
                            .as("%s after it was stopped for %s", stopped, claimant)
                            .isFalse();
                }
            }
        }
    }
}
