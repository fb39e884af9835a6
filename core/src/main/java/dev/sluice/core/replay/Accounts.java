package dev.sluice.core.replay;

import java.util.List;

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
        worked(job, from, to, to);
    }

    /** The devices of an attempt go back. */
    void close(int job, long now, Ending ending) {
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
        if (runs.workFrom[job] != Runs.NOT && runs.startedAt[job] != Runs.NOT) {
            closeWork(job, now, ending);
        } else if (ending == Ending.STOPPED) {
            stops++;
        }
    }

    private void closeWork(int job, long now, Ending ending) {
        long from = Math.min(now, runs.workFrom[job]);
        long worked = now - from;
        long restart = from - runs.startedAt[job];
        long every = jobs.get(job).profile().checkpointMillis();
        long saved = every == 0 ? 0 : worked - worked % every;
        long kept = ending == Ending.KEPT ? worked : saved;
        if (ending != Ending.KEPT) {
            runs.done[job] = Math.min(
                    runs.done[job] + kept * runs.rate[job] / 1000, jobs.get(job).durationMillis() - 1);
        }
        long lost = (worked - kept) * runs.milli[job];
        if (ending == Ending.STOPPED) {
            stops++;
            byStops += lost;
        } else if (ending == Ending.FAILED) {
            byFailures += lost;
        }
        byStops += restart * runs.milli[job];
        worked(job, from, now, from + kept);
    }

    /** Books work from a time to another, of which what came until a third was kept. */
    private void worked(int job, long from, long to, long keptTo) {
        var task = jobs.get(job);
        long width = Width.useful(task, runs.tasks[job]);
        if (task.profile().activePermille() >= 0) {
            meter.active(from, to, width);
            byIdleness -= (to - from) * Math.min(width, runs.milli[job]);
        }
        long speed = (long) runs.rate[job] * task.demand().tasks() / runs.tasks[job];
        meter.useful(from, keptTo, width * speed / 1000);
        journeys.used(job, 0, (keptTo - from) * width * speed / 1000);
    }

    Outcome.Losses losses() {
        return new Outcome.Losses(stops, byStops, byFailures, activityUnknown ? -1 : byIdleness, allocated);
    }
}
