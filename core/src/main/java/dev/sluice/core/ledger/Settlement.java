package dev.sluice.core.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What owners have to transfer so that nobody owes anybody anything.
 *
 * <p>Goal: few transfers. Constraint: the least number is that of the parties less that of the groups among them which
 * come to nothing by themselves, and finding those is as hard as any known problem (it holds subset sum). Method: up to
 * {@link #EXACT} parties all sets of them are looked at, each once (2^n n steps), which gives the least number. Beyond
 * that the largest debtor pays the largest creditor, again and again, which ends one of the two each time: at most one
 * transfer fewer than there are parties, and less than twice the least, for each transfer touches two and every party
 * needs one.
 *
 * <p>Example: a owes 30, b owes 20, c gets 30, d gets 20: a pays c and b pays d, two transfers and not three.
 */
public final class Settlement {
    /** Parties up to which the least number of transfers is found: 65,536 sets. */
    static final int EXACT = 16;

    private Settlement() {}

    /** Money that one sends another, more than nothing. */
    public record Transfer(String from, String to, long micros) {}

    /**
     * The transfers that bring all balances to nothing.
     *
     * @param balances what each party gets (more than 0) or owes (less), by name; together nothing
     */
    public static List<Transfer> of(SortedMap<String, Long> balances) {
        var open = new TreeMap<>(balances);
        open.values().removeIf(micros -> micros == 0);
        long sum = open.values().stream().reduce(0L, Math::addExact);
        if (sum != 0) {
            throw new IllegalArgumentException("the balances come to " + sum + " and not to nothing");
        }
        var transfers = new ArrayList<Transfer>();
        for (var group : open.size() <= EXACT ? groups(open) : List.of(open)) {
            settle(group, transfers);
        }
        return transfers;
    }

    private static void settle(TreeMap<String, Long> group, List<Transfer> transfers) {
        while (!group.isEmpty()) {
            var debtor = largest(group, -1);
            var creditor = largest(group, 1);
            long micros = Math.min(size(group, debtor), size(group, creditor));
            transfers.add(new Transfer(debtor, creditor, micros));
            group.merge(debtor, micros, Math::addExact);
            group.merge(creditor, -micros, Math::addExact);
            group.values().removeIf(left -> left == 0);
        }
    }

    /** Of those who owe (-1) or get (1), who has the most; the first by name of several. */
    private static String largest(TreeMap<String, Long> group, int sign) {
        return group.entrySet().stream()
                .filter(one -> Long.signum(one.getValue()) == sign)
                .max(Comparator.comparingLong((Map.Entry<String, Long> one) -> Math.absExact(one.getValue()))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private static long size(TreeMap<String, Long> group, String name) {
        return Math.absExact(group.getOrDefault(name, 0L));
    }

    /**
     * The parties in as many groups as there can be that come to nothing by themselves. The most groups of a set are
     * the most of it without one party, and one more where the whole set comes to nothing.
     */
    private static List<TreeMap<String, Long>> groups(TreeMap<String, Long> open) {
        var names = List.copyOf(open.keySet());
        int all = (1 << names.size()) - 1;
        var sums = new long[all + 1];
        var most = new int[all + 1];
        var without = new int[all + 1];
        Arrays.fill(without, -1);
        for (int set = 1; set <= all; set++) {
            int first = Integer.numberOfTrailingZeros(set);
            sums[set] = sums[set & set - 1] + open.getOrDefault(names.get(first), 0L);
            for (int left = set; left != 0; left &= left - 1) {
                int one = Integer.numberOfTrailingZeros(left);
                int count = most[set ^ 1 << one];
                if (without[set] < 0 || count > most[set]) {
                    most[set] = count;
                    without[set] = one;
                }
            }
            most[set] += sums[set] == 0 ? 1 : 0;
        }
        var groups = new ArrayList<TreeMap<String, Long>>();
        var group = new TreeMap<String, Long>();
        for (int set = all; set != 0; set ^= 1 << without[set]) {
            if (sums[set] == 0 && !group.isEmpty()) {
                groups.add(group);
                group = new TreeMap<>();
            }
            var name = names.get(without[set]);
            group.put(name, open.getOrDefault(name, 0L));
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
