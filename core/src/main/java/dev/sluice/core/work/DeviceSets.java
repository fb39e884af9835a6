package dev.sluice.core.work;

import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.unit.LongSet;
import java.util.LinkedHashMap;

/**
 * Who holds the very same devices, of the workloads that agree to share theirs: each of them is in one set, mostly
 * alone. Kept in step by {@link Workloads}; it holds nothing where nobody agrees.
 */
public final class DeviceSets {
    private static final LongSet NOBODY = new LongSet();

    private record Spot(int segment, IntList nodes, LongList deviceMasks) {
        static Spot of(Placement placement) {
            return new Spot(placement.segment(), placement.nodes(), placement.deviceMasks());
        }
    }

    private record Size(String tenant, int devices, int tasks) {}

    private static final class Holders {
        private final LongSet ids;
        private int milli;

        Holders(LongSet ids, int milli) {
            this.ids = ids;
            this.milli = milli;
        }
    }

    private final LinkedHashMap<Spot, Holders> bySpot = new LinkedHashMap<>();
    private final LinkedHashMap<Size, LongSet> bySize = new LinkedHashMap<>();
    private final LongSet uneven;

    DeviceSets() {
        uneven = new LongSet();
    }

    private DeviceSets(DeviceSets other) {
        other.bySpot.forEach((spot, holders) -> bySpot.put(spot, new Holders(holders.ids.copy(), holders.milli)));
        other.bySize.forEach((size, ids) -> bySize.put(size, ids.copy()));
        uneven = other.uneven.copy();
    }

    DeviceSets copy() {
        return new DeviceSets(this);
    }

    /** The workloads that hold just these devices, by rising id; not to be changed. */
    public LongSet of(Placement placement) {
        var holders = bySpot.get(Spot.of(placement));
        return holders == null ? NOBODY : holders.ids;
    }

    /** The workloads of a tenant with as many tasks of as many devices, by rising id; not to be changed. */
    public LongSet alike(String tenant, GangDemand demand) {
        return bySize.getOrDefault(sizeOf(tenant, demand), NOBODY);
    }

    /** The workloads in sets whose shares are together less than their devices, as somebody has left. */
    public LongSet uneven() {
        return uneven;
    }

    void enter(Workload workload, Placement placement) {
        var holders = bySpot.computeIfAbsent(Spot.of(placement), spot -> new Holders(new LongSet(), 0));
        holders.ids.add(workload.id());
        holders.milli += placement.task().shareMilli();
        bySize.computeIfAbsent(sizeOf(workload), size -> new LongSet()).add(workload.id());
        weigh(holders);
    }

    void leave(Workload workload, Placement placement) {
        var spot = Spot.of(placement);
        var holders = bySpot.get(spot);
        if (holders == null || !holders.ids.remove(workload.id())) {
            throw new IllegalStateException("workload " + workload.id() + " is in no set of devices");
        }
        holders.milli -= placement.task().shareMilli();
        uneven.remove(workload.id());
        if (holders.ids.isEmpty()) {
            bySpot.remove(spot);
        } else {
            weigh(holders);
        }
        var size = sizeOf(workload);
        var alike = bySize.get(size);
        if (alike != null && alike.remove(workload.id()) && alike.isEmpty()) {
            bySize.remove(size);
        }
    }

    private void weigh(Holders holders) {
        boolean less = holders.milli < Limits.DEVICE_MILLI;
        holders.ids.each(id -> {
            if (less) {
                uneven.add(id);
            } else {
                uneven.remove(id);
            }
        });
    }

    private static Size sizeOf(Workload workload) {
        return sizeOf(workload.spec().tenant(), workload.spec().demand());
    }

    private static Size sizeOf(String tenant, GangDemand demand) {
        return new Size(tenant, demand.task().devices(), demand.tasks());
    }
}
