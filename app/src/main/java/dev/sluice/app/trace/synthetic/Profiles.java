package dev.sluice.app.trace.synthetic;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.unit.Limits;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Demands and profiles, each made once: half a million jobs share a few hundred of them. */
final class Profiles {
    private static final long MINUTE = 60_000;
    private static final int REPLICAS = 8;

    private final Chips chips;
    private final int slowestPermille;
    private final IdentityHashMap<Work, Map<Key, Profile>> profiles = new IdentityHashMap<>();
    private final Map<Ask, GangDemand> demands = new HashMap<>();

    /**
     * What tells profiles of one kind of work apart.
     *
     * @param chip that it usually runs on
     * @param milli that it needs of a device
     * @param leastTasks 0 = all
     */
    record Key(String chip, boolean portable, int milli, int leastTasks) {}

    private record Ask(int devicesOfTask, int devices, String chip) {}

    Profiles(Chips chips, int slowestPermille) {
        this.chips = chips;
        this.slowestPermille = slowestPermille;
    }

    Profile of(Work work, Key key) {
        return profiles.computeIfAbsent(work, any -> new HashMap<>()).computeIfAbsent(key, any -> make(work, key));
    }

    /** Tasks of whole nodes, or one task that is smaller. */
    GangDemand gang(int devices, String chip) {
        return demand(new Ask(Math.min(devices, Fleets.DEVICES_OF_NODE), devices, chip));
    }

    /** Work that can do with fewer tasks: replicas of a model, eight of them where there are devices enough. */
    GangDemand replicas(int devices, String chip) {
        return demand(new Ask(Math.clamp(devices / REPLICAS, 1, Fleets.DEVICES_OF_NODE), devices, chip));
    }

    private GangDemand demand(Ask ask) {
        return demands.computeIfAbsent(ask, a -> {
            var task = new TaskDemand(a.devicesOfTask, Limits.DEVICE_MILLI, 0, 0, 0);
            return new GangDemand(task, a.devices / a.devicesOfTask, List.of(a.chip), List.of(), Topology.ANYWHERE);
        });
    }

    private Profile make(Work work, Key key) {
        return new Profile(
                work.name(),
                chips.speeds(work.need(), key.chip(), key.portable(), slowestPermille),
                work.need().activePermille(),
                key.milli(),
                key.leastTasks(),
                work.restart().checkpointMinutes() * MINUTE,
                work.restart().restartMinutes() * MINUTE,
                work.rhythm().burstMinutes() * MINUTE,
                work.rhythm().pauseMinutes() * MINUTE);
    }
}
