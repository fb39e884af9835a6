package dev.sluice.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WorkloadsTest {
    private static final WorkloadSpec SPEC = new WorkloadSpec(
            Kind.JOB,
            "a",
            "acme",
            new GangDemand(new TaskDemand(1, 1000, 0, 0, 0), 1, List.of(), List.of(), Topology.ANYWHERE),
            Priority.NORMAL,
            new Times(0, 0, 0, 0, 0),
            0,
            false,
            new RunSpec(null, List.of("train"), new TreeMap<>(), null));

    private static Workload waiting(long id) {
        return new Workload(
                id,
                SPEC,
                "ada",
                1,
                0,
                0,
                Stops.NONE,
                0,
                0,
                Expected.UNKNOWN,
                new Phase.Waiting(1, 0),
                Verdict.of(Verdict.Code.QUEUED));
    }

    private static Workload ended(long id) {
        return waiting(id).in(new Phase.Ended(End.SUCCEEDED, 2, 0, null), Verdict.of(Verdict.Code.SUCCEEDED));
    }

    private static List<Long> ids(Workloads workloads) {
        var ids = new ArrayList<Long>();
        workloads.forEach(workload -> ids.add(workload.id()));
        return ids;
    }

    @Test
    void ended_ones_can_be_put_back_after_live_ones_with_greater_ids() {
        var workloads = new Workloads(segment -> "h20");
        workloads.put(waiting(100_000));
        workloads.put(ended(70_000));
        workloads.put(ended(3));
        workloads.put(ended(99_999));
        assertThat(ids(workloads)).containsExactly(3L, 70_000L, 99_999L, 100_000L);
        assertThat(workloads.endedInOrder()).containsExactly(70_000L, 3L, 99_999L);
        assertThat(workloads.live()).isEqualTo(1);
        assertThat(workloads.nextId()).isEqualTo(100_001);
    }

    @Test
    void the_oldest_ended_ones_are_forgotten_and_live_ones_never() {
        var workloads = new Workloads(segment -> "h20");
        workloads.put(waiting(1));
        int ended = Limits.ENDED_KEPT + 1_000;
        for (long id = 2; id < 2 + ended; id++) {
            workloads.put(waiting(id));
            workloads.put(ended(id));
        }
        assertThat(workloads.find(1)).isNotNull();
        assertThat(workloads.find(1_001)).isNull();
        assertThat(workloads.find(1_002)).isNotNull();
        assertThat(workloads.live()).isEqualTo(1);
        assertThat(ids(workloads)).hasSize(Limits.ENDED_KEPT + 1).isSorted();
    }

    @Test
    void a_forgotten_start_of_the_ids_takes_no_room_and_is_not_found() {
        var workloads = new Workloads(segment -> "h20");
        for (long id = 1; id < Limits.ENDED_KEPT + 500_000; id++) {
            workloads.put(waiting(id));
            workloads.put(ended(id));
        }
        assertThat(workloads.find(1)).isNull();
        assertThat(workloads.find(0)).isNull();
        assertThat(workloads.find(-5)).isNull();
        assertThat(workloads.find(Long.MAX_VALUE)).isNull();
        assertThat(ids(workloads)).hasSize(Limits.ENDED_KEPT);
    }
}
