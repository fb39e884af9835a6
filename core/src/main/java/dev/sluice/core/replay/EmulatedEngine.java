package dev.sluice.core.replay;

import dev.sluice.core.Command;
import dev.sluice.core.Event;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Pace;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.TaskExit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers for machines that are not there: starts what is placed, lets it run as long as the trace says, at the speed
 * of the chip that it is on, and stops what is to be stopped. All in virtual time, all from the seed.
 *
 * <p>Work that is stopped keeps what its last checkpoint holds and pays its restart when it goes on; a session goes on
 * where it was. A gang that changes its size keeps its work and pays a restart. A session's user is busy in bursts;
 * with {@link Lever#PARKING} the core hears of pauses, and parks the session after {@link #PARK_AFTER_MILLIS}.
 */
final class EmulatedEngine {
    /** A session that was idle for so long is parked: long enough not to park who thinks, as notebook services do. */
    static final long PARK_AFTER_MILLIS = 600_000;

    /** Retries of work that fails by chance: enough that chance alone hardly ever ends a job. */
    static final int RETRIES = 20;

    private static final int ALL = Integer.MAX_VALUE;

    private static final String ACTOR = "emulated";
    private static final TaskExit DONE = new TaskExit.Exited(0);
    private static final TaskExit FAILED = new TaskExit.Exited(1);
    private static final TaskExit TERMINATED = new TaskExit.Signalled(15);
    private static final TaskExit LOST = new TaskExit.Lost("node");

    private final List<Job> jobs;
    private final boolean parking;
    private final Conditions conditions;
    private final Dice dice;
    private final Agenda agenda;
    private final Runs runs;
    private final Accounts accounts;
    private final Consumer<Command> core;
    private final long firstId;

    /**
     * An engine for the jobs of a trace.
     *
     * @param firstId the workload id of the first job; the others follow
     * @param core hears what the engine reports
     */
    EmulatedEngine(
            Trace trace,
            Setup setup,
            Conditions conditions,
            Agenda agenda,
            Accounts accounts,
            long firstId,
            Consumer<Command> core) {
        this.jobs = trace.jobs();
        this.parking = setup.has(Lever.PARKING);
        this.conditions = conditions;
        this.dice = new Dice(conditions.seed());
        this.agenda = agenda;
        this.runs = accounts.runs();
        this.accounts = accounts;
        this.firstId = firstId;
        this.core = core;
    }

    void placed(int job, Event.Placed event, int speedPermille) {
        long now = event.atMillis();
        var placement = event.placement();
        int whole = jobs.get(job).demand().tasks();
        runs.attempt[job] = event.attempt();
        runs.ranks.remove(job);
        runs.tasks[job] = placement.tasks();
        runs.endedTasks[job] = 0;
        runs.segment[job] = placement.segment();
        runs.milli[job] = placement.milli();
        runs.rate[job] = Math.max(1, (int) ((long) speedPermille * placement.tasks() / whole));
        runs.pace[job] = Pace.ALONE;
        runs.share[job] = Limits.DEVICE_MILLI;
        runs.worked[job] = 0;
        runs.placedAt[job] = now;
        runs.startedAt[job] = Runs.NOT;
        runs.workFrom[job] = Runs.NOT;
        long delay = dice.around(conditions.startDelayMillis(), Dice.Question.START_DELAY, job, event.attempt());
        agenda.add(now + delay, Agenda.Kind.STARTS, job, event.attempt());
    }

    /** It gets on at another pace, beside others or alone again, with another share of its devices. */
    void paced(int job, Event.Paced event) {
        long now = event.atMillis();
        var task = jobs.get(job).demand().task();
        accounts.piece(job, now);
        runs.share[job] = event.shareMilli();
        runs.milli[job] = (long) task.devices() * event.shareMilli() * runs.tasks[job];
        runs.pace[job] = event.pacePermille();
        if (runs.workFrom[job] != Runs.NOT) {
            untilDue(job);
        }
    }

    /** The engine was told to stop: all its tasks end at once. */
    void stopOrdered(int job, Event.StopOrdered event) {
        var lost = event.reason() == StopReason.NODE_LOST;
        agenda.add(event.atMillis(), Agenda.Kind.STOPPED, job, lost ? -event.attempt() : event.attempt());
    }

    /** More tasks were placed; they start after the usual delay, and then share the work. */
    void grown(int job, Event.Grown event) {
        long now = event.atMillis();
        for (int more = 0; more < event.placement().tasks(); more++) {
            runs.ranksOf(job).add(event.firstRank() + more);
        }
        accounts.hold(job, now, runs.milli[job] + event.placement().milli());
        long delay = dice.around(conditions.startDelayMillis(), Dice.Question.START_DELAY, job, event.firstRank());
        agenda.add(now + delay, Agenda.Kind.STARTS_MORE, job, event.attempt());
    }

    /** Tasks that are to leave end at once, and the others go on without them. */
    void shrinkOrdered(int job, Event.ShrinkOrdered event) {
        int first = event.ranks().get(0);
        int stay = runs.ranksOf(job).headSet(first).size();
        runs.leavingFrom.put(job, first);
        if (stay < runs.tasks[job]) {
            goOnWith(job, event.atMillis(), stay);
        }
        agenda.add(event.atMillis(), Agenda.Kind.LEAVES, job, event.attempt());
    }

    private void startMore(int job, long now) {
        for (int rank : List.copyOf(runs.ranksOf(job))) {
            core.accept(new Command.ReportStart(now, ACTOR, idOf(job), runs.attempt[job], rank));
        }
        int all = runs.ranksOf(job).size();
        if (runs.attempt[job] != 0 && runs.tasks[job] < all) {
            goOnWith(job, now, all);
        }
    }

    /** A gang that changes its size while it is on its way to its end takes up its work again. */
    private void goOnWith(int job, long now, int tasks) {
        accounts.resize(job, now, tasks);
        workOn(job);
    }

    private void leave(int job, long now) {
        int attempt = runs.attempt[job];
        int first = runs.leavingFrom.getOrDefault(job, ALL);
        for (int rank : List.copyOf(runs.ranksOf(job).tailSet(first)).reversed()) {
            runs.ranksOf(job).remove(rank);
            accounts.hold(
                    job,
                    now,
                    runs.milli[job]
                            / (runs.ranksOf(job).size() + 1)
                            * runs.ranksOf(job).size());
            core.accept(new Command.ReportEnd(now, ACTOR, idOf(job), attempt, rank, TERMINATED));
        }
    }

    /** Its tasks are over; with kept work it may go on later. */
    void over(int job, long now, Accounts.Ending ending) {
        if (runs.attempt[job] != 0) {
            pauseBurst(job, now);
            accounts.close(job, now, ending);
            runs.attempt[job] = 0;
            runs.startedAt[job] = Runs.NOT;
            runs.workFrom[job] = Runs.NOT;
        }
    }

    /** A session leaves its burst in the middle. */
    private void pauseBurst(int job, long now) {
        if (isSession(job) && runs.workFrom[job] != Runs.NOT) {
            long busy = Math.clamp(now - runs.workFrom[job], 0, runs.burstLeft[job]);
            accounts.burst(job, runs.workFrom[job], runs.workFrom[job] + busy);
            runs.done[job] += busy;
            runs.burstLeft[job] -= busy;
            runs.workFrom[job] = Runs.NOT;
        }
    }

    /** Does what an entry of the agenda says, unless things have changed meanwhile. */
    void act(long now, Agenda.Kind kind, int job, int epoch) {
        switch (kind) {
            case STARTS -> ifHolding(job, epoch, () -> start(job, now));
            case STARTS_MORE -> ifHolding(job, epoch, () -> startMore(job, now));
            case LEAVES -> ifHolding(job, epoch, () -> leave(job, now));
            case ENDS -> ifDue(job, epoch, now, () -> end(job, now));
            case FAILS -> ifDue(job, epoch, now, () -> report(job, now, FAILED, 1));
            case PAUSES -> ifHolding(job, epoch, () -> pause(job, now));
            case RESUMES -> resume(job, now, epoch);
            case STOPPED -> ifHolding(job, Math.abs(epoch), () -> report(job, now, epoch < 0 ? LOST : TERMINATED, ALL));
            case NODE_LOST, NODE_BACK -> throw new IllegalArgumentException("nodes are no jobs");
        }
    }

    private void ifHolding(int job, int attempt, Runnable then) {
        if (runs.holds(job, attempt)) {
            then.run();
        }
    }

    /** An end that was foreseen at another pace, or with another number of tasks, is none. */
    private void ifDue(int job, int attempt, long now, Runnable then) {
        if (runs.holds(job, attempt) && runs.due[job] == now) {
            then.run();
        }
    }

    private void start(int job, long now) {
        if (runs.endedTasks[job] > 0) {
            return;
        }
        for (int rank = 0; rank < runs.tasks[job]; rank++) {
            core.accept(new Command.ReportStart(now, ACTOR, idOf(job), runs.attempt[job], rank));
        }
        runs.startedAt[job] = now;
        if (runs.resumesAt[job] > now) {
            idle(job, now);
        } else {
            work(job, now);
        }
    }

    private void work(int job, long now) {
        boolean again = runs.attempt[job] > 1 && runs.done[job] > 0 && runs.startedAt[job] == now;
        runs.workFrom[job] = now + (again ? jobs.get(job).profile().restartMillis() : 0);
        runs.began[job] = runs.workFrom[job];
        workOn(job);
    }

    private void workOn(int job) {
        if (isSession(job)) {
            workInBursts(job);
            return;
        }
        long left = Math.max(1, jobs.get(job).durationMillis() - runs.done[job]);
        long wall = Math.ceilDiv(left * 1000, (long) runs.rate[job]);
        int attempt = runs.attempt[job];
        boolean fails = dice.below(1000, Dice.Question.FAILS, job, attempt) < conditions.failurePermille();
        runs.fails[job] = fails;
        runs.goal[job] = fails ? dice.below(wall, Dice.Question.FAILS_WHEN, job, attempt) : wall;
        untilDue(job);
    }

    private void untilDue(int job) {
        long left = Math.max(0, runs.goal[job] - runs.worked[job]);
        runs.due[job] = runs.workFrom[job] + Math.ceilDiv(left * Pace.ALONE, (long) runs.pace[job]);
        var kind = runs.fails[job] ? Agenda.Kind.FAILS : Agenda.Kind.ENDS;
        agenda.add(runs.due[job], kind, job, runs.attempt[job]);
    }

    private void workInBursts(int job) {
        if (runs.burstLeft[job] == 0) {
            long burst = dice.around(jobs.get(job).profile().burstMillis(), Dice.Question.BURST, job, runs.burst[job]);
            runs.burstLeft[job] = Math.max(1, burst);
        }
        long left = jobs.get(job).durationMillis() - runs.done[job];
        boolean last = runs.burstLeft[job] >= left;
        runs.burstLeft[job] = Math.max(1, Math.min(runs.burstLeft[job], left));
        runs.due[job] = runs.workFrom[job] + runs.burstLeft[job];
        agenda.add(runs.due[job], last ? Agenda.Kind.ENDS : Agenda.Kind.PAUSES, job, runs.attempt[job]);
    }

    private void end(int job, long now) {
        switch (jobs.get(job).end()) {
            case SUCCEEDED, TIMED_OUT -> report(job, now, DONE, ALL);
            case FAILED -> report(job, now, FAILED, 1);
            case CANCELLED -> core.accept(new Command.Cancel(now, ACTOR, idOf(job)));
        }
    }

    private void report(int job, long now, TaskExit exit, int upToTask) {
        int attempt = runs.attempt[job];
        var ranks = runs.ranks.get(job);
        var order = ranks == null ? null : List.copyOf(ranks);
        int tasks = Math.min(upToTask, order == null ? runs.tasks[job] : order.size());
        while (runs.endedTasks[job] < tasks && runs.holds(job, attempt)) {
            int at = runs.endedTasks[job]++;
            int rank = order == null ? at : order.get(at);
            core.accept(new Command.ReportEnd(now, ACTOR, idOf(job), attempt, rank, exit));
        }
    }

    private void pause(int job, long now) {
        pauseBurst(job, now);
        runs.burst[job]++;
        runs.burstLeft[job] = 0;
        long pause = Math.max(
                1, dice.around(jobs.get(job).profile().pauseMillis(), Dice.Question.PAUSE, job, runs.burst[job]));
        long left = jobs.get(job).durationMillis() - runs.done[job];
        if (pause >= left) {
            end(job, now);
            return;
        }
        runs.done[job] += pause;
        runs.resumesAt[job] = now + pause;
        agenda.add(now + pause, Agenda.Kind.RESUMES, job, runs.burst[job]);
        idle(job, now);
    }

    private void idle(int job, long now) {
        if (parking && runs.resumesAt[job] > now + PARK_AFTER_MILLIS) {
            core.accept(new Command.ReportActivity(now, ACTOR, idOf(job), runs.attempt[job], 0, 0));
        }
    }

    private void resume(int job, long now, int burst) {
        if (runs.burst[job] != burst || runs.resumesAt[job] == 0) {
            return;
        }
        runs.resumesAt[job] = 0;
        if (runs.attempt[job] == 0) {
            core.accept(new Command.Release(now, ACTOR, idOf(job)));
        } else if (runs.startedAt[job] != Runs.NOT) {
            work(job, now);
        }
    }

    private boolean isSession(int job) {
        return jobs.get(job).profile().burstMillis() > 0;
    }

    private long idOf(int job) {
        return firstId + job;
    }
}
