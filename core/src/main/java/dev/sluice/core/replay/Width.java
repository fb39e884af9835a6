package dev.sluice.core.replay;

/** How many milli of its devices a job really keeps busy. */
final class Width {
    private Width() {}

    /** Milli that are busy while it runs with so many tasks; all that it needs where the trace does not tell. */
    static long useful(Job job, int tasks) {
        var task = job.demand().task();
        long needed = (long) task.devices()
                * Math.min(task.shareMilli(), job.profile().needMilli())
                * tasks;
        int active = job.profile().activePermille();
        return active < 0 ? needed : needed * active / 1000;
    }
}
