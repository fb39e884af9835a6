package dev.sluice.core.replay;

import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Books the device time of attempts: what was handed out, busy, kept, lost. */
final class Accounts {
    /** How an attempt came to its end. */
    enum Ending {
        /** It did what it was to do. */
        KEPT,
        /** It was stopped to make room for others, or left its devices for a pause. */
        STOPPED,
        /** It failed, or its node was lost, or it ran longer than it may. */
        FAILED
    }

    private final List<Job> jobs;
    private final Runs runs;
    private final Journeys journeys;
    private final Meter meter;
    // Of attempts that ran at more than one pace: all but what runs since the last change.
    private final TreeMap<Integer, List<Piece>> pieces = new TreeMap<>();
    private long allocated;
    private long stops;
    private long byStops;
    private long byFailures;
    private long byIdleness;
    private boolean activityUnknown;

    Accounts(List<Job> jobs, Journeys journeys, Meter meter) {
        this.jobs = jobs;
        this.runs = new Runs(jobs.size());
        this.journeys = journeys;
        this.meter = meter;
    }

    Runs runs() {
        return runs;
    }

    /** A session was busy from a time to another. */
    void burst(int job, long from, long to) {
        worked(job, new Piece(from, to, runs.pace[job], runs.share[job], runs.milli[job]), to);
    }

    /** The devices of an attempt go back. */
    void close(int job, long now, Ending ending) {
        allocate(job, now);
        if (runs.workFrom[job] != Runs.NOT && runs.startedAt[job] != Runs.NOT) {
            closeWork(job, now, ending);
        } else if (ending == Ending.STOPPED) {
            stops++;
        }
        pieces.remove(job);
    }

    /** Its pace or its share of its devices changes: what was so far is a piece of its own. */
    void piece(int job, long now) {
        allocate(job, now);
        if (runs.workFrom[job] == Runs.NOT || runs.workFrom[job] >= now) {
            return;
        }
        var piece = newest(job, now);
        pieces.computeIfAbsent(job, any -> new ArrayList<>()).add(piece);
        runs.worked[job] += piece.worked();
        runs.workFrom[job] = now;
    }

    private Piece newest(int job, long now) {
        long from = Math.min(now, runs.workFrom[job]);
        return new Piece(from, now, runs.pace[job], runs.share[job], runs.milli[job]);
    }

    private void allocate(int job, long now) {
        long held = now - runs.placedAt[job];
        long milli = runs.milli[job];
        meter.allocated(runs.segment[job], runs.placedAt[job], now, milli);
        journeys.used(job, held * milli, 0);
        allocated += held * milli;
        if (jobs.get(job).profile().activePermille() < 0) {
            activityUnknown = true;
            meter.activityUnknown();
        } else {
            byIdleness += held * milli;
        }
        runs.placedAt[job] = now;
    }

    /** From now on an attempt holds another number of devices. */
    void hold(int job, long now, long milliNow) {
        allocate(job, now);
        runs.milli[job] = milliNow;
    }

    /** The work until now is kept; another number of tasks goes on with the rest after a restart. */
    void resize(int job, long now, int tasksNow) {
        var piece = newest(job, now);
        worked(job, piece, now);
        runs.done[job] = Math.min(
                runs.done[job] + piece.worked() * runs.rate[job] / 1000,
                jobs.get(job).durationMillis() - 1);
        byStops += (piece.from() - runs.startedAt[job]) * milliAtWork(job);
        runs.rate[job] = Math.max(1, (int) ((long) runs.rate[job] * tasksNow / runs.tasks[job]));
        runs.tasks[job] = tasksNow;
        runs.startedAt[job] = now;
        runs.workFrom[job] = now + jobs.get(job).profile().restartMillis();
        runs.began[job] = runs.workFrom[job];
    }

    /** Device milli of the tasks that share the work. */
    private long milliAtWork(int job) {
        return jobs.get(job).milli() / jobs.get(job).demand().tasks() * runs.tasks[job];
    }

    private void closeWork(int job, long now, Ending ending) {
        var all = new ArrayList<>(pieces.getOrDefault(job, List.of()));
        all.add(newest(job, now));
        long worked = all.stream().mapToLong(Piece::worked).sum();
        long restart = Math.min(now, runs.began[job]) - runs.startedAt[job];
        long every = jobs.get(job).profile().checkpointMillis();
        long saved = every == 0 ? 0 : worked - worked % every;
        long kept = ending == Ending.KEPT ? worked : saved;
        if (ending != Ending.KEPT) {
            runs.done[job] = Math.min(
                    runs.done[job] + kept * runs.rate[job] / 1000, jobs.get(job).durationMillis() - 1);
        }
        long lost = 0;
        for (var piece : all) {
            long keptTo = piece.whenDone(kept);
            kept -= Math.min(kept, piece.worked());
            lost += (piece.to() - keptTo) * piece.milli();
            worked(job, piece, keptTo);
        }
        if (ending == Ending.STOPPED) {
            stops++;
            byStops += lost;
        } else if (ending == Ending.FAILED) {
            byFailures += lost;
        }
        byStops += restart * runs.milli[job];
    }

    /**
     * Books a piece of work, of which what came until a time was kept. What its checkpoints keep of work that fails in
     * the end is lost with its result.
     */
    private void worked(int job, Piece piece, long keptTo) {
        var task = jobs.get(job);
        long width = Width.useful(task, runs.tasks[job]) * piece.share() / Limits.DEVICE_MILLI;
        if (task.profile().activePermille() >= 0) {
            meter.active(piece.from(), piece.to(), width);
            byIdleness -= (piece.to() - piece.from()) * Math.min(width, piece.milli());
        }
        if (!Ceiling.counts(task)) {
            byFailures += (keptTo - piece.from()) * piece.milli();
            return;
        }
        long speed = (long) runs.rate[job] * task.demand().tasks() / runs.tasks[job];
        meter.useful(piece.from(), keptTo, width * speed / 1000);
        journeys.used(job, 0, (keptTo - piece.from()) * width * speed / 1000);
    }

    Outcome.Losses losses() {
        return new Outcome.Losses(stops, byStops, byFailures, activityUnknown ? -1 : byIdleness, allocated);
    }
}
