package dev.sluice.core.ledger;

import dev.sluice.core.Event;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the lines of the ledger beside the events that they come from, in a way of its own: whether every attempt
 * is booked for just the time that it held devices, whether what one pays another gets, and whether nothing is taken
 * back that was not booked.
 */
public final class Balance {
    /** Faults that are named; more would say nothing new. */
    private static final int NAMED = 20;

    private final LinkedHashMap<Long, Held> held = new LinkedHashMap<>();
    private final TreeMap<String, Long> accounts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final TreeMap<String, Moved> contracts = new TreeMap<>();
    private long faults;
    private long lines;
    private int closed;
    private @Nullable Entry before;

    /** What an attempt held by its placement, and what was booked of it. */
    private static final class Held {
        private final long devices;
        private long share;
        private long tasks;
        private long since;
        private long quantity;
        private long booked;
        private final TreeMap<Long, Long> left = new TreeMap<>();

        Held(Event.Placed placed) {
            devices = placed.placement().task().devices();
            share = placed.placement().task().shareMilli();
            tasks = placed.placement().tasks();
            since = placed.atMillis();
        }

        void until(long at) {
            quantity += (at - since) * devices * share * tasks;
            since = at;
        }
    }

    /** What a contract moved, and what was paid for of that, in millionths of device-seconds. */
    private static final class Moved {
        private long devices;
        private long since;
        private long quantity;
        private long billed;

        void until(long at) {
            quantity += (at - since) * devices * Limits.DEVICE_MILLI;
            since = at;
        }
    }

    /** Takes an event with the lines that it led to. */
    public void see(Event event, List<Entry> made) {
        if (event instanceof Event.Placed placed) {
            held.put(placed.workload(), new Held(placed));
        }
        made.forEach(line -> line(event, line));
        switch (event) {
            case Event.Paced e -> changed(e.workload(), e.atMillis(), each -> each.share = e.shareMilli());
            case Event.Grown e ->
                changed(
                        e.workload(),
                        e.atMillis(),
                        each -> each.tasks += e.placement().tasks());
            case Event.TaskLeft e -> changed(e.workload(), e.atMillis(), each -> each.tasks--);
            case Event.Requeued e -> over(held.remove(e.workload()), e.workload(), e.atMillis());
            case Event.Held e -> over(held.remove(e.workload()), e.workload(), e.atMillis());
            case Event.Ended e -> over(held.remove(e.workload()), e.workload(), e.atMillis());
            case Event.PeriodClosed e -> closed = e.period();
            case Event.ContractActivated e -> moves(e.spec().name(), e.atMillis(), e.devices());
            case Event.ContractReturned e -> moves(e.spec().name(), e.atMillis(), e.left());
            case Event.ContractEnded e -> moves(e.spec().name(), e.atMillis(), 0);
            default -> {}
        }
    }

    private void changed(long workload, long at, Consumer<Held> change) {
        var found = held.get(workload);
        if (found != null) {
            found.until(at);
            change.accept(found);
        }
    }

    /** A contract is never paid for more device time than it moved. */
    private void moves(String contract, long at, int devices) {
        var found = contracts.computeIfAbsent(contract, any -> new Moved());
        found.until(at);
        found.devices = devices;
        fault(
                found.billed > found.quantity,
                "contract " + contract + " moved " + found.quantity + " and " + found.billed + " is paid for");
    }

    private void line(Event event, Entry line) {
        lines++;
        fault(line.number() != lines, "line " + line.number() + " is the " + lines + "th");
        fault(line.period() <= closed, "line " + line.number() + " is in closed period " + line.period());
        var charge = line.charge();
        if (charge.bills()) {
            accounts.merge(charge.currency() + " " + charge.payer(), -charge.amountMicros(), Math::addExact);
            accounts.merge(charge.currency() + " " + charge.payee(), charge.amountMicros(), Math::addExact);
        }
        switch (line.kind()) {
            case USE, LOSS -> ofWork(line);
            case ONWARD ->
                fault(
                        before == null
                                || before.use().workload() != line.use().workload()
                                || !before.span().equals(line.span()),
                        "line " + line.number() + " is not about the time of the line before");
            case ONWARD_BACK -> fault(line.reverses() == 0, "line " + line.number() + " takes nothing back");
            case COMPENSATION ->
                fault(
                        !(event instanceof Event.ContractReturned e
                                && line.billed() == e.earlyMillis() * e.devices() * Limits.DEVICE_MILLI),
                        "line " + line.number() + " is not what was returned early");
        }
        boolean moved = line.kind() == Entry.Kind.USE || line.kind() == Entry.Kind.ONWARD;
        var contract = contracts.get(line.use().contract());
        if (moved && contract != null) {
            contract.billed += line.span().quantity();
        }
        before = line;
    }

    private void ofWork(Entry line) {
        var found = held.get(line.use().workload());
        if (found == null) {
            fault(
                    true,
                    "line " + line.number() + " is of workload " + line.use().workload() + ", which holds nothing");
        } else if (line.kind() == Entry.Kind.USE) {
            found.booked += line.span().quantity();
            found.left.put(line.number(), line.span().quantity());
        } else {
            long left =
                    found.left.getOrDefault(line.reverses(), 0L) - line.span().quantity();
            found.left.put(line.reverses(), left);
            fault(left < 0, "line " + line.number() + " takes back more than line " + line.reverses() + " has");
        }
    }

    private void over(@Nullable Held found, long workload, long at) {
        if (found != null) {
            found.until(at);
            fault(
                    found.quantity != found.booked,
                    "workload " + workload + " held " + found.quantity + " and is booked for " + found.booked);
        }
    }

    private void fault(boolean is, String what) {
        if (is) {
            faults++;
            if (wrong.size() < NAMED) {
                wrong.add(what);
            }
        }
    }

    /** What all accounts of a currency come to together, by currency: 0 each, unless there is a bug. */
    public TreeMap<String, Long> imbalance() {
        var sums = new TreeMap<String, Long>();
        accounts.forEach((account, micros) -> sums.merge(account.substring(0, 3), micros, Math::addExact));
        return sums;
    }

    /** What is wrong: empty unless there is a bug. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many faults there are, the unnamed ones among them. */
    public long faults() {
        return faults;
    }
}
