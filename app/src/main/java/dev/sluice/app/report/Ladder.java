package dev.sluice.app.report;

import dev.sluice.app.text.Texts;
import dev.sluice.core.replay.Lever;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way from each owner alone to what is reached, lever by lever.
 *
 * <p>Goal: a waterfall of whatever set-ups were compared. Method: from the set-up without levers on, the next step is
 * the first of the set-ups that has all levers so far and the fewest others. Example: alone, pooling, pooling +
 * borrowing and all levers give three steps, of which the last adds all the rest at once. Set-ups of one queue are no
 * steps: they take away the owners' guarantees, too.
 *
 * @param alone where it begins
 * @param steps at least one
 */
public record Ladder(Measured alone, List<Step> steps) {
    /** What some levers added to what was reached before. */
    public record Step(List<Lever> added, double usefulBefore, Measured measured) {
        /** The names of the levers. */
        public String title(Texts texts) {
            return added.stream()
                    .map(lever -> texts.format("report.lever." + lever.name().toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining(" + "));
        }

        /** Useful part of the device time with these levers. */
        public double useful() {
            return measured.utilisation().useful();
        }

        /** What they added to it; less than 0 if they took. */
        public double gain() {
            return useful() - usefulBefore;
        }
    }

    public Ladder {
        steps = List.copyOf(steps);
    }

    /** The ladder among a report's set-ups; absent if none is each owner alone, or none adds a lever to that. */
    public static Optional<Ladder> of(ReplayReport report) {
        return report.alone()
                .map(alone -> new Ladder(alone, steps(alone, report.setups())))
                .filter(ladder -> !ladder.steps.isEmpty());
    }

    private static List<Step> steps(Measured alone, List<Measured> setups) {
        var steps = new ArrayList<Step>();
        var last = alone;
        for (var next = next(last, setups); next.isPresent(); next = next(last, setups)) {
            var added = EnumSet.copyOf(next.get().setup().levers());
            added.removeAll(last.setup().levers());
            steps.add(new Step(List.copyOf(added), last.utilisation().useful(), next.get()));
            last = next.get();
        }
        return steps;
    }

    private static Optional<Measured> next(Measured last, List<Measured> setups) {
        var levers = last.setup().levers();
        Measured next = null;
        for (var other : setups) {
            var more = other.setup().levers();
            boolean further = !other.setup().oneQueue() && more.containsAll(levers) && more.size() > levers.size();
            if (further && (next == null || more.size() < next.setup().levers().size())) {
                next = other;
            }
        }
        return Optional.ofNullable(next);
    }

    /** The set-up that it ends at. */
    public Measured top() {
        return steps.getLast().measured();
    }

    /** Useful part of the device time with no levers. */
    public double usefulAlone() {
        return alone.utilisation().useful();
    }

    /** Useful part of the device time with all levers. */
    public double usefulReached() {
        return top().utilisation().useful();
    }

    /**
     * How many devices would have to be bought for the same gain, if those would be as useful as the ones that are
     * there: devices x (reached / alone - 1), rounded; 0 if nothing was gained or nothing was useful alone.
     */
    public long devicesToBuy(long devices) {
        double alone = usefulAlone();
        return alone <= 0 ? 0 : Math.max(0, Math.round(devices * (usefulReached() / alone - 1)));
    }
}
