package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.shim.TaskFiles;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows the job of a group of tasks from its submission to its end.
 *
 * <p>What may be believed: a job in the list is there. A job that is not in the list was never taken (the answer to its
 * submission got lost), was forgotten by a controller that died, or ended so long ago that Slurm forgot it. Submitting
 * again is safe in each of these cases, for a task is run by whoever makes its {@code run} directory first; taking the
 * tasks for ended is not, as long as a launcher shows that it lives.
 */
final class JobWatch {
    private static final System.Logger LOG = System.getLogger(JobWatch.class.getName());

    /** Time for files to become visible after Slurm says that the job is over. */
    private static final long VISIBLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long SIGNAL_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** After the grace the shims kill; a job that is there so long after that is ended by Slurm. */
    private static final long KILL_NANOS = TimeUnit.SECONDS.toNanos(20);

    /**
     * How long nothing is concluded.
     *
     * @param sure until a job that is not in the list was never taken
     * @param silent until a launcher that shows no life has none
     */
    record Waits(Duration sure, Duration silent) {
        /**
         * A question that waits in slurmrestd for a controller that is away is answered or dropped after 45 s; a
         * launcher beats every 5 s, and the directory's own delays are below a minute.
         */
        static final Waits STANDARD = new Waits(Duration.ofSeconds(45), Duration.ofSeconds(90));
    }

    /** What a job needs of its engine. */
    interface Site {
        Slurm slurm();

        Waits waits();

        String name(AttemptKey key, int group);

        SlurmSubmission submission(AttemptKey key, JobGroup group, Need need);

        /** What a group asks of each of its nodes. */
        Need needOf(StartOrder order, Map<String, List<TaskOrder>> tasks);

        /** The port that an attempt's tasks may meet at. */
        int portFor(AttemptKey key);

        /** Writes what a task's launcher reads. */
        void write(StartOrder order, TaskOrder task, int port, TaskFiles files) throws IOException;
    }

    /**
     * What a job asks of each node.
     *
     * @param minutes its limit; 0 = none of its own
     */
    record Need(int cpus, long memoryMib, String gres, long minutes) {}

    private final AttemptKey key;
    private final JobGroup group;
    private final List<SlurmTask> tasks;
    private @Nullable Need need;
    private long submittedNanos;
    private boolean taken;
    private @Nullable JobIdentity known;
    private long overNanos;
    private @Nullable Duration stopGrace;
    private long stopNanos;
    private long signalledNanos;
    private @Nullable FileTime beat;
    private long beatNanos;

    JobWatch(AttemptKey key, JobGroup group, List<SlurmTask> tasks, @Nullable Need need) {
        this.key = key;
        this.group = group;
        this.tasks = tasks;
        this.need = need;
        this.beatNanos = System.nanoTime();
    }

    /** One that an earlier server submitted, or meant to. */
    static JobWatch adopted(AttemptKey key, JobGroup group, List<SlurmTask> tasks) throws IOException {
        var watch = new JobWatch(key, group, tasks, null);
        watch.known = group.submittedAs().orElse(null);
        watch.taken = watch.known != null;
        watch.submittedNanos = System.nanoTime();
        return watch;
    }

    JobGroup group() {
        return group;
    }

    void need(Need known) {
        need = known;
    }

    boolean isUnsure() {
        return !taken && !isOver();
    }

    private boolean isOver() {
        return tasks.stream().allMatch(SlurmTask::hasEnded);
    }

    void submit(Site site) {
        var needed = need;
        if (needed == null) {
            return;
        }
        submittedNanos = System.nanoTime();
        try {
            long id = site.slurm().submit(site.submission(key, group, needed));
            taken = true;
            remember(new JobIdentity(id, 0, site.name(key, group.number())));
        } catch (SlurmFailure e) {
            if (e.kind() == SlurmFailure.Kind.REFUSED) {
                settle("Slurm refused the job: " + e.getMessage());
            } else {
                LOG.log(Level.WARNING, "Whether Slurm took the job of {0} is not known yet: {1}", key, e.getMessage());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The id of the job of " + key + " can't be kept; it is found by its name", e);
        }
    }

    private void remember(JobIdentity job) throws IOException {
        group.submittedAs(job);
        known = job;
    }

    /** From now on the job shall end; called again it can only hasten that. */
    void stop(Duration grace, Site site) {
        stopGrace = grace;
        stopNanos = System.nanoTime();
        signalledNanos = 0;
        try {
            // Only what is this job beyond doubt is signalled: its id may by now be that of a stranger's.
            var job = known;
            if (job != null
                    && !isOver()
                    && site.slurm().job(job.id()).filter(job::is).isPresent()) {
                signal(job.id(), site);
            }
        } catch (SlurmFailure e) {
            LOG.log(Level.DEBUG, "The job of {0} is found by its name later: {1}", key, e.getMessage());
        }
    }

    private void signal(long job, Site site) {
        signalledNanos = System.nanoTime();
        try {
            site.slurm().terminate(job);
        } catch (SlurmFailure e) {
            LOG.log(Level.DEBUG, "The stop of {0} reaches its launcher later: {1}", key, e.getMessage());
        }
    }

    /** Draws the conclusions from what Slurm has under the job's name. */
    void observe(JobList list, Site site) {
        if (isOver()) {
            return;
        }
        var jobs = list.named(site.name(key, group.number()));
        var live = jobs.stream().filter(job -> !job.isOver()).toList();
        if (!live.isEmpty()) {
            seen(live, site);
        } else if (!jobs.isEmpty()) {
            over(jobs.getLast());
        } else {
            missing(list, site);
        }
    }

    private void seen(List<SlurmJob> live, Site site) {
        taken = true;
        overNanos = 0;
        identify(live.getFirst());
        if (stopGrace == null) {
            return;
        }
        long now = System.nanoTime();
        for (var job : live) {
            boolean late = now - stopNanos > stopGrace.toNanos() + KILL_NANOS;
            if (job.waits() || late) {
                cancel(job.id(), site);
            } else if (signalledNanos == 0 || now - signalledNanos > SIGNAL_AGAIN_NANOS) {
                signal(job.id(), site);
            }
        }
    }

    /** Learns when the job was submitted, which the answer to the submission did not tell. */
    private void identify(SlurmJob job) {
        var before = known;
        try {
            if (before == null) {
                remember(JobIdentity.of(job));
            } else if (before.submitSeconds() == 0 && before.is(job)) {
                known = JobIdentity.of(job); // the next server learns it as this one did
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Which job runs " + key + " can't be kept; it is found by its name", e);
        }
    }

    private void cancel(long job, Site site) {
        try {
            site.slurm().cancel(job);
        } catch (SlurmFailure e) {
            LOG.log(Level.WARNING, "Cannot cancel job {0} of {1} yet: {2}", job, key, e.getMessage());
        }
    }

    private void over(SlurmJob job) {
        taken = true;
        overNanos = overNanos == 0 ? System.nanoTime() : overNanos;
        boolean startable = tasks.stream().anyMatch(task -> !task.hasEnded() && !task.wasTakenUp());
        if (startable && job.state().equals("CANCELLED") || System.nanoTime() - overNanos > VISIBLE_NANOS) {
            var reason = job.reason().isEmpty() || job.reason().equals("None") ? "" : " (" + job.reason() + ")";
            settle("Slurm ended job " + job.id() + " as " + job.state() + reason);
        }
    }

    private void missing(JobList list, Site site) {
        boolean takenUp = tasks.stream().anyMatch(SlurmTask::wasTakenUp);
        if (takenUp) {
            if (isSilent(site.waits().silent())) {
                settle("Slurm does not know the job any more, and its launcher shows no life");
            }
            return;
        }
        // A list that was asked for before the submission, or soon after, proves nothing.
        boolean sure = list.askedNanos() - submittedNanos
                > (taken ? 0 : site.waits().sure().toNanos());
        if (!sure) {
            return;
        }
        if (stopGrace != null || need == null || taken) {
            settle("Slurm lost the job before it started");
        } else {
            LOG.log(Level.WARNING, "Slurm does not have the job of {0}: submitting it again", key);
            submit(site);
        }
    }

    /** Whether no launcher has shown any life for so long that none can live. */
    private boolean isSilent(Duration silent) {
        try {
            var last = group.lastBeat().orElse(null);
            if (last != null && !last.equals(beat)) {
                beat = last;
                beatNanos = System.nanoTime();
            }
        } catch (IOException e) {
            beatNanos = System.nanoTime(); // a directory that can't be read proves nothing
        }
        return System.nanoTime() - beatNanos > silent.toNanos();
    }

    private void settle(String what) {
        for (var task : tasks) {
            if (!task.hasEnded()) {
                try {
                    task.settle(SlurmAttempt.unrecorded(task, stopGrace != null, what));
                } catch (IOException e) {
                    LOG.log(Level.WARNING, "Cannot settle task " + task.rank() + " of " + key + " yet", e);
                }
            }
        }
    }
}
