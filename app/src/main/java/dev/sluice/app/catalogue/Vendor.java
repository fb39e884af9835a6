package dev.sluice.app.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a chip, and how its software names devices.
 *
 * @param id first part of the ids of its chips
 * @param visibleDevices environment variable that limits a process to some devices; null where none is known
 * @param visibleDevicesSource who says so; null with it
 * @param kubernetes resources that all chips of the vendor share
 * @param metrics names of its exporter's metrics
 */
public record Vendor(
        String id,
        String name,
        @Nullable String visibleDevices,
        @Nullable Source visibleDevicesSource,
        PlatformNames kubernetes,
        List<String> metrics,
        String note) {
    public Vendor {
        metrics = List.copyOf(metrics);
    }

    /** The environment variable that limits a process to some of the vendor's devices. */
    public Optional<String> visibleDevicesVariable() {
        return Optional.ofNullable(visibleDevices);
    }
}
