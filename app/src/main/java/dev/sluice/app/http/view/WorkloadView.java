package dev.sluice.app.http.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.app.text.Texts;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A workload as a whole. The fields are those of {@code Workload} in {@code openapi.yaml}. */
public record WorkloadView(
        @JsonUnwrapped WorkloadRow row,
        @Nullable Long sinceMillis,
        long deviceMemoryMib,
        int cpuMilli,
        long memoryMib,
        List<String> centers,
        Domain topology,
        @Nullable Elastic elastic,
        Times times,
        @Nullable Long deadlineMillis,
        int retries,
        int failures,
        int stops,
        Run run,
        @Nullable AttemptView attempt,
        @Nullable Promise promised) {
    /**
     * The tightest domain that it asks for, and the level at which its tasks are kept apart; null = they need not be.
     */
    public record Domain(
            String level, boolean required, @Nullable String spread) {
        static Domain of(Topology topology) {
            return new Domain(topology.level(), topology.required(), topology.apart() ? topology.spread() : null);
        }
    }

    /** The sizes that it may have while it runs. */
    public record Elastic(int min, int max, int step) {
        static @Nullable Elastic of(GangDemand demand) {
            return demand.resizable() ? new Elastic(demand.leastTasks(), demand.mostTasks(), demand.stepTasks()) : null;
        }
    }

    /** What each task runs; the environment only for those who may change the workload. */
    public record Run(
            @Nullable String image,
            List<String> command,
            @Nullable Map<String, String> env,
            @Nullable String directory) {}

    /** Devices that it gets when their holders have stopped. */
    public record Promise(String center, String chip, String tier, List<TaskPlace> placements) {}

    /** One task on its devices. */
    public record TaskPlace(int rank, String node, List<Integer> devices) {}

    /** @param open whether the reader may change the workload, so that the environment is shown */
    public static WorkloadView of(Sight sight, Texts texts, boolean open) {
        var workload = sight.workload();
        var spec = workload.spec();
        var demand = spec.demand();
        return new WorkloadView(
                WorkloadRow.of(sight, texts),
                since(workload.phase()),
                demand.task().deviceMemoryMib(),
                demand.task().cpuMilli(),
                demand.task().memoryMib(),
                demand.centers(),
                Domain.of(demand.topology()),
                Elastic.of(demand),
                spec.times(),
                spec.deadlineMillis() == 0 ? null : spec.deadlineMillis(),
                spec.retries(),
                workload.failures(),
                workload.stops().all(),
                run(spec.run(), open),
                AttemptView.of(sight),
                promise(sight));
    }

    private static Run run(RunSpec run, boolean open) {
        return new Run(run.image(), run.command(), open ? run.env() : null, run.directory());
    }

    private static @Nullable Long since(Phase phase) {
        return switch (phase) {
            case Phase.Waiting(var since, var notBefore) -> since;
            case Phase.Held(var since) -> since;
            case Phase.Reserved reserved -> reserved.sinceMillis();
            case Phase.Starting(var attempt) -> attempt.placedMillis();
            case Phase.Running(var attempt) -> attempt.startedMillis();
            case Phase.Stopping stopping -> stopping.sinceMillis();
            case Phase.Ended ended -> ended.atMillis();
        };
    }

    private static @Nullable Promise promise(Sight sight) {
        var where = sight.where();
        if (where == null || !(sight.workload().phase() instanceof Phase.Reserved)) {
            return null;
        }
        var masks = where.placement().deviceMasks();
        var places = IntStream.range(0, where.nodes().size())
                .mapToObj(rank -> new TaskPlace(rank, where.nodes().get(rank), Words.devices(masks.get(rank))))
                .toList();
        return new Promise(where.center().name(), where.chip(), Words.of(where.tier()), places);
    }
}
