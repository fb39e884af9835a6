package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.schedule.place.Usual.Asked;
import java.util.List;

/**
 * Takes the node and the device where least is lost of the room for what is usually asked for.
 *
 * <p>Goals: what is free should stay of use; what only few chips can run should find room on them; work that fits is
 * placed, and nothing is moved. Method: a placement costs what the worth of the node falls by ({@link UsualRoom}),
 * times the price of its chip ({@link ChipPrices}); the least cost wins. Whole numbers throughout; ties end with the
 * node's number. Example: one device costs 833 milli of worth on a node whose cores are too few for its free devices
 * and 1,000 on one that has cores for all; so it goes where devices are left over anyway, unless those are of a chip
 * that is 1.2 times as dear.
 */
final class LeastRoomLost implements StatePolicy {
    private static final int POPULAR_PERCENT = 95;

    /** Costs are told apart in steps of 20 milli, in millionths of a device; in between the node's number decides. */
    private static final long STEP_MICRO = 20_000;

    private static final long UNKNOWN = -1;

    private final ChipPrices prices;
    private final WorthLost lost;

    LeastRoomLost(Usual usual) {
        prices = new ChipPrices(usual);
        var worth = new UsualRoom(
                usual.withDevices().alike(LeastRoomLost::onAnyChip).top(POPULAR_PERCENT));
        lost = new WorthLost(chip -> worth, loss -> loss);
    }

    private static Asked onAnyChip(Asked asked) {
        return new Asked(asked.task(), List.of(), asked.count());
    }

    @Override
    public String name() {
        return "least-room-lost";
    }

    @Override
    public Scoring scoring(Pool pool, Segment segment, TaskDemand task) {
        var losses = lost.on(segment, task);
        return new Scoring() {
            // Most segments of a full pool have no state to weigh.
            private long price = UNKNOWN;

            @Override
            public long of(int state) {
                if (price == UNKNOWN) {
                    price = prices.permilleOf(segment.chip(), pool);
                }
                return Math.floorDiv(losses.of(state) * price, STEP_MICRO * ChipPrices.EVEN);
            }
        };
    }

    @Override
    public long pick(Pool pool, int node, TaskDemand task, long workload) {
        return task.whole() ? pool.pick(node, task) : lost.pick(pool, node, task);
    }
}
