package dev.sluice.core.replay;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Verdict;
import java.util.function.Consumer;

/**
 * Runs a trace through the core in virtual time.
 *
 * <p>The loop: go on to the next moment at which something happens; give the core all that happens then (ends and
 * starts of tasks, losses of nodes, submissions); let it run the cycles that are due; tell the emulated engine what it
 * decided. It ends when all jobs are over, or when nothing can happen any more.
 */
public final class Replay {
    /** Steps that the window of the report is cut into: fine enough for a plot as wide as a page. */
    private static final int STEPS = 480;

    private static final int PROGRESS_EVERY = 4096;
    private static final String ACTOR = "replay";

    private final Trace trace;
    private final Setup setup;
    private final Conditions conditions;
    private final Progress progress;
    private final Consumer<Command> witness;
    private final Consumer<Event> listener;
    private final Deals deals;
    private final Core core;
    private final Arrangement arrangement;
    private final Agenda agenda = new Agenda();
    private final EventHash hash = new EventHash();
    private final Steps.Window window;
    private final Meter meter;
    private final Journeys journeys;
    private final Accounts accounts;
    private final EmulatedEngine engine;
    private final Outages outages;
    private final Samples samples;
    private final long firstId;
    private int submitted;
    private int recalled;
    private long commands;
    private long now;
    private long nextCycle;

    private Replay(
            Trace trace,
            Setup setup,
            Conditions conditions,
            Deals deals,
            Progress progress,
            Consumer<Command> witness,
            Consumer<Event> listener) {
        this.witness = witness;
        this.listener = listener;
        this.deals = deals.holdIn(setup) ? deals : Deals.NONE;
        this.trace = trace;
        this.setup = setup;
        this.conditions = conditions;
        this.progress = progress;
        core = new Core(setup.policies());
        firstId = core.nextWorkloadId();
        arrangement = new Arrangement(trace, setup, conditions);
        window = windowOf(trace);
        meter = new Meter(window);
        journeys = new Journeys(trace.jobs());
        accounts = new Accounts(trace.jobs(), journeys, meter);
        engine = new EmulatedEngine(trace, setup, conditions, agenda, accounts, firstId, this::give);
        outages = new Outages(trace.fleet(), conditions, agenda, meter, this::give);
        samples = new Samples(core, window);
    }

    /** Replays a trace in one set-up. The same arguments give the same outcome on any machine. */
    public static Outcome run(Trace trace, Setup setup, Conditions conditions, Progress progress) {
        return run(trace, setup, conditions, progress, command -> {});
    }

    /** The same, and each command that the core was given goes to a witness, too. */
    public static Outcome run(
            Trace trace, Setup setup, Conditions conditions, Progress progress, Consumer<Command> witness) {
        return new Replay(trace, setup, conditions, Deals.NONE, progress, witness, event -> {}).run();
    }

    /** The same with what owners agreed on; each event goes to a listener when it is applied. */
    public static Outcome run(
            Trace trace, Setup setup, Conditions conditions, Deals deals, Progress progress, Consumer<Event> listener) {
        return new Replay(trace, setup, conditions, deals, progress, command -> {}, listener).run();
    }

    /**
     * From the first submission to the last; where all come at once, as long as the work would take on a full fleet.
     */
    static Steps.Window windowOf(Trace trace) {
        var jobs = trace.jobs();
        long first = jobs.isEmpty() ? 1 : jobs.getFirst().submitMillis();
        long last = jobs.isEmpty() ? 2 : jobs.getLast().submitMillis();
        if (last == first) {
            long devices = Math.max(1, trace.fleet().devices());
            long work = 0;
            for (var job : jobs) {
                work += Math.ceilDiv(job.milli(), 1000L) * job.durationMillis() / devices;
            }
            last = first + Math.max(1, work);
        }
        return new Steps.Window(first, last, Math.max(1, Math.ceilDiv(last - first, (long) STEPS)));
    }

    private Outcome run() {
        now = Math.max(1, window.fromMillis() - 1);
        arrangement.beforeAll(now).forEach(this::give);
        deals.beforeAll(now).forEach(this::give);
        outages.begin(window.fromMillis());
        nextCycle = now;
        while (journeys.over() < trace.jobs().size() && goOn()) {
            samples.until(now);
            happen();
            cycle();
        }
        samples.rest();
        return outcome();
    }

    /** Moves to the next moment at which something happens; false when there is none. */
    private boolean goOn() {
        long next = agenda.nextMillis();
        if (submitted < trace.jobs().size()) {
            next = Math.min(next, trace.jobs().get(submitted).submitMillis());
        }
        if (recalled < deals.recalls().size()) {
            next = Math.min(next, deals.recalls().get(recalled).atMillis());
        }
        long due = core.nextDueMillis();
        if (due != Long.MAX_VALUE) {
            next = Math.min(next, Math.max(due, nextCycle));
        }
        if (next == Long.MAX_VALUE || isStuck()) {
            return false;
        }
        now = Math.max(now, next);
        return true;
    }

    /** Nothing runs or comes, nothing is due, and no node will come back that what waits could wait for. */
    private boolean isStuck() {
        return conditions.nodeLifeMillis() > 0
                && submitted == trace.jobs().size()
                && core.workloads().placedCount() == 0
                && core.nextDueMillis() == Long.MAX_VALUE
                && outages.down() == 0;
    }

    private void happen() {
        while (agenda.nextMillis() <= now) {
            var kind = agenda.kind();
            int subject = agenda.subject();
            int epoch = agenda.epoch();
            agenda.remove();
            if (kind == Agenda.Kind.NODE_LOST || kind == Agenda.Kind.NODE_BACK) {
                outages.act(now, kind, subject, epoch);
            } else {
                engine.act(now, kind, subject, epoch);
            }
        }
        while (recalled < deals.recalls().size()
                && deals.recalls().get(recalled).atMillis() <= now) {
            give(deals.recall(recalled++, now));
        }
        while (submitted < trace.jobs().size() && trace.jobs().get(submitted).submitMillis() <= now) {
            submit(submitted++);
        }
    }

    private void submit(int index) {
        var job = trace.jobs().get(index);
        if (submitted % PROGRESS_EVERY == 0) {
            progress.at(submitted, journeys.over(), trace.jobs().size());
        }
        boolean accepted = arrangement.hasPlace(job)
                && give(new Command.Submit(now, job.user(), firstId + index, arrangement.specOf(index, job)));
        if (!accepted) {
            journeys.refused(index);
        }
    }

    private void cycle() {
        if (now < nextCycle) {
            return;
        }
        nextCycle = now + conditions.cycleMillis();
        while (core.cycleDue(now) && give(new Command.Cycle(now, ACTOR))) {
            // Until all that could be considered has been.
        }
    }

    private boolean give(Command command) {
        commands++;
        witness.accept(command);
        var decided = core.decide(command);
        for (var event : decided.events()) {
            core.apply(event);
            hash.add(event);
            listener.accept(event);
        }
        // Heard when all of them are applied: what the engine does next may depend on all.
        decided.events().forEach(this::hear);
        return decided.accepted();
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Submitted e -> journeys.wants(indexOf(e.workload()), e.atMillis());
            case Event.Placed e -> placed(e);
            case Event.StopOrdered e -> engine.stopOrdered(indexOf(e.workload()), e);
            case Event.Requeued e -> requeued(e);
            case Event.Held e -> held(e);
            case Event.Released e -> journeys.wants(indexOf(e.workload()), e.atMillis());
            case Event.Ended e -> ended(e);
            case Event.Explained e -> explained(e);
            case Event.TaskStarted e -> {}
            case Event.TaskEnded e -> {}
            case Event.Reserved e -> {}
            case Event.Unreserved e -> {}
            case Event.Planned e -> {}
            case Event.Unplanned e -> {}
            case Event.Retiered e -> {}
            case Event.Paced e -> engine.paced(indexOf(e.workload()), e);
            case Event.Grown e -> engine.grown(indexOf(e.workload()), e);
            case Event.ShrinkOrdered e -> engine.shrinkOrdered(indexOf(e.workload()), e);
            case Event.TaskLeft e -> {}
            case Event.Rested e -> {}
            case Event.ActivityReported e -> {}
            case Event.IdleWarned e -> {}
            case Event.RecallWarned e -> {}
            case Event.ChipSet e -> {}
            case Event.CenterSet e -> {}
            case Event.NodeSet e -> {}
            case Event.NodeLeft e -> {}
            case Event.NodeCordoned e -> {}
            case Event.NodeDown e -> {}
            case Event.TenantSet e -> {}
            case Event.SettingsSet e -> {}
            case Event.RulesSet e -> {}
            case Event.PriceSet e -> {}
            case Event.PriceEnded e -> {}
            case Event.OfBudget e -> {}
            case Event.OfBid e -> {}
            case Event.PeriodClosed e -> {}
            case Event.ContractProposed e -> {}
            case Event.ContractSigned e -> {}
            case Event.ContractActivated e -> {}
            case Event.ContractRecalling e -> {}
            case Event.ContractReturned e -> {}
            case Event.ContractEnded e -> {}
            case Event.CycleSettled e -> {}
        }
    }

    private void placed(Event.Placed e) {
        int job = indexOf(e.workload());
        var chip = core.pool().segment(e.placement().segment()).chip();
        journeys.wantsNone(job, e.atMillis());
        journeys.placed(job, e.placement().segment());
        engine.placed(job, e, trace.jobs().get(job).profile().speedOn(chip));
    }

    private void requeued(Event.Requeued e) {
        int job = indexOf(e.workload());
        engine.over(job, e.atMillis(), e.madeRoom() ? Accounts.Ending.STOPPED : Accounts.Ending.FAILED);
        journeys.wants(job, e.atMillis());
    }

    private void held(Event.Held e) {
        int job = indexOf(e.workload());
        engine.over(job, e.atMillis(), Accounts.Ending.KEPT);
        journeys.wantsNone(job, e.atMillis());
    }

    private void ended(Event.Ended e) {
        int job = indexOf(e.workload());
        boolean kept = e.end() == End.SUCCEEDED || e.end() == End.CANCELLED;
        engine.over(job, e.atMillis(), kept ? Accounts.Ending.KEPT : Accounts.Ending.FAILED);
        journeys.over(job, e.atMillis());
    }

    /**
     * What can never run is taken out, as a center refuses it at once: it must not stand in the way of others for ever.
     */
    private void explained(Event.Explained e) {
        var group = core.waiting().find(e.group());
        if (group != null && isForGood(e.verdict().code())) {
            for (long id : group.ids()) {
                journeys.refused(indexOf(id));
                give(new Command.Cancel(now, ACTOR, id));
            }
        }
    }

    private static boolean isForGood(Verdict.Code code) {
        return code == Verdict.Code.NO_SUCH_CHIP
                || code == Verdict.Code.NO_SUCH_NODE
                || code == Verdict.Code.POOL_TOO_SMALL;
    }

    private int indexOf(long workload) {
        return (int) (workload - firstId);
    }

    private Outcome outcome() {
        var ceiling = Ceiling.of(trace, setup, window);
        var capacity = meter.capacity(trace.fleet().devices());
        var chips =
                core.pool().segments().stream().map(segment -> segment.chip()).toList();
        progress.at(submitted, journeys.over(), trace.jobs().size());
        return new Outcome(
                setup.name(),
                trace.jobs().size(),
                journeys.refused(),
                trace.jobs().size() - journeys.over(),
                commands,
                hash.count(),
                window.fromMillis(),
                window.toMillis(),
                now,
                meter.usage(capacity, ceiling),
                meter.series(capacity, ceiling, samples.waitingMilli(), samples.strandedMilli()),
                journeys.waiting(),
                journeys.completion(),
                journeys.byOwner(),
                journeys.bySize(),
                journeys.byChip(chips),
                accounts.losses(),
                meter.heat(core.pool()),
                samples.reasons(),
                hash.value(),
                core.stateHash());
    }
}
