package dev.sluice.app.trace.synthetic;

import java.util.SortedMap;

/**
 * One owner of the made fleet.
 *
 * @param name of the organisation
 * @param loadPercent what its users want, against all that it owns for all the time
 * @param busyHour the middle of its day
 * @param devices by chip
 */
record Owner(String name, Preset.OwnerClass kind, long loadPercent, int busyHour, SortedMap<String, Integer> devices) {
    int devicesOfAllChips() {
        return devices.values().stream().mapToInt(Integer::intValue).sum();
    }
}
