package dev.sluice.core.replay;

import dev.sluice.core.work.End;
import java.util.TreeMap;

/**
 * The most useful device time that any scheduler could get out of a fleet: the demand ceiling.
 *
 * <p>Method: gangs, nodes and owners are left aside. Without bounds each job would run from its submission on; D(t) is
 * the work that would be done by t. A fleet of rate C can't do more from any s to t than C x (t - s), so the work done
 * by t is at most the least of D(s) + C x (t - s) over all s: step by step, the lesser of D and what was possible
 * before plus one step at full rate. C counts each device as fast as any work of the trace runs on its chip. Example: a
 * fleet of 10 devices and one job of 15 devices for an hour: 10 device hours in the first hour, 5 in the second.
 */
final class Ceiling {
    private Ceiling() {}

    static Steps of(Trace trace, Setup setup, Steps.Window window) {
        var demand = new Steps(window);
        for (var job : trace.jobs()) {
            if (job.end() != End.FAILED) {
                demand(demand, job, setup);
            }
        }
        long rate = rate(trace, setup);
        var ceiling = new Steps(window);
        long asked = 0;
        long done = 0;
        for (int step = 0; step < window.stepsUntil(window.toMillis()); step++) {
            asked += demand.at(step);
            long from = window.fromMillis() + step * window.stepMillis();
            long most = Math.min(asked, done + (window.endOf(step) - from) * rate);
            ceiling.put(step, most - done);
            done = most;
        }
        return ceiling;
    }

    private static void demand(Steps demand, Job job, Setup setup) {
        var profile = job.profile();
        long fastest = 1000;
        if (setup.has(Lever.CHIPS)) {
            for (int speed : profile.speedPermille().values()) {
                fastest = Math.max(fastest, speed);
            }
        }
        long work = Width.useful(job, job.demand().tasks());
        long wall = Math.max(1, job.durationMillis() * 1000 / fastest);
        demand.add(job.submitMillis(), job.submitMillis() + wall, work * job.durationMillis() / wall);
    }

    private static long rate(Trace trace, Setup setup) {
        var fastest = new TreeMap<String, Integer>();
        if (setup.has(Lever.CHIPS)) {
            for (var job : trace.jobs()) {
                job.profile().speedPermille().forEach((chip, speed) -> fastest.merge(chip, speed, Math::max));
            }
        }
        long rate = 0;
        for (var site : trace.fleet().sites()) {
            for (var node : site.nodes()) {
                rate += (long) node.devices() * Math.max(1000, fastest.getOrDefault(node.chip(), 1000));
            }
        }
        return rate;
    }
}
