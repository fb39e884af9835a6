package dev.sluice.core.forecast;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One way in which things may go on from a state.
 *
 * <p>Goal: when what waits now would start if nobody submitted anything more. Method: a copy of the state runs ahead in
 * virtual time by the same {@code decide} and {@code apply}. How long each workload runs is drawn once from the run
 * times that the predictor has seen of such work and that are longer than it has run already; a workload ends when it
 * has done that much work, whatever size and pace it has meanwhile. Tasks start at once, and stop when their grace is
 * over. Ends that are closer together than {@code 1 / 256} of the time since the beginning happen at once. Example: a
 * device is held by work that ran for 1 h, and such work took 30 min, 2 h and 4 h before: what waits for the device
 * starts in 1 h in one outlook, and in 3 h in another.
 *
 * <p>Bounds: {@link Limits#OUTLOOK_STEPS} commands and {@link Limits#OUTLOOK_MILLIS} of virtual time.
 */
public final class Outlook {
    private static final String ACTOR = "forecast";
    private static final int SAME_MOMENT = 256;

    /** What engines would report: that these ranks of an attempt end; null = all, if it has done its work. */
    private record Due(
            int number,
            long atMillis,
            long workload,
            int attempt,
            @Nullable IntList ranks) {}

    private final Core core;
    private final long beganMillis;
    private final long chance;
    private final LinkedHashMap<Long, Long> totals = new LinkedHashMap<>();
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Due::atMillis).thenComparingInt(Due::number));
    private final LinkedHashMap<Long, Integer> newest = new LinkedHashMap<>();
    private final LinkedHashMap<Long, Long> starts = new LinkedHashMap<>();
    private final LinkedHashSet<Long> open = new LinkedHashSet<>();
    private long now;
    private int steps;
    private int dues;

    private Outlook(Core core, long nowMillis, long chance) {
        this.core = core;
        this.beganMillis = nowMillis;
        this.chance = chance;
        this.now = nowMillis;
    }

    /**
     * Runs a state ahead.
     *
     * @param copy changes, and is of no use to others any more
     * @param nowMillis not before the newest event, in ms since 1970
     * @param chance each number draws other run times
     */
    public static Outlook of(Core copy, long nowMillis, long chance) {
        var outlook = new Outlook(copy, Math.max(nowMillis, copy.atMillis()), chance);
        outlook.begin();
        outlook.run();
        return outlook;
    }

    /** From when it looks ahead, in ms since 1970. */
    public long beganMillis() {
        return beganMillis;
    }

    /**
     * When a workload starts, in ms since 1970; {@link Forecast.Interval#LATER} = not within what was looked at; 0 = it
     * did not wait.
     */
    public long startOf(long workload) {
        return open.contains(workload) ? Forecast.Interval.LATER : starts.getOrDefault(workload, 0L);
    }

    private void begin() {
        var placed = new ArrayList<Workload>();
        core.workloads().forEach(workload -> {
            if (!workload.ended() && !(workload.phase() instanceof Phase.Held)) {
                totals.put(workload.id(), drawn(workload));
                if (workload.phase().attempt() == null) {
                    open.add(workload.id());
                } else {
                    placed.add(workload);
                }
            }
        });
        placed.forEach(this::goOn);
    }

    private long drawn(Workload workload) {
        long[] possible = core.predictor().possible(workload, now);
        return possible[(int) Long.remainderUnsigned(mixed(workload.id()), possible.length)];
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private long mixed(long workload) {
        long z = (chance + 1) * 0x9E37_79B9_7F4A_7C15L + workload * 0xD1B5_4A32_D192_ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** Takes up an attempt where it stands. */
    private void goOn(Workload workload) {
        var attempt = attemptOf(workload);
        var leaving = IntStream.range(0, attempt.placement().tasks())
                .map(attempt::rank)
                .filter(attempt::isLeaving)
                .toArray();
        if (workload.phase() instanceof Phase.Stopping(var stopped, var reason, var sinceMillis)) {
            stops(workload.id(), stopped.number(), sinceMillis + graceOf(workload), null);
            return;
        }
        if (leaving.length > 0) {
            stops(workload.id(), attempt.number(), now + graceOf(workload), IntList.of(leaving));
        }
        started(workload.id());
    }

    private static long graceOf(Workload workload) {
        return workload.spec().times().graceMillis();
    }

    private void stops(long workload, int attempt, long atMillis, @Nullable IntList ranks) {
        add(Math.max(now, atMillis), workload, attempt, ranks);
    }

    private void add(long atMillis, long workload, int attempt, @Nullable IntList ranks) {
        agenda.add(new Due(++dues, atMillis, workload, attempt, ranks));
        if (ranks == null) {
            newest.put(workload, dues);
        }
    }

    private void run() {
        cycles();
        while (!open.isEmpty() && steps < Limits.OUTLOOK_STEPS) {
            long next =
                    Math.min(agenda.isEmpty() ? Long.MAX_VALUE : agenda.peek().atMillis(), core.nextDueMillis());
            if (next > beganMillis + Limits.OUTLOOK_MILLIS) {
                return;
            }
            now = Math.max(now, next);
            now += (now - beganMillis) / SAME_MOMENT;
            while (!agenda.isEmpty() && agenda.peek().atMillis() <= now) {
                happen(agenda.remove());
            }
            cycles();
        }
    }

    private void cycles() {
        while (core.cycleDue(now) && steps < Limits.OUTLOOK_STEPS && give(new Command.Cycle(now, ACTOR))) {
            // Until all that could be considered has been.
        }
    }

    private boolean give(Command command) {
        steps++;
        var decided = core.decide(command);
        decided.events().forEach(core::apply);
        decided.events().forEach(this::hear);
        return decided.accepted();
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Placed e -> {
                if (open.remove(e.workload())) {
                    starts.put(e.workload(), e.atMillis());
                }
                started(e.workload());
            }
            case Event.Grown e -> started(e.workload());
            case Event.StopOrdered e -> stops(e.workload(), e.attempt(), now + e.graceMillis(), null);
            case Event.ShrinkOrdered e -> stops(e.workload(), e.attempt(), now + e.graceMillis(), e.ranks());
            default -> {}
        }
    }

    /** All tasks that have not started do now, and the attempt ends when it has done its work. */
    private void started(long id) {
        var attempt = attemptOf(core.workloads().get(id));
        for (int index = 0; index < attempt.placement().tasks(); index++) {
            int rank = attempt.rank(index);
            if (!attempt.started().has(rank)) {
                give(new Command.ReportStart(now, ACTOR, id, attempt.number(), rank));
            }
        }
        endsWhenDone(core.workloads().get(id), attempt.number());
    }

    private void endsWhenDone(Workload workload, int attempt) {
        long left = totals.getOrDefault(workload.id(), 0L) - workload.workedMillis(now);
        int tasks = Math.max(1, attemptOf(workload).placement().tasks());
        long takes = left * workload.spec().demand().tasks() / tasks;
        add(now + Math.max(1, takes), workload.id(), attempt, null);
    }

    private void happen(Due due) {
        var workload = core.workloads().find(due.workload());
        var attempt = workload == null ? null : workload.phase().attempt();
        boolean overtaken = due.ranks() == null && newest.getOrDefault(due.workload(), 0) != due.number();
        if (overtaken || workload == null || attempt == null || attempt.number() != due.attempt()) {
            return;
        }
        boolean stopped = workload.phase() instanceof Phase.Stopping;
        if (due.ranks() != null) {
            for (int rank : due.ranks().toArray()) {
                end(due, rank);
            }
        } else if (stopped || workload.workedMillis(now) >= totals.getOrDefault(workload.id(), 0L)) {
            for (int index = 0; index < attempt.placement().tasks(); index++) {
                end(due, attempt.rank(index));
            }
        } else {
            endsWhenDone(workload, attempt.number());
        }
    }

    private void end(Due due, int rank) {
        give(new Command.ReportEnd(now, ACTOR, due.workload(), due.attempt(), rank, new TaskExit.Exited(0)));
    }

    private static Attempt attemptOf(Workload workload) {
        var attempt = workload.phase().attempt();
        if (attempt == null) {
            throw new IllegalStateException("workload " + workload.id() + " has no attempt");
        }
        return attempt;
    }
}
