package dev.sluice.app.http.view;

import dev.sluice.app.text.Texts;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workload as a line in a list. The fields are those of {@code WorkloadRow} in {@code openapi.yaml}. */
public record WorkloadRow(
        long id,
        String name,
        String kind,
        String tenant,
        String user,
        String state,
        String priority,
        int tasks,
        @Nullable Integer tasksNow,
        int devices,
        int shareMilli,
        List<String> chips,
        @Nullable String center,
        @Nullable String chip,
        @Nullable String tier,
        @Nullable Boolean emulated,
        long submittedMillis,
        String submittedAt,
        @Nullable Long startedMillis,
        @Nullable Long endedMillis,
        @Nullable Integer exitCode,
        int attempts,
        VerdictView verdict,
        @Nullable StartView expectedStart) {
    public static WorkloadRow of(Sight sight, Texts texts) {
        var workload = sight.workload();
        var spec = workload.spec();
        var task = spec.demand().task();
        var where = sight.where();
        var ended = workload.phase() instanceof Phase.Ended end ? end : null;
        return new WorkloadRow(
                workload.id(),
                spec.name(),
                Words.of(spec.kind()),
                spec.tenant(),
                workload.user(),
                workload.phase().word(),
                Words.of(spec.priority()),
                spec.demand().tasks(),
                tasksNow(workload),
                task.devices(),
                task.shareMilli(),
                spec.demand().chips(),
                where == null ? null : where.center().name(),
                where == null ? null : where.chip(),
                where == null ? null : Words.of(where.tier()),
                where != null && where.center().emulated() ? true : null,
                workload.submittedMillis(),
                Words.at(workload.submittedMillis()),
                started(workload),
                ended == null ? null : ended.atMillis(),
                ended == null ? null : ended.code(),
                workload.attempts(),
                VerdictView.of(sight.verdict(), texts),
                null);
    }

    /** The same with when it is expected to start. */
    public WorkloadRow withStart(@Nullable StartView start) {
        return new WorkloadRow(
                id,
                name,
                kind,
                tenant,
                user,
                state,
                priority,
                tasks,
                tasksNow,
                devices,
                shareMilli,
                chips,
                center,
                chip,
                tier,
                emulated,
                submittedMillis,
                submittedAt,
                startedMillis,
                endedMillis,
                exitCode,
                attempts,
                verdict,
                start);
    }

    /** Tasks that hold devices, of work whose size may change. */
    private static @Nullable Integer tasksNow(Workload workload) {
        var attempt = workload.phase().attempt();
        return attempt == null || !workload.spec().demand().resizable()
                ? null
                : attempt.placement().tasks();
    }

    private static @Nullable Long started(Workload workload) {
        var attempt = workload.newestAttempt();
        return attempt == null ? null : Words.orAbsent(attempt.startedMillis());
    }
}
