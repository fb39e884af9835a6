package dev.sluice.app.trace.synthetic;

import dev.sluice.app.trace.synthetic.Choice.Option;
import dev.sluice.core.replay.Job;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the jobs of some owners: for each kind of work as many as come to the device time that the owner's users want
 * of it.
 */
final class Jobs {
    /** Monday, 5 January 2026, 00:00 UTC. */
    static final long START = 1_767_571_200_000L;

    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600_000;
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final long WEEK = DAYS * HOURS * HOUR;
    private static final int USERS = 12;

    private final Preset.Habits habits;
    private final Profiles profiles;
    private final List<Job> jobs = new ArrayList<>();
    private final Choice<Integer> hours;
    private final List<String> users = new ArrayList<>();

    private Jobs(Preset preset, Chips chips) {
        habits = preset.habits();
        profiles = new Profiles(chips, habits.slowestPermille());
        var options = new ArrayList<Option<Integer>>();
        for (int hour = 0; hour < HOURS; hour++) {
            options.add(new Option<>(hour, habits.hourly().get(hour)));
        }
        hours = new Choice<>(options);
        for (int user = 1; user <= USERS; user++) {
            users.add("u" + user);
        }
    }

    static List<Job> of(Preset preset, List<Owner> owners, Chips chips, Draws draws) {
        var maker = new Jobs(preset, chips);
        for (int i = 0; i < owners.size(); i++) {
            maker.addAll(owners.get(i), draws.branch(i));
        }
        // Stable: at the same time they are in the order of owners, so nothing depends on the sort.
        maker.jobs.sort(Comparator.comparingLong(Job::submitMillis));
        return maker.jobs;
    }

    private void addAll(Owner owner, Draws draws) {
        var work = owner.kind().work();
        var chips = usualChips(owner);
        long wanted = owner.devicesOfAllChips() * WEEK / 100 * owner.loadPercent();
        for (int i = 0; i < work.options().size(); i++) {
            var option = work.options().get(i);
            add(owner, chips, option.value(), wanted / work.total() * option.weight(), draws.branch(i));
        }
    }

    /** The last job is made with the chance that keeps the mean: work comes in jobs, not in device hours. */
    private void add(Owner owner, Choice<String> chips, Work work, long wanted, Draws draws) {
        long left = wanted;
        while (left > 0) {
            var job = job(owner, chips.draw(draws), work, draws);
            long takes = job.milli() / Limits.DEVICE_MILLI * Math.min(job.durationMillis(), WEEK);
            if (takes > left && draws.below(takes) >= left) {
                return;
            }
            jobs.add(job);
            left -= takes;
        }
    }

    private Job job(Owner owner, String chip, Work work, Draws draws) {
        int devices = devices(work, owner.devices().getOrDefault(chip, 0), draws);
        int milli = devices == 1 ? work.need().milli().draw(draws) : Limits.DEVICE_MILLI;
        boolean elastic = devices > 1 && draws.chance(work.restart().elasticPermille());
        var demand = elastic ? profiles.replicas(devices, chip) : profiles.gang(devices, chip);
        int least = elastic ? demand.tasks() / 2 : 0;
        var key = new Profiles.Key(chip, draws.chance(habits.portablePermille()), milli, least);
        long duration = Math.max(1, work.size().seconds().draw(draws)) * SECOND;
        return new Job(
                START + submission(owner, work, draws),
                work.name(),
                draws.oneOf(users),
                owner.name(),
                work.kind(),
                work.priority(),
                demand,
                duration,
                estimate(work, duration, draws),
                0,
                end(work.endings(), draws),
                profiles.of(work, key));
    }

    /** Users take what stands there, whatever it is good for. */
    private static Choice<String> usualChips(Owner owner) {
        var options = new ArrayList<Option<String>>();
        owner.devices().forEach((chip, devices) -> options.add(new Option<>(chip, devices)));
        return new Choice<>(options);
    }

    private int devices(Work work, int owned, Draws draws) {
        int most = Math.max(1, owned * habits.largestGangPercent() / 100);
        int devices = work.size().devices().draw(draws);
        while (devices > most) {
            devices /= 2;
        }
        return devices;
    }

    private long submission(Owner owner, Work work, Draws draws) {
        long within = draws.below(HOUR);
        return switch (work.arrival()) {
            case AT_START -> within;
            case BY_DAY -> draws.below(DAYS) * HOURS * HOUR + hour(owner, hours.draw(draws)) * HOUR + within;
            case AT_BUSY_HOUR -> hour(owner, -HOURS / 4) * HOUR + within;
        };
    }

    private static long hour(Owner owner, int afterTheMiddle) {
        return Math.floorMod(owner.busyHour() + afterTheMiddle, HOURS);
    }

    private long estimate(Work work, long duration, Draws draws) {
        if (!work.isEstimated() || !draws.chance(habits.estimatedPermille())) {
            return 0;
        }
        return duration + duration / 100 * draws.below(habits.overestimatePercent() + 1L);
    }

    private static End end(Work.Endings endings, Draws draws) {
        long lot = draws.below(1000);
        if (lot < endings.failed()) {
            return End.FAILED;
        }
        return lot < endings.failed() + endings.cancelled() ? End.CANCELLED : End.SUCCEEDED;
    }
}
