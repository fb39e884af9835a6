package dev.sluice.app.cli;

import dev.sluice.app.bill.Money;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Column;
import dev.sluice.app.cli.table.Table;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two statements of the same month, line by line: who pays whom for what, at which rate. */
final class Reconciling {
    private final Root root;

    Reconciling(Root root) {
        this.root = root;
    }

    /** What the lines of one key come to. */
    private record Sum(long quantity, long micros) {
        private Sum plus(Sum more) {
            return new Sum(quantity + more.quantity, micros + more.micros);
        }
    }

    /** The differences, each with its cause; empty where both say the same. */
    Table differences(Tree ours, Tree theirs) {
        var table = new Table(List.of(
                Column.text(root.say("bill.from"), 8),
                Column.text(root.say("bill.to"), 8),
                Column.text(root.say("bill.what"), 8),
                Column.text(root.say("bill.chip"), 8),
                Column.number(root.say("bill.here")),
                Column.number(root.say("bill.there")),
                Column.text(root.say("bill.difference"))));
        var here = sums(ours, theirs);
        var there = sums(theirs, ours);
        var keys = new TreeSet<>(here.keySet());
        keys.addAll(there.keySet());
        for (var key : keys) {
            var mine = here.get(key);
            var other = there.get(key);
            if (mine == null || other == null || !mine.equals(other)) {
                var parts = List.of(key.split("\t", -1));
                var why = mine == null
                        ? "not-here"
                        : other == null ? "not-there" : mine.quantity != other.quantity ? "time" : "amount";
                table.add(List.of(
                        Cell.of(parts.get(0)),
                        Cell.of(parts.get(1)),
                        Cell.of(parts.get(2)),
                        Cell.of(parts.get(4)),
                        Cell.of(mine == null ? "" : Money.text(mine.micros)),
                        Cell.of(other == null ? "" : Money.text(other.micros)),
                        Cell.of(root.say("bill.difference." + why))));
            }
        }
        return table;
    }

    /** The lines between the tenants of both statements; all lines where both are of the same tenant. */
    private TreeMap<String, Sum> sums(Tree bill, Tree other) {
        var sums = new TreeMap<String, Sum>();
        boolean same = bill.text("tenant").equals(other.text("tenant"));
        for (var line : bill.list("lines")) {
            boolean owes = line.text("side").equals("owes");
            var payer = line.text(owes ? "party" : "other");
            var payee = line.text(owes ? "other" : "party");
            if (same && owes || same && !within(payer, bill) || !same && within(line.text("other"), other)) {
                var what = line.text("contract").isEmpty()
                        ? root.say("bill.tier." + line.text("tier"))
                        : line.text("contract");
                var key = String.join(
                        "\t",
                        payer,
                        payee,
                        what,
                        line.text("center"),
                        line.text("chip"),
                        line.text("ofPeriod"),
                        line.text("cause"),
                        line.text("rateMicros"),
                        line.text("currency"));
                sums.merge(key, new Sum(line.number("quantity"), line.number("amountMicros")), Sum::plus);
            }
        }
        return sums;
    }

    private static boolean within(String path, Tree bill) {
        var tenant = bill.text("tenant");
        return path.equals(tenant) || path.startsWith(tenant + "/");
    }
}
