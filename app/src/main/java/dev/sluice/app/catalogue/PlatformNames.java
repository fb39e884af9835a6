package dev.sluice.app.catalogue;

import java.util.List;

/**
 * What Kubernetes calls the devices: extended resources of device plugins and of HAMi.
 *
 * @param devices whole devices, or slots on them
 * @param memory device memory
 * @param cores share of the device's cores
 */
public record PlatformNames(List<String> devices, List<String> memory, List<String> cores) {
    /** No names known. */
    public static final PlatformNames NONE = new PlatformNames(List.of(), List.of(), List.of());

    public PlatformNames {
        devices = List.copyOf(devices);
        memory = List.copyOf(memory);
        cores = List.copyOf(cores);
    }
}
