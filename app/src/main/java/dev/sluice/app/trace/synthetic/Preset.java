package dev.sluice.app.trace.synthetic;

import java.util.List;

/**
 * A workload to be made: who owns what, and what they do with it. Each number is told, with its source, in
 * {@code docs/synthetic.md}.
 *
 * @param name what {@code --synthetic} takes
 * @param owners each of them has one center
 * @param devices of all centers, about
 * @param sizes of centers, in devices, against each other: they are scaled to what there is
 * @param chips by the part of all devices
 * @param classes of owners
 * @param habits of all users
 */
record Preset(
        String name,
        int owners,
        int devices,
        Quantiles sizes,
        Choice<String> chips,
        Choice<OwnerClass> classes,
        Habits habits) {
    /**
     * Owners who do alike.
     *
     * @param loadPercent what their users want, against all that they own for all the time, by owner
     * @param work by the part of the device time wanted
     */
    record OwnerClass(String name, Quantiles loadPercent, Choice<Work> work) {}

    /**
     * What holds for the users of all owners.
     *
     * @param busyHours the middle of an owner's day
     * @param hourly how much is submitted in each hour after the middle of the day, 24 of them
     * @param portablePermille of the work runs on chips of other vendors, too
     * @param slowestPermille speed, against its usual chip, from which on work is let run on another one
     * @param largestGangPercent of an owner's devices of the chip
     * @param estimatedPermille of batch work comes with an estimate
     * @param overestimatePercent the most that an estimate is above the truth
     */
    record Habits(
            Choice<Integer> busyHours,
            List<Integer> hourly,
            int portablePermille,
            int slowestPermille,
            int largestGangPercent,
            int estimatedPermille,
            int overestimatePercent) {
        public Habits {
            hourly = List.copyOf(hourly);
        }
    }
}
