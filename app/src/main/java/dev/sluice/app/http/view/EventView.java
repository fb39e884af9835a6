package dev.sluice.app.http.view;

import dev.sluice.app.text.Texts;
import dev.sluice.core.work.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened. The fields are those of {@code Event} in {@code openapi.yaml}. */
public record EventView(
        long sequence,
        long atMillis,
        String at,
        String type,
        String actor,
        @Nullable Long workload,
        @Nullable String name,
        @Nullable String tenant,
        @Nullable Integer attempt,
        @Nullable Integer rank,
        @Nullable String tier,
        @Nullable String center,
        @Nullable String chip,
        @Nullable List<String> nodes,
        @Nullable List<List<Integer>> devices,
        @Nullable String reason,
        @Nullable String end,
        @Nullable Integer exitCode,
        @Nullable Boolean on,
        @Nullable Integer count,
        @Nullable Integer shareMilli,
        @Nullable Integer pacePermille,
        @Nullable VerdictView verdict) {
    static EventView of(EventSight sight, @Nullable Verdict verdict, Texts texts) {
        return new EventView(
                sight.sequence,
                sight.atMillis,
                Words.at(sight.atMillis),
                sight.type,
                sight.actor,
                sight.workload == 0 ? null : sight.workload,
                sight.name,
                sight.tenant,
                sight.attempt,
                sight.rank,
                sight.tier,
                sight.center,
                sight.chip,
                sight.nodes,
                sight.devices,
                sight.reason,
                sight.end,
                sight.exitCode,
                sight.on,
                sight.count,
                sight.shareMilli,
                sight.pacePermille,
                verdict == null ? null : VerdictView.of(verdict, texts));
    }
}
