package dev.sluice.core.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * What a device's time on each chip is worth at the margin: the dual of the assignment of work to chips.
 *
 * <p>Goal: the least bound on what a fleet of chips of different speeds can get done. Constraints: any rents give a
 * valid bound, so the search for good ones needs no end and no exactness. Method: a chip's rent is the work that a
 * device of it is paid for by time; work that runs on it at speed s keeps {@code 1 - rent / s} of itself free of that.
 * The most of this over the chips that a job may use is its free part. By weak duality no assignment gets more done
 * than the rents of all devices and the free parts of all work. Rents go up where more work would come than fits, and
 * down where less would (a subgradient descent of fixed length); the best that were seen are kept. At first each chip's
 * rent is the speed of the fastest work on it, and no work has a free part.
 *
 * <p>Example: a device of A and one of B for an hour; one hour of training at speeds 2000 and 500, two of decoding at
 * 1000 and 1000. At rents 2000 and 1000 the bound is 3 hours. At 1000 and 1000 half of the training is free of rent,
 * and the bound is 2 + 1/2: what comes out when A does the training in half an hour and decodes for the other half.
 */
final class ChipRents {
    static final int MICRO = 1_000_000;

    private static final int USUAL_SPEED = 1000;
    private static final int ROUNDS = 400;
    private static final int HASTE = 20_000;

    /** What tells work apart: how fast it is on the chips that it may run on. */
    private record Choice(Profile profile, List<String> open) {}

    /** Work of one choice: the chips that it may run on with how fast it is there, and how much of it there is. */
    private static final class Kind {
        private final int[] chips;
        private final int[] speeds;
        private final long work;

        Kind(int[] chips, int[] speeds, long work) {
            this.chips = chips;
            this.speeds = speeds;
            this.work = work;
        }
    }

    private final Setup setup;
    private final List<String> chips = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final LinkedHashMap<Choice, Integer> freeMicro = new LinkedHashMap<>();
    // By chip: device time that there is, in device seconds, and its rent in permille of work.
    private final long[] time;
    private long[] rents;

    ChipRents(Trace trace, Setup setup, Steps.Window window) {
        this.setup = setup;
        var devices = new TreeMap<String, Long>();
        for (var site : trace.fleet().sites()) {
            site.nodes().forEach(node -> devices.merge(node.chip(), (long) node.devices(), Long::sum));
        }
        chips.addAll(devices.keySet());
        long seconds = Math.max(1, (window.toMillis() - window.fromMillis()) / 1000);
        time = devices.values().stream()
                .mapToLong(count -> Math.max(1, count * seconds))
                .toArray();
        addKinds(trace, window);
        rents = fastest();
        descend();
    }

    private void addKinds(Trace trace, Steps.Window window) {
        var work = new LinkedHashMap<Choice, Long>();
        for (var job : trace.jobs()) {
            long inside = Math.min(job.durationMillis(), window.toMillis() - job.submitMillis());
            if (Ceiling.counts(job) && inside > 0) {
                long seconds = Width.useful(job, job.demand().tasks()) * (inside / 1000) / 1000;
                work.merge(choiceOf(job), seconds, Long::sum);
            }
        }
        work.forEach((choice, sum) -> kinds.add(kind(choice, sum)));
    }

    private Choice choiceOf(Job job) {
        boolean byProfile =
                setup.has(Lever.CHIPS) && !job.profile().speedPermille().isEmpty();
        var named = byProfile
                ? List.copyOf(job.profile().speedPermille().keySet())
                : job.demand().chips();
        return new Choice(job.profile(), named.isEmpty() ? chips : named);
    }

    private Kind kind(Choice choice, long work) {
        var open = choice.open.stream().filter(chips::contains).toList();
        return new Kind(
                open.stream().mapToInt(chips::indexOf).toArray(),
                open.stream().mapToInt(choice.profile::speedOn).toArray(),
                work);
    }

    private long[] fastest() {
        var most = new long[chips.size()];
        Arrays.fill(most, USUAL_SPEED);
        for (var kind : kinds) {
            for (int i = 0; i < kind.chips.length; i++) {
                most[kind.chips[i]] = Math.max(most[kind.chips[i]], kind.speeds[i]);
            }
        }
        return most;
    }

    private void descend() {
        var now = rents.clone();
        long least = bound(now, new long[now.length]);
        for (int round = 1; round <= ROUNDS; round++) {
            var wanted = new long[now.length];
            bound(now, wanted);
            for (int chip = 0; chip < now.length; chip++) {
                // Of what there is, in thousandths, so that large and small chips move alike.
                long excess = Math.clamp(wanted[chip] * 1000 / time[chip] - 1000, -1000, 1000);
                now[chip] = Math.max(0, now[chip] + excess * HASTE / ((round + 20) * 1000L));
            }
            long bound = bound(now, new long[now.length]);
            if (bound < least) {
                least = bound;
                rents = now.clone();
            }
        }
    }

    /** What the rents bound all work to; adds up the device seconds that work would take of each chip at them. */
    private long bound(long[] at, long[] wanted) {
        long bound = 0;
        for (int chip = 0; chip < at.length; chip++) {
            bound += time[chip] * at[chip] / 1000;
        }
        for (var kind : kinds) {
            int best = -1;
            long most = 0;
            for (int i = 0; i < kind.chips.length; i++) {
                long part = freeMicro(at[kind.chips[i]], kind.speeds[i]);
                if (part > most) {
                    most = part;
                    best = i;
                }
            }
            bound += kind.work / 1000 * most / 1000;
            if (best >= 0) {
                wanted[kind.chips[best]] += kind.work * 1000 / kind.speeds[best];
            }
        }
        return bound;
    }

    private static long freeMicro(long rent, long speed) {
        return Math.max(0, MICRO - rent * MICRO / speed);
    }

    /** How fast a job runs on the fastest of the chips that it may run on, at least 1000. */
    int fastest(Job job) {
        var choice = choiceOf(job);
        int most = USUAL_SPEED;
        for (var chip : choice.open) {
            most = Math.max(most, choice.profile.speedOn(chip));
        }
        return most;
    }

    /** The part of a job's work that is free of rent, in millionths, rounded up. */
    int freeMicro(Job job) {
        return freeMicro.computeIfAbsent(choiceOf(job), choice -> {
            long most = 0;
            for (var name : choice.open) {
                int chip = chips.indexOf(name);
                most = chip < 0 ? most : Math.max(most, freeMicro(rents[chip], choice.profile.speedOn(name)));
            }
            return (int) most;
        });
    }

    /** The rent of all devices, in milli of devices that work at speed 1000. */
    long milli(Fleet fleet) {
        long sum = 0;
        for (var site : fleet.sites()) {
            for (var node : site.nodes()) {
                sum += node.devices() * rents[chips.indexOf(node.chip())];
            }
        }
        return sum;
    }
}
