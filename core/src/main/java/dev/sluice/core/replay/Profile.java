package dev.sluice.core.replay;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a kind of work behaves, shared by all jobs of that kind. What a trace does not tell is left at its neutral value
 * and never guessed.
 *
 * @param name of the kind, such as a model; "" = the trace tells nothing
 * @param speedPermille by chip: how fast it runs there, 1000 being the speed that the job's duration is told for. A
 *     chip that is not named runs it at 1000. The chips that are named are those that it could run on at all
 * @param activePermille part of its run time in which its devices are busy; -1 = the trace does not tell
 * @param needMilli what it needs of each of its devices, in milli; less than it asks for = it would run as well on a
 *     share
 * @param leastTasks fewest tasks that it runs with, at a speed in proportion; 0 = only with all
 * @param checkpointMillis time between checkpoints; 0 = none, so a stop loses all its work
 * @param restartMillis run time that a restart costs
 * @param burstMillis mean time that a session is busy before it pauses; 0 = it never pauses
 * @param pauseMillis mean time that it then does nothing while holding its devices
 */
public record Profile(
        String name,
        SortedMap<String, Integer> speedPermille,
        int activePermille,
        int needMilli,
        int leastTasks,
        long checkpointMillis,
        long restartMillis,
        long burstMillis,
        long pauseMillis) {
    /** Work of which a trace tells its size and its duration only. */
    public static final Profile PLAIN = new Profile("", new TreeMap<>(), -1, Limits.DEVICE_MILLI, 0, 0, 0, 0, 0);

    public Profile {
        speedPermille = Collections.unmodifiableSortedMap(new TreeMap<>(speedPermille));
        speedPermille.forEach((chip, speed) -> Bounds.within("speed on " + chip, speed, 1, 1_000_000));
        Bounds.within("activity", activePermille, -1, 1000);
        Bounds.within("need", needMilli, 1, Limits.DEVICE_MILLI);
        Bounds.within("least tasks", leastTasks, 0, Limits.TASKS);
        Bounds.within("checkpoint", checkpointMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("restart", restartMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("burst", burstMillis, 0, Limits.DURATION_MILLIS);
        Bounds.within("pause", pauseMillis, 0, Limits.DURATION_MILLIS);
    }

    /** How fast it runs on a chip, in thousandths. */
    public int speedOn(String chip) {
        return speedPermille.getOrDefault(chip, 1000);
    }

    /** The same with checkpoints and a cost of restarts. */
    public Profile withCheckpoints(long everyMillis, long restart) {
        return new Profile(
                name,
                speedPermille,
                activePermille,
                needMilli,
                leastTasks,
                everyMillis,
                restart,
                burstMillis,
                pauseMillis);
    }
}
