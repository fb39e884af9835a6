package dev.sluice.core.schedule.queue;

import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.Workload;

/**
 * What has had the least device time so far comes first, whatever the estimates say.
 *
 * <p>Equals would take turns at each moment, so service is counted in levels: level 0 is less than
 * {@link Parameter#LAS_LEVEL}, ten device-minutes, and each level after that ends at twice the time of the one before.
 * Example: a gang of 8 devices is in level 0 for 75 seconds and in level 3 from 5 to 10 minutes. All that an attempt
 * ran counts, lost work, too, so a level is never left backwards. After discretised least attained service (Tiresias,
 * NSDI 2019).
 *
 * @param levelMilliSeconds where level 0 ends, in milli of devices x seconds
 */
record LeastAttainedService(long levelMilliSeconds) implements QueuePolicy {
    static LeastAttainedService of(Settings settings) {
        return new LeastAttainedService(settings.get(Parameter.LAS_LEVEL) / 1000 * Limits.DEVICE_MILLI);
    }

    @Override
    public String name() {
        return "las";
    }

    @Override
    public long rank(Workload workload, long nowMillis) {
        long seconds = workload.ranMillis(nowMillis) / 1000;
        long service = seconds * workload.spec().demand().milli();
        return (long) Long.SIZE - Long.numberOfLeadingZeros(service / levelMilliSeconds);
    }

    @Override
    public boolean preemptive() {
        return true;
    }
}
