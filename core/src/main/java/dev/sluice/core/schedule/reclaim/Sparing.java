package dev.sluice.core.schedule.reclaim;

import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.work.Workload;

/**
 * Whom to stop last: work that was stopped for others so often in a day, or so lately, that it would never get on.
 *
 * <p>It is a preference and no right. Where nobody else is in the way the guarantee of the claimant wins.
 *
 * @param stopsADay after so many stops in a day a workload is spared for the rest of it
 * @param leastRunMillis work that was stopped is spared until it has run so long again
 */
record Sparing(long stopsADay, long leastRunMillis) {
    static Sparing of(Settings settings) {
        return new Sparing(settings.get(Parameter.STOPS_A_DAY), settings.get(Parameter.LEAST_RUN));
    }

    boolean spares(Workload running, long nowMillis) {
        if (running.stops().all() == 0) {
            return false;
        }
        var attempt = running.phase().attempt();
        boolean lately = attempt != null && attempt.ranMillis(nowMillis) < leastRunMillis;
        return lately || running.stops().inDay(nowMillis) >= stopsADay;
    }
}
