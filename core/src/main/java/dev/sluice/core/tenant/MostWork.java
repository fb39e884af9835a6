package dev.sluice.core.tenant;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;

/**
 * How many workloads a tenant may have, together with all below it.
 *
 * @param waiting that wait for devices or for a release: at so many nothing more is taken in; 0 = any number
 * @param running that have devices or a promise of devices: at so many nothing more starts; 0 = any number
 */
public record MostWork(int waiting, int running) {
    /** Any number. */
    public static final MostWork ANY = new MostWork(0, 0);

    public MostWork {
        Bounds.within("most waiting", waiting, 0, Limits.LIVE_WORKLOADS);
        Bounds.within("most running", running, 0, Limits.LIVE_WORKLOADS);
    }

    boolean reachedByWaiting(int count) {
        return waiting > 0 && count >= waiting;
    }

    boolean reachedByRunning(int count) {
        return running > 0 && count >= running;
    }
}
