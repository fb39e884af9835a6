package dev.sluice.core.schedule.place;

import dev.sluice.core.schedule.place.Usual.Asked;
import dev.sluice.core.unit.Limits;
import java.util.Comparator;

/**
 * A node is worth the room that it has for what is usually asked for, in millionths of a device.
 *
 * <p>Method: a usual task that fits on the node values it at five sixths of what is free on its devices and one sixth
 * of what such tasks alone could fill, given cores, memory and the sizes of the free parts; one that does not fit
 * values it at nothing. The worth is the mean over the usual tasks, less twice the {@link Leftovers} of each free part.
 *
 * <p>Example: the usual task is one device with 12 cores; 4 devices are free with 24 cores: cores are short for two of
 * them, and the worth is {@code (5 x 4,000 + 2,000) / 6 = 3,667} milli.
 *
 * <p>The first part keeps nodes open for what is to come, the second sees that cores or remainders run short before
 * they do. Five sixths and twice were chosen by trial on the public lists of openb; outcomes change little around them.
 */
final class UsualRoom implements WorthLost.Worth {
    private static final int FREE_PARTS = 5;
    private static final int PARTS = 6;
    private static final int LEFTOVER_TIMES = 2;
    private static final int MICRO = 1_000;

    private final Leftovers leftovers;
    // The usual tasks, those with equal shares side by side.
    private final int[] cpuMilli;
    private final int[] memoryMib;
    private final int[] devices;
    private final int[] shareMilli;
    private final long[] count;
    private final long sum;

    UsualRoom(Usual usual) {
        leftovers = new Leftovers(usual);
        var all = usual.all().stream()
                .sorted(Comparator.comparingInt(asked -> asked.task().shareMilli()))
                .toList();
        cpuMilli = all.stream().mapToInt(asked -> asked.task().cpuMilli()).toArray();
        memoryMib =
                all.stream().mapToInt(asked -> (int) asked.task().memoryMib()).toArray();
        devices = all.stream().mapToInt(asked -> asked.task().devices()).toArray();
        shareMilli = all.stream().mapToInt(asked -> asked.task().shareMilli()).toArray();
        count = all.stream().mapToLong(Asked::count).toArray();
        sum = Math.max(1, all.stream().mapToLong(Asked::count).sum());
    }

    @Override
    public long of(Room room) {
        long worth = 0;
        long free = (long) FREE_PARTS * room.milliSum;
        int share = 0;
        int shares = 0;
        for (int i = 0; i < count.length; i++) {
            if (shareMilli[i] != share) {
                share = shareMilli[i];
                shares = share == Limits.DEVICE_MILLI ? room.whole : shares(room, share);
            }
            long tasks = tasks(room, i, shares);
            worth += tasks == 0 ? 0 : count[i] * (free + tasks * devices[i] * share);
        }
        return worth * MICRO / (PARTS * sum) - LEFTOVER_TIMES * leftovers(room);
    }

    /** How many of a usual task fit, of whose shares so many would. */
    private long tasks(Room room, int i, int shares) {
        long tasks = devices[i] == 1 ? shares : shares / devices[i];
        if (tasks * cpuMilli[i] > room.cpuMilli) {
            tasks = room.cpuMilli / cpuMilli[i];
        }
        return tasks * memoryMib[i] > room.memoryMib ? room.memoryMib / memoryMib[i] : tasks;
    }

    private static int shares(Room room, int share) {
        int shares = 0;
        for (int part = 0; part < room.parts && room.milli[part] >= share; part++) {
            shares += room.milli[part] / share;
        }
        return shares;
    }

    private long leftovers(Room room) {
        long left = 0;
        for (int part = 0; part < room.parts; part++) {
            left += leftovers.microOf(room.milli[part]);
        }
        return left;
    }
}
