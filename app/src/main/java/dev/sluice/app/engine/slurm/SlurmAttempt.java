package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskExit.NeverStarted;
import dev.sluice.app.engine.shim.AttemptFiles;
import dev.sluice.app.engine.shim.Claim;
import dev.sluice.app.engine.shim.Reports;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One attempt in memory: its tasks, and the jobs that run them. Only the engine's own thread touches it. */
final class SlurmAttempt {
    private static final System.Logger LOG = System.getLogger(SlurmAttempt.class.getName());

    private final AttemptFiles files;
    private final Reports reports;
    private final JobWatch.Site site;
    private volatile @Nullable List<SlurmTask> tasks;
    private List<JobWatch> jobs = List.of();
    private @Nullable Duration stopGrace;

    SlurmAttempt(AttemptFiles files, Reports reports, JobWatch.Site site) {
        this.files = files;
        this.reports = reports;
        this.site = site;
    }

    AttemptKey key() {
        return files.key();
    }

    /** Starts the attempt if it was never claimed; else takes it on as it is and reports it. */
    void start(StartOrder order) {
        var known = tasks;
        if (known != null) {
            known.forEach(SlurmTask::report);
            refuseMissing(order);
            return;
        }
        try {
            int port = site.portFor(key());
            if (!files.exists() && files.claim(Claim.of(order, port))) {
                launch(order, port);
            } else {
                adopt(order.tasks().size());
                completeAfterCrash(order);
                refuseMissing(order);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Cannot take up attempt " + key(), e);
            var reason = new NeverStarted("cannot write to the shared directory: " + e.getMessage(), true);
            tasks = makeTasks(order.tasks().size());
            refuseAll(reason);
        }
    }

    private void launch(StartOrder order, int port) throws IOException {
        var made = makeTasks(order.tasks().size());
        tasks = made;
        try {
            for (var task : order.tasks()) {
                site.write(order, task, port, files.task(task.rank()));
            }
        } catch (IllegalArgumentException e) {
            refuseAll(new NeverStarted("cannot launch the task: " + e.getMessage()));
            return;
        }
        jobs = makeJobs(order);
        jobs.forEach(job -> job.submit(site));
    }

    private List<JobWatch> makeJobs(StartOrder order) throws IOException {
        var made = new ArrayList<JobWatch>();
        for (var tasksByNode : JobGroup.split(order.tasks())) {
            var group = JobGroup.create(files.directory(), made.size(), tasksByNode);
            made.add(new JobWatch(key(), group, tasksOf(group), site.needOf(order, tasksByNode)));
        }
        return made;
    }

    private List<SlurmTask> tasksOf(JobGroup group) {
        var all = tasks == null ? List.<SlurmTask>of() : tasks;
        return group.ranks().stream().map(all::get).toList();
    }

    /** Takes on what is on the disk. */
    void adopt(int expectedTasks) throws IOException {
        var claim = files.readClaim().orElse(null);
        int count = claim == null ? expectedTasks : claim.tasks();
        tasks = makeTasks(count);
        var found = new ArrayList<JobWatch>();
        for (var group : JobGroup.list(files.directory())) {
            found.add(JobWatch.adopted(key(), group, tasksOf(group)));
        }
        jobs = found;
        look();
    }

    /** A server that died between the claim and the first job left nothing that could ever run: it is ended here. */
    private void completeAfterCrash(StartOrder order) throws IOException {
        var known = tasks;
        if (known == null) {
            return;
        }
        var covered = jobs.stream().mapToInt(job -> job.group().ranks().size()).sum();
        if (covered < known.size()) {
            for (var task : known) {
                if (jobs.stream().noneMatch(job -> job.group().ranks().contains(task.rank()))) {
                    task.settle(new NeverStarted("the server ended before it submitted the job", true));
                }
            }
        }
        for (var job : jobs) {
            job.need(site.needOf(
                    order, JobGroup.split(order.tasks()).get(job.group().number())));
        }
    }

    /** A claim without tasks, or with fewer than ordered, is one that a stop made before the start. */
    private void refuseMissing(StartOrder order) {
        int known = tasks == null ? 0 : tasks.size();
        for (int rank = known; rank < order.tasks().size(); rank++) {
            makeTask(rank).refuse(new NeverStarted("stopped before it started"));
        }
    }

    private void refuseAll(NeverStarted reason) {
        for (var task : tasks == null ? List.<SlurmTask>of() : tasks) {
            try {
                task.settle(reason);
            } catch (IOException e) {
                task.refuse(reason);
            }
        }
    }

    /** Stops all tasks; an attempt that was never claimed is claimed, so that nobody ever starts it. */
    void stop(Duration grace) {
        try {
            if (tasks == null && (files.exists() || !files.claim(Claim.neverToStart()))) {
                adopt(0);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Cannot keep attempt " + key() + " from starting durably", e);
        }
        tasks = tasks == null ? List.of() : tasks;
        stopGrace = grace;
        for (var task : tasks) {
            if (!task.hasEnded()) {
                try {
                    task.files().requestStop(grace);
                } catch (IOException e) {
                    LOG.log(Level.ERROR, "Cannot ask for the stop of task " + task.rank() + " of " + key(), e);
                }
            }
        }
        jobs.forEach(job -> job.stop(grace, site));
    }

    /** Looks at the files of all tasks. */
    void look() {
        for (var task : tasks == null ? List.<SlurmTask>of() : tasks) {
            try {
                task.look();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Cannot read how task " + task.rank() + " of " + key() + " fares", e);
            }
        }
    }

    /** Draws the conclusions from a list of all jobs that Slurm has. */
    void observe(JobList list) {
        look();
        jobs.forEach(job -> job.observe(list, site));
    }

    boolean isStopping() {
        return stopGrace != null;
    }

    boolean hasEnded() {
        return tasks != null && tasks.stream().allMatch(SlurmTask::hasEnded);
    }

    boolean hasEnded(int rank) {
        var known = tasks;
        return known != null && rank < known.size() && known.get(rank).hasEnded();
    }

    /** Whether some of its jobs are not known to have been taken. */
    boolean isUnsure() {
        return jobs.stream().anyMatch(JobWatch::isUnsure);
    }

    private List<SlurmTask> makeTasks(int count) {
        return IntStream.range(0, count).mapToObj(this::makeTask).toList();
    }

    private SlurmTask makeTask(int rank) {
        return new SlurmTask(key(), rank, files.task(rank), reports);
    }

    /** An exit for tasks of a job that ended without a word from their shims. */
    static TaskExit unrecorded(SlurmTask task, boolean stopping, String what) {
        if (task.wasTakenUp()) {
            return stopping ? new TaskExit.Signalled(9, false) : new TaskExit.Lost(what);
        }
        return stopping ? new NeverStarted("stopped before it started") : new NeverStarted(what, true);
    }
}
