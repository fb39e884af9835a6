package dev.sluice.app.http.view;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.store.LedgerStore.Dimension;
import dev.sluice.app.store.LedgerStore.UsageQuery;
import dev.sluice.app.store.LedgerStore.UsageSum;
import dev.sluice.core.ledger.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Device time by groups.
 *
 * @param activeKnown whether anybody measured how long devices were busy: nobody did, and it is never guessed
 */
public record UsageView(String from, String to, List<String> by, boolean activeKnown, List<Group> groups, Time total) {
    /** One group: what it has in common, by dimension, and its time. */
    public record Group(Map<String, String> key, Time time) {}

    /**
     * Device time in millionths of device-seconds.
     *
     * @param allocated handed out, up to now
     * @param open how much of it is of attempts that hold devices now and is not booked yet: nobody knows whether its
     *     work will be kept
     * @param lost work that was lost
     * @param useful the rest
     */
    public record Time(long allocated, long open, long lost, long useful) {
        private static final Time NONE = new Time(0, 0, 0, 0);

        private Time plus(long moreAllocated, long moreOpen, long moreLost) {
            return new Time(
                    Math.addExact(allocated, moreAllocated),
                    open + moreOpen,
                    lost + moreLost,
                    useful + moreAllocated - moreOpen - moreLost);
        }
    }

    /** Of what is booked and what is open. */
    public static UsageView of(UsageQuery query, List<Dimension> by, List<UsageSum> booked, List<Entry> open) {
        var groups = new TreeMap<List<String>, Time>(order(by));
        booked.forEach(sum -> groups.put(
                sum.keys(), groups.getOrDefault(sum.keys(), Time.NONE).plus(sum.allocated(), 0, sum.lost())));
        for (var line : open) {
            long from = Math.max(query.fromMillis(), line.span().fromMillis());
            long to = Math.min(query.toMillis(), line.span().toMillis());
            var tenant = query.tenant();
            if (from < to && (tenant == null || Caller.within(line.use().tenant(), tenant))) {
                long time = line.span().milli() * (to - from);
                var keys = by.stream().map(dimension -> value(dimension, line)).toList();
                groups.put(keys, groups.getOrDefault(keys, Time.NONE).plus(time, time, 0));
            }
        }
        var total = Time.NONE;
        var views = new ArrayList<Group>();
        for (var group : groups.entrySet()) {
            var time = group.getValue();
            total = total.plus(time.allocated(), time.open(), time.lost());
            if (!by.isEmpty()) {
                views.add(new Group(named(by, group.getKey()), time));
            }
        }
        var words = by.stream().map(UsageView::word).toList();
        return new UsageView(Words.at(query.fromMillis()), Words.at(query.toMillis()), words, false, views, total);
    }

    private static Map<String, String> named(List<Dimension> by, List<String> values) {
        var key = new LinkedHashMap<String, String>();
        for (int i = 0; i < by.size(); i++) {
            key.put(word(by.get(i)), shown(by.get(i), values.get(i)));
        }
        return key;
    }

    private static String word(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(Dimension dimension, String value) {
        return switch (dimension) {
            case TIER -> value.toLowerCase(Locale.ROOT);
            case PERIOD -> Words.period(Integer.parseInt(value));
            case TENANT, USER, CHIP, CENTER, OWNER, CONTRACT, WORKLOAD -> value;
        };
    }

    private static String value(Dimension dimension, Entry line) {
        var use = line.use();
        return switch (dimension) {
            case TENANT -> use.tenant();
            case USER -> use.user();
            case CHIP -> use.chip();
            case TIER -> use.tier().name();
            case CENTER -> use.center();
            case OWNER -> use.owner();
            case CONTRACT -> use.contract();
            case WORKLOAD -> Long.toString(use.workload());
            case PERIOD -> Integer.toString(line.ofPeriod());
        };
    }

    /** Ids of workloads are numbers, all else is text. */
    private static Comparator<List<String>> order(List<Dimension> by) {
        Comparator<List<String>> order = (_, _) -> 0;
        for (int i = 0; i < by.size(); i++) {
            int at = i;
            Function<List<String>, String> value = keys -> keys.get(at);
            order = by.get(i) == Dimension.WORKLOAD
                    ? order.thenComparing(value.andThen(Long::valueOf))
                    : order.thenComparing(value);
        }
        return order;
    }
}
