package dev.sluice.core.ledger;

import dev.sluice.core.Event;
import dev.sluice.core.tenant.Tier;
import java.util.ArrayList;
import java.util.List;

/** An attempt that holds devices, with what is needed to know how much of its work a stop takes away. */
final class Standing {
    /** Its speed alone, in thousandths. */
    private static final int ALONE = 1000;

    final long workload;
    final int attempt;
    final Work work;
    final int segment;
    final long placedMillis;
    final List<Piece> pieces;
    Tier tier;

    /** What it holds by contracts, as far as those have room. */
    final List<Lane.Part> parts = new ArrayList<>();

    /** Devices of each of its tasks. */
    private final long devices;

    /** What it holds of each of them, in thousandths. */
    private int shareMilli;

    /** Tasks that hold devices. */
    private long tasks;

    /** How many of them hold theirs as borrowers while the others are owned. */
    private long lent;

    /** Up to here lines are booked. */
    long bookedMillis;

    /** Why it is being stopped. */
    Cause cause;

    private int unstarted;
    private long startedMillis;
    private long untilMillis;
    private int permille;
    private long sinceRanMillis;
    private long workedMillis;

    /**
     * All of it, as plain values.
     *
     * @param devices devices of each task
     * @param shareMilli what is held of each, in thousandths
     * @param lent how many of the tasks are borrowed while the others are owned
     * @param unstarted tasks that have not started
     * @param startedMillis when the last of them had; 0 = not all have
     * @param untilMillis when the first of its tasks ended; 0 = none has
     * @param permille how fast it gets on, in thousandths
     * @param sinceRanMillis how long it had run when it began to do so
     * @param workedMillis what it had got done by then, in ms alone
     * @param parts by which contracts it holds devices
     */
    record Image(
            long workload,
            int attempt,
            Work work,
            Tier tier,
            int segment,
            long devices,
            int shareMilli,
            long tasks,
            long lent,
            long placedMillis,
            long bookedMillis,
            int unstarted,
            long startedMillis,
            long untilMillis,
            int permille,
            long sinceRanMillis,
            long workedMillis,
            Cause cause,
            List<Piece> pieces,
            List<Lane.Image> parts) {}

    Standing(Event.Placed e, Work work) {
        var placement = e.placement();
        workload = e.workload();
        attempt = e.attempt();
        this.work = work;
        tier = e.tier();
        segment = placement.segment();
        devices = placement.task().devices();
        shareMilli = placement.task().shareMilli();
        tasks = placement.tasks();
        placedMillis = e.atMillis();
        bookedMillis = e.atMillis();
        unstarted = placement.tasks();
        permille = ALONE;
        cause = Cause.NONE;
        pieces = new ArrayList<>();
    }

    Standing(Image image) {
        workload = image.workload();
        attempt = image.attempt();
        work = image.work();
        tier = image.tier();
        segment = image.segment();
        devices = image.devices();
        shareMilli = image.shareMilli();
        tasks = image.tasks();
        lent = image.lent();
        placedMillis = image.placedMillis();
        bookedMillis = image.bookedMillis();
        unstarted = image.unstarted();
        startedMillis = image.startedMillis();
        untilMillis = image.untilMillis();
        permille = image.permille();
        sinceRanMillis = image.sinceRanMillis();
        workedMillis = image.workedMillis();
        cause = image.cause();
        pieces = new ArrayList<>(image.pieces());
    }

    Image image() {
        return new Image(
                workload,
                attempt,
                work,
                tier,
                segment,
                devices,
                shareMilli,
                tasks,
                lent,
                placedMillis,
                bookedMillis,
                unstarted,
                startedMillis,
                untilMillis,
                permille,
                sinceRanMillis,
                workedMillis,
                cause,
                List.copyOf(pieces),
                parts.stream().map(Lane.Part::image).toList());
    }

    /** Of tasks that it gets later nothing depends on when they start. */
    void taskStarted(long at) {
        if (unstarted > 0) {
            unstarted--;
            startedMillis = unstarted == 0 ? at : startedMillis;
        }
    }

    void grown(int more, int lentMore) {
        tasks += more;
        lent += lentMore;
    }

    /** What is borrowed goes first. */
    void taskLeft() {
        tasks--;
        lent = Math.max(0, lent - 1);
    }

    void tiered(Tier next) {
        tier = next;
        lent = 0;
    }

    /** Thousandths of devices that it holds. */
    long milli() {
        return tasks * devices * shareMilli;
    }

    /** How much of that it holds as a borrower while the rest is owned. */
    long lentMilli() {
        return tier.isRight() ? lent * devices * shareMilli : 0;
    }

    /** It holds so much more by a lane. */
    void holds(Lane lane, long more) {
        long before = 0;
        for (var part : parts) {
            before += part.lane() == lane ? part.milli() : 0;
        }
        parts.removeIf(part -> part.lane() == lane);
        parts.add(new Lane.Part(lane, before + more));
    }

    /** How much of it, held by contracts, no contract has room for. */
    long uncoveredMilli() {
        long covered = parts.stream().mapToLong(Lane.Part::milli).sum();
        return tier == Tier.CONTRACTED ? Math.max(0, milli() - lentMilli() - covered) : 0;
    }

    /** The first time after another at which a contract has another price, or the end where that is later. */
    long samePriceUntil(long from, long end) {
        long until = end;
        for (var part : parts) {
            for (var contract : part.lane().chain) {
                var price = contract.price();
                long next = price.nextChange(from);
                while (next < until && price.at(next) == price.at(from)) {
                    next = price.nextChange(next);
                }
                until = Math.min(until, next);
            }
        }
        return until;
    }

    void taskEnded(long at) {
        untilMillis = untilMillis == 0 ? at : untilMillis;
    }

    /** It holds another share of its devices and gets on at another pace from now on. */
    void paced(long at, int nextShareMilli, int nextPermille) {
        long worked = workedMillis(at);
        sinceRanMillis = ranMillis(at);
        workedMillis = worked;
        permille = nextPermille;
        shareMilli = nextShareMilli;
    }

    /** How long all its tasks have run together. */
    private long ranMillis(long at) {
        long until = untilMillis == 0 ? at : Math.min(at, untilMillis);
        return startedMillis == 0 ? 0 : Math.max(0, until - startedMillis);
    }

    /** What it got done, in ms alone: what a restart costs did nothing. */
    private long workedMillis(long at) {
        long restart = attempt > 1 ? work.restartMillis() : 0;
        long ran = Math.max(0, ranMillis(at) - Math.max(sinceRanMillis, restart));
        return workedMillis + ran * permille / ALONE;
    }

    /**
     * From when on its time is lost if it is over now without a result: from its last checkpoint, or all of it where it
     * made none. A session loses only what came after its tasks.
     */
    long lostFromMillis(long at) {
        long until = untilMillis == 0 ? at : untilMillis;
        if (!work.job()) {
            return until;
        }
        long worked = workedMillis(at);
        long every = work.checkpointMillis();
        long kept = every == 0 ? 0 : worked / every * every;
        if (kept == 0) {
            return placedMillis;
        }
        long since = Math.ceilDiv((worked - kept) * ALONE, permille);
        return Math.max(placedMillis, until - since);
    }

    /** Lines that no stop can take back any more are forgotten. */
    void forget(long at) {
        long from = lostFromMillis(at);
        pieces.removeIf(piece -> piece.toMillis() <= from);
    }
}
