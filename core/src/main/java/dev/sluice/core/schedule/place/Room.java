package dev.sluice.core.schedule.place;

import dev.sluice.core.pool.FreeStates;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.unit.Limits;

/** What a node has free, to be weighed: a scratch pad that is filled again and again. */
final class Room {
    /** Free parts of devices, the largest first; only the first {@link #parts} count, and none of those is 0. */
    final int[] milli = new int[Limits.DEVICES_PER_NODE];

    int parts;
    int milliSum;
    int whole;
    int cpuMilli;
    int memoryMib;

    /** What a node in a state has free. */
    void set(FreeStates free, int state) {
        cpuMilli = free.cpuFree(state);
        memoryMib = free.memoryFree(state);
        milliSum = free.freeMilli(state);
        whole = free.wholeFree(state);
        parts = 0;
        int devices = free.devices(state);
        while (parts < devices && free.freeMilli(state, parts) > 0) {
            milli[parts] = free.freeMilli(state, parts);
            parts++;
        }
    }

    /** What another one has, less a task that takes whole devices or none. */
    void setLess(Room other, TaskDemand task) {
        lessHost(other, task);
        parts = other.parts - task.devices();
        whole = other.whole - task.devices();
        System.arraycopy(other.milli, task.devices(), milli, 0, parts);
    }

    /** What another one has, less a share of the i-th part. */
    void setLess(Room other, TaskDemand task, int part) {
        lessHost(other, task);
        int left = other.milli[part] - task.shareMilli();
        whole = other.whole - (other.milli[part] == Limits.DEVICE_MILLI ? 1 : 0);
        System.arraycopy(other.milli, 0, milli, 0, part);
        int at = part;
        while (at + 1 < other.parts && other.milli[at + 1] > left) {
            milli[at] = other.milli[at + 1];
            at++;
        }
        milli[at] = left;
        System.arraycopy(other.milli, at + 1, milli, at + 1, other.parts - at - 1);
        parts = left == 0 ? other.parts - 1 : other.parts;
    }

    private void lessHost(Room other, TaskDemand task) {
        cpuMilli = other.cpuMilli - task.cpuMilli();
        memoryMib = (int) (other.memoryMib - task.memoryMib());
        milliSum = (int) (other.milliSum - task.milli());
    }
}
