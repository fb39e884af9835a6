package dev.sluice.app.http.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.core.Core;
import dev.sluice.core.pool.Segment;
import java.util.ArrayList;
import java.util.List;

/** Centers and what they have. No texts, so it is made on the writer's thread. */
public final class PoolView {
    private PoolView() {}

    /** Devices of one chip in one place and by what right they are held. */
    public record ChipUse(
            String chip,
            long devices,
            long totalMilli,
            long ownedMilli,
            long borrowedMilli,
            long freeMilli,
            long unavailableMilli) {
        static ChipUse of(Segment segment, Census census) {
            long total = segment.devices() * 1000;
            var held = census.held(segment.number());
            long free = segment.free().freeMilliSum();
            long rest = Math.max(0, total - held.ownedMilli - held.borrowedMilli - free);
            return new ChipUse(
                    segment.chip(), segment.devices(), total, held.ownedMilli, held.borrowedMilli, free, rest);
        }
    }

    /** A center. */
    public record Center(
            String name,
            String owner,
            String engine,
            boolean emulated,
            int nodes,
            int nodesDown,
            int nodesDrained,
            List<ChipUse> chips) {}

    /** One center and chip, for the summary. */
    public record Devices(
            String center,
            String owner,
            boolean emulated,
            @JsonUnwrapped ChipUse use) {}

    /** All centers by name. */
    public static List<Center> centers(Core core, Census census) {
        var centers = new ArrayList<Center>();
        for (int number = 0; number < core.pool().centers().size(); number++) {
            centers.add(center(core, census, number));
        }
        centers.sort((a, b) -> a.name().compareTo(b.name()));
        return centers;
    }

    /** What each center has of each chip, by center and chip. */
    public static List<Devices> devices(Core core, Census census) {
        var devices = new ArrayList<Devices>();
        for (var center : centers(core, census)) {
            center.chips()
                    .forEach(use -> devices.add(new Devices(center.name(), center.owner(), center.emulated(), use)));
        }
        return devices;
    }

    private static Center center(Core core, Census census, int number) {
        var spec = core.pool().center(number);
        var chips = new ArrayList<ChipUse>();
        int nodes = 0;
        int down = 0;
        int drained = 0;
        for (var segment : core.pool().segments()) {
            if (segment.center() != number || segment.isEmpty()) {
                continue;
            }
            chips.add(ChipUse.of(segment, census));
            for (int node : segment.nodes()) {
                var status = core.pool().status(node);
                nodes++;
                down += status.down() ? 1 : 0;
                drained += status.cordoned() && !status.down() ? 1 : 0;
            }
        }
        chips.sort((a, b) -> a.chip().compareTo(b.chip()));
        return new Center(spec.name(), spec.owner(), spec.engine(), spec.emulated(), nodes, down, drained, chips);
    }
}
