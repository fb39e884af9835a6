package dev.sluice.app.engine;

import java.util.List;

/**
 * A machine, or the part of it that has one chip model: a node has one model, so a machine with several shows as
 * several nodes.
 *
 * @param name unique in the engine
 * @param chip model of its devices, as the catalogue names it
 * @param cpuMilli thousandths of a core
 * @param memoryMib memory of the host
 * @param domainPath names of the domains that it stands in, widest first; empty if not known
 * @param devices its devices, by index
 */
public record NodeInfo(
        String name, String chip, int cpuMilli, long memoryMib, List<String> domainPath, List<DeviceInfo> devices) {
    public NodeInfo {
        domainPath = List.copyOf(domainPath);
        devices = List.copyOf(devices);
    }
}
