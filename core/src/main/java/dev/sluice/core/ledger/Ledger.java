package dev.sluice.core.ledger;

import dev.sluice.core.Event;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.pool.SpotPrices;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.Months;
import dev.sluice.core.work.TaskExit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into the lines of the ledger.
 *
 * <p>Goal: every millisecond that devices are held stands in just one line with what is paid for it, and the same
 * events give the same lines. Method: an attempt that holds devices is cut into lines wherever something that its price
 * depends on changes (its tier, its share, its contract, the price, the owner of the center) and at the end of each
 * month, so a line has one rate and lies in one month. When an attempt is over and its work since the last checkpoint
 * is lost, that time is booked as lost, and taken back line by line where that is the lender's fault.
 *
 * <p>Example: a job with checkpoints every 60 min borrows 8 devices at 10:00 and its node is lost at 12:30. Its use is
 * 10:00-12:30; lost is 12:00-12:30, half an hour of 8 devices, and the user pays 16 device-hours.
 */
public final class Ledger {
    private final LinkedHashMap<Long, Work> works = new LinkedHashMap<>();
    private final LinkedHashMap<Long, Standing> standing = new LinkedHashMap<>();
    private final Places places = new Places();
    private final SpotPrices prices;
    private final Carries carries = new Carries();
    private final Debts debts = new Debts();
    private final Lending lending = new Lending();
    private final Tariff tariff;
    private List<Entry> made = new ArrayList<>();
    private long last;
    private int month;
    private long monthEnds;
    private int closed;
    private long changes;

    /** Before the first event. */
    public Ledger() {
        prices = new SpotPrices();
        tariff = new Tariff(places, prices);
    }

    /** Goes on from an image. */
    public Ledger(LedgerImage image) {
        prices = new SpotPrices(image.prices());
        tariff = new Tariff(places, prices);
        image.works().forEach(known -> works.put(known.workload(), known.work()));
        carries.restore(image.carries());
        debts.restore(image.debts());
        places.restore(image.places(), image.centers());
        lending.restore(image.contracts());
        for (var each : image.standing()) {
            var found = new Standing(each);
            standing.put(each.workload(), found);
            lending.restore(found, chipOf(found), each.parts());
        }
        last = image.last();
        month = image.month();
        monthEnds = month == 0 ? 0 : Months.endMillis(month);
        closed = image.closed();
    }

    /** All that is needed to go on from here later. */
    public LedgerImage image() {
        return new LedgerImage(
                last,
                month,
                closed,
                works.entrySet().stream()
                        .map(work -> new LedgerImage.Known(work.getKey(), work.getValue()))
                        .toList(),
                standing.values().stream().map(Standing::image).toList(),
                carries.all(),
                debts.all(),
                places.all(),
                places.centers(),
                prices.all(),
                lending.moving());
    }

    /** Number of the newest line; 0 = there is none. */
    public long last() {
        return last;
    }

    /** Differs when anything that costs money has changed. */
    long changes() {
        return changes;
    }

    /** What a budget's tenants owe in a month, as far as it is booked. */
    long booked(Budget budget, int ofMonth) {
        return ofMonth == month ? debts.of(budget) : 0;
    }

    Collection<Standing> standing() {
        return standing.values();
    }

    Tariff tariff() {
        return tariff;
    }

    /** The newest closed period, or 0. */
    public int closedPeriod() {
        return closed;
    }

    /** Takes the next event and gives the lines that it leads to. */
    public List<Entry> see(Event event) {
        enterMonth(event.atMillis());
        take(event);
        if (made.isEmpty()) {
            return List.of();
        }
        changes++;
        var lines = made;
        made = new ArrayList<>();
        return lines;
    }

    /**
     * The lines that would be booked if every attempt ended well now. Nothing changes; their numbers are those that the
     * next lines will have, and amounts are as if each was the next.
     */
    public List<Entry> open(long nowMillis) {
        var other = new Ledger(image());
        other.enterMonth(nowMillis);
        other.standing.values().forEach(each -> other.cut(each, nowMillis));
        return other.made;
    }

    private void enterMonth(long at) {
        while (at >= monthEnds) {
            if (month == 0) {
                month = Months.of(at);
            } else {
                standing.values().forEach(each -> cut(each, monthEnds));
                debts.clear();
                month = standing.isEmpty() ? Months.of(at) : Months.next(month);
            }
            monthEnds = Months.endMillis(month);
        }
    }

    private void take(Event event) {
        switch (event) {
            case Event.CenterSet e -> centerSet(e);
            case Event.NodeSet e -> places.node(e.center(), e.node().chip());
            case Event.PriceSet e -> {
                cutIn(e.price().center(), e.atMillis());
                prices.put(e.price());
            }
            case Event.PriceEnded e -> {
                cutIn(e.center(), e.atMillis());
                prices.remove(e.center(), e.chip());
            }
            case Event.PeriodClosed e -> closed = e.period();
            case Event.Submitted e -> works.put(e.workload(), Work.of(e.spec(), e.user()));
            case Event.Placed e -> placed(e);
            case Event.Retiered e -> retiered(e);
            case Event.Paced e ->
                change(
                        stands(e.workload()),
                        e.atMillis(),
                        it -> it.paced(e.atMillis(), e.shareMilli(), e.pacePermille()));
            case Event.Grown e ->
                change(
                        stands(e.workload()),
                        e.atMillis(),
                        it -> it.grown(e.placement().tasks(), e.lent()));
            case Event.TaskLeft e -> change(stands(e.workload()), e.atMillis(), Standing::taskLeft);
            case Event.TaskStarted e -> stands(e.workload()).taskStarted(e.atMillis());
            case Event.TaskEnded e -> taskEnded(e);
            case Event.StopOrdered e -> stands(e.workload()).cause = Cause.of(e.reason());
            case Event.Requeued e -> over(standing.remove(e.workload()), e.atMillis(), Cause.FAILED);
            case Event.Held e -> over(standing.remove(e.workload()), e.atMillis(), Cause.HELD);
            case Event.Ended e -> ended(e);
            case Event.OfContract e -> contract(e);
            case Event.ChipSet _,
                    Event.NodeLeft _,
                    Event.NodeCordoned _,
                    Event.NodeDown _,
                    Event.TenantSet _,
                    Event.SettingsSet _,
                    Event.RulesSet _,
                    Event.OfBudget _,
                    Event.OfBid _,
                    Event.Reserved _,
                    Event.Unreserved _,
                    Event.Planned _,
                    Event.Unplanned _,
                    Event.Released _,
                    Event.ShrinkOrdered _,
                    Event.Rested _,
                    Event.ActivityReported _,
                    Event.IdleWarned _,
                    Event.RecallWarned _,
                    Event.Explained _,
                    Event.CycleSettled _ -> {}
        }
    }

    private void centerSet(Event.CenterSet e) {
        if (places.changes(e.center())) {
            cutIn(e.center().name(), e.atMillis());
        }
        places.center(e.center());
    }

    private void ended(Event.Ended e) {
        over(standing.remove(e.workload()), e.atMillis(), Cause.of(e.end()));
        works.remove(e.workload());
    }

    private void contract(Event.OfContract event) {
        switch (event) {
            case Event.ContractActivated e -> moves(e.spec(), e.devices(), e.atMillis());
            case Event.ContractReturned e -> {
                moves(e.spec(), e.left(), e.atMillis());
                compensate(e);
            }
            case Event.ContractEnded e -> moves(e.spec(), 0, e.atMillis());
            case Event.ContractProposed _, Event.ContractSigned _, Event.ContractRecalling _ -> {}
        }
    }

    private Work work(long workload) {
        var work = works.get(workload);
        if (work == null) {
            throw new IllegalArgumentException("the ledger has never heard of workload " + workload);
        }
        return work;
    }

    private Standing stands(long workload) {
        var found = standing.get(workload);
        if (found == null) {
            throw new IllegalArgumentException("workload " + workload + " has no devices in the ledger");
        }
        return found;
    }

    private void placed(Event.Placed e) {
        changes++;
        var found = new Standing(e, work(e.workload()));
        standing.put(e.workload(), found);
        lending.join(found, chipOf(found));
    }

    /** A promise of devices can change its tier, too; nothing is held under it. */
    private void retiered(Event.Retiered e) {
        var found = standing.get(e.workload());
        if (found != null) {
            change(found, e.atMillis(), it -> it.tiered(e.tier()));
        }
    }

    /** An attempt changes; it is booked up to here. */
    private void change(Standing found, long at, Consumer<Standing> change) {
        changes++;
        cut(found, at);
        lending.leave(found, chipOf(found));
        change.accept(found);
        lending.join(found, chipOf(found));
        lending.fill(found, chipOf(found), other -> cut(other, at));
    }

    /** All that hold devices of the chip by contracts are booked up to here, and find their places anew. */
    private void moves(ContractSpec spec, int devices, long at) {
        changes++;
        var holders = standing.values().stream()
                .filter(each -> each.tier == Tier.CONTRACTED && chipOf(each).equals(spec.chip()))
                .toList();
        holders.forEach(each -> cut(each, at));
        lending.moves(spec, devices, holders);
    }

    /** The lender pays for the time that a recall takes from the term, at once and in full. */
    private void compensate(Event.ContractReturned e) {
        var spec = e.spec();
        if (spec.compensationMicros() > 0 && e.earlyMillis() > 0) {
            var use = new Entry.Use(
                    0, 0, spec.borrower(), "", "", spec.lender(), spec.chip(), Tier.CONTRACTED, spec.name());
            var span = new Entry.Span(
                    (long) e.devices() * Limits.DEVICE_MILLI, e.atMillis(), e.atMillis() + e.earlyMillis());
            var rate = new Entry.Charge(
                    spec.compensationMicros(), spec.price().currency(), spec.lender(), spec.borrower(), 0);
            book(Entry.Kind.COMPENSATION, use, span, carries.charge(use, rate, span.quantity()), Cause.RECALLED, 0);
        }
    }

    private String chipOf(Standing found) {
        return places.of(found.segment).chip();
    }

    private void taskEnded(Event.TaskEnded e) {
        var found = stands(e.workload());
        found.taskEnded(e.atMillis());
        if (found.cause == Cause.NONE && e.exit() instanceof TaskExit.Lost) {
            found.cause = Cause.NODE_LOST;
        }
    }

    /** Books the rest of an attempt, and what it lost unless it came to its end. */
    private void over(@Nullable Standing found, long at, Cause otherwise) {
        if (found == null) {
            return;
        }
        cut(found, at);
        if (otherwise != Cause.NONE) {
            lose(found, at, found.cause == Cause.NONE ? otherwise : found.cause);
        }
        lending.leave(found, chipOf(found));
        lending.fill(found, chipOf(found), other -> cut(other, at));
    }

    private void lose(Standing found, long at, Cause cause) {
        long from = found.lostFromMillis(at);
        for (var piece : found.pieces) {
            long begin = Math.max(from, piece.fromMillis());
            boolean back = piece.refund().covers(cause);
            if (begin < piece.toMillis() && (back || piece.kind() == Entry.Kind.USE)) {
                var span = new Entry.Span(piece.milli(), begin, piece.toMillis());
                var charge = back ? carries.charge(piece.use(), piece.charge(), -span.quantity()) : Entry.Charge.NONE;
                var kind = piece.kind() == Entry.Kind.USE ? Entry.Kind.LOSS : Entry.Kind.ONWARD_BACK;
                book(kind, piece.use(), span, charge, cause, piece.number());
            }
        }
    }

    private void cutIn(String center, long at) {
        changes++;
        for (var each : standing.values()) {
            if (places.of(each.segment).center().equals(center)) {
                cut(each, at);
            }
        }
    }

    /** Books what an attempt held up to now, and each time at which a contract had another price for itself. */
    private void cut(Standing found, long at) {
        if (at <= found.bookedMillis || found.milli() == 0) {
            return;
        }
        found.forget(at);
        while (found.bookedMillis < at) {
            long until = found.samePriceUntil(found.bookedMillis, at);
            tariff.of(found, found.bookedMillis).forEach(terms -> book(found, terms, until));
            found.bookedMillis = until;
        }
    }

    private void book(Standing found, Terms terms, long until) {
        var use = places.use(found, terms);
        var span = new Entry.Span(terms.milli(), found.bookedMillis, until);
        var charge = carries.charge(use, terms.charge(), span.quantity());
        long number = book(terms.kind(), use, span, charge, Cause.NONE, 0);
        found.pieces.add(new Piece(
                number, terms.kind(), terms.milli(), span.fromMillis(), until, use, terms.charge(), terms.refund()));
    }

    /** A line whose time lies in a closed period goes into the month of its booking. */
    private long book(
            Entry.Kind kind, Entry.Use use, Entry.Span span, Entry.Charge charge, Cause cause, long reverses) {
        int ofPeriod = Months.of(span.fromMillis());
        // A cut at the end of a month belongs to that month, which is not over yet for the ledger.
        int period = ofPeriod > closed ? ofPeriod : month;
        // What is missing of a term lies ahead.
        long booked = kind == Entry.Kind.COMPENSATION ? span.fromMillis() : span.toMillis();
        last++;
        if (charge.bills() && period == month) {
            debts.add(charge);
        }
        made.add(new Entry(last, kind, period, ofPeriod, booked, use, span, charge, cause, reverses));
        return last;
    }
}
