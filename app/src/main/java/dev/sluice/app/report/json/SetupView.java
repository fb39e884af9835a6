package dev.sluice.app.report.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.app.report.Figures;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.MoneyRow;
import dev.sluice.app.report.OwnerChange;
import dev.sluice.app.report.Reasons;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Spread;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One set-up of the document. */
record SetupView(
        String name,
        boolean oneQueue,
        List<String> levers,
        long workloads,
        long refused,
        long unfinished,
        long commands,
        long events,
        double wallSeconds,
        Use utilisation,
        @JsonProperty("wait") Times waiting,
        Times completion,
        double workLostFraction,
        Lost lost,
        double strandedDevices,
        List<Owner> owners,
        List<SliceView> sizes,
        List<SliceView> chips,
        List<Why> reasons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Money> money,
        String eventHash,
        String stateHash) {

    record Use(double allocated, @Nullable Double active, double useful, double ceiling) {}

    record Times(double mean, double p50, double p95, double p99) {}

    /** Parts of the device time that was handed out. */
    record Lost(
            long stops,
            double byStops,
            double byFailures,
            @Nullable Double byIdleness) {}

    record Wait(double meanWait, double p95Wait) {}

    /** An owner; {@code alone} and {@code worseOff} are unknown if no set-up has it alone. */
    record Owner(
            String name,
            long workloads,
            @Nullable Wait alone,
            Wait here,
            @Nullable Boolean worseOff) {}

    record SliceView(
            String key,
            long workloads,
            @JsonProperty("wait") Times waiting,
            Times completion) {}

    /** What lending brought an owner and what it cost, in millionths; waits in seconds, null where unknown. */
    record Money(
            String owner,
            String currency,
            long earnedMicros,
            long paidMicros,
            double lentDeviceHours,
            double usedDeviceHours,
            @Nullable Double meanWaitWithout,
            @Nullable Double meanWaitHere) {}

    record Why(String code, double waitedSeconds, double fraction) {}

    /** A view of a set-up; {@code alone} is the outcome of each owner alone, if there is one. */
    static SetupView of(ReplayReport report, Measured measured, @Nullable Outcome alone) {
        var outcome = measured.outcome();
        var use = measured.utilisation();
        var losses = outcome.losses();
        return new SetupView(
                measured.name(),
                measured.setup().oneQueue(),
                JsonReport.words(measured.setup().levers()),
                outcome.workloads(),
                outcome.refused(),
                outcome.unfinished(),
                outcome.commands(),
                outcome.events(),
                Numbers.seconds(measured.wallNanos() / 1_000_000),
                new Use(
                        Numbers.part(use.allocated()),
                        use.active().isPresent() ? Numbers.part(use.active().getAsDouble()) : null,
                        Numbers.part(use.useful()),
                        Numbers.part(use.ceiling())),
                times(outcome.waiting()),
                times(outcome.completion()),
                lost(losses.byStops(), losses),
                new Lost(
                        losses.stops(),
                        lost(losses.byStops(), losses),
                        lost(losses.byFailures(), losses),
                        losses.byIdleness() < 0 ? null : lost(losses.byIdleness(), losses)),
                Numbers.part(Figures.mean(outcome.series().strandedMilli()) / 1000),
                owners(outcome, alone),
                slices(outcome.sizes()),
                slices(outcome.chips()),
                reasons(outcome),
                MoneyRow.of(report, measured).stream().map(SetupView::money).toList(),
                HexFormat.of().toHexDigits(outcome.eventHash()),
                HexFormat.of().toHexDigits(outcome.stateHash()));
    }

    private static Money money(MoneyRow row) {
        var money = row.money();
        return new Money(
                money.owner(),
                money.currency(),
                money.earnedMicros(),
                money.paidMicros(),
                hours(money.lentQuantity()),
                hours(money.usedQuantity()),
                mean(row.without()),
                mean(row.here()));
    }

    private static double hours(long quantity) {
        return Numbers.seconds(quantity / 1000) / 3600;
    }

    private static @Nullable Double mean(@Nullable Spread waiting) {
        return waiting == null ? null : Numbers.seconds(waiting.meanMillis());
    }

    private static double lost(long some, Outcome.Losses losses) {
        return Numbers.part(Figures.part(some, losses.allocated()));
    }

    private static Times times(Spread times) {
        return new Times(
                Numbers.seconds(times.meanMillis()),
                Numbers.seconds(times.percentile(50)),
                Numbers.seconds(times.percentile(95)),
                Numbers.seconds(times.percentile(99)));
    }

    private static List<Owner> owners(Outcome outcome, @Nullable Outcome alone) {
        Map<String, OwnerChange> changes = new LinkedHashMap<>();
        if (alone != null) {
            OwnerChange.between(alone, outcome).forEach(change -> changes.put(change.name(), change));
        }
        return outcome.owners().stream()
                .map(owner -> owner(owner, changes.get(owner.key())))
                .toList();
    }

    private static Owner owner(Outcome.Slice owner, @Nullable OwnerChange change) {
        return new Owner(
                owner.key(),
                owner.waiting().count(),
                change == null ? null : wait(change.alone()),
                wait(owner.waiting()),
                change == null ? null : change.worseOff());
    }

    private static Wait wait(Spread waiting) {
        return new Wait(Numbers.seconds(waiting.meanMillis()), Numbers.seconds(waiting.percentile(95)));
    }

    private static List<SliceView> slices(List<Outcome.Slice> slices) {
        return slices.stream()
                .map(slice -> new SliceView(
                        slice.key(), slice.waiting().count(), times(slice.waiting()), times(slice.completion())))
                .toList();
    }

    private static List<Why> reasons(Outcome outcome) {
        return Reasons.of(outcome).stream()
                .map(reason ->
                        new Why(reason.code(), Numbers.seconds(reason.waitedMillis()), Numbers.part(reason.part())))
                .toList();
    }
}
