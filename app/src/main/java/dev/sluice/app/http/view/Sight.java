package dev.sluice.app.http.view;

import dev.sluice.core.Core;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workload as the writer's thread saw it: nothing in it changes afterwards.
 *
 * @param where its present, last or promised place; null when it never had one
 */
public record Sight(
        Workload workload, Verdict verdict, @Nullable Place where) {
    /**
     * Devices of one center and chip.
     *
     * @param nodes name of the node of each task; empty when nobody asked for them
     */
    public record Place(CenterSpec center, String chip, Tier tier, Placement placement, List<String> nodes) {}

    /** For a line in a list. */
    public static Sight row(Core core, Workload workload) {
        return new Sight(workload, core.verdictOf(workload), place(core, workload, false));
    }

    /** With the names of its nodes. */
    public static Sight whole(Core core, Workload workload) {
        return new Sight(workload, core.verdictOf(workload), place(core, workload, true));
    }

    private static @Nullable Place place(Core core, Workload workload, boolean names) {
        if (workload.phase() instanceof Phase.Reserved(var since, var tier, var placement)) {
            return place(core, tier, placement, names);
        }
        var attempt = workload.newestAttempt();
        return attempt == null ? null : place(core, attempt.tier(), attempt.placement(), names);
    }

    private static Place place(Core core, Tier tier, Placement placement, boolean names) {
        var segment = core.pool().segment(placement.segment());
        var nodes = names ? nodeNames(core, placement) : List.<String>of();
        return new Place(core.pool().center(segment.center()), segment.chip(), tier, placement, nodes);
    }

    static List<String> nodeNames(Core core, Placement placement) {
        var names = new ArrayList<String>(placement.tasks());
        for (int rank = 0; rank < placement.tasks(); rank++) {
            names.add(core.pool().node(placement.nodes().get(rank)).name());
        }
        return names;
    }

    public String tenant() {
        return workload.spec().tenant();
    }
}
