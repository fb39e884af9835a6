package dev.sluice.app.engine.local.devices;

import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the engine's devices come from. */
public interface DeviceSource extends AutoCloseable {
    /**
     * The source to use: the fleet file if one is given, else NVIDIA devices if there are any, else the machine's
     * cores.
     *
     * @throws IOException the fleet file can't be read or is wrong; the message has one line per problem
     */
    static DeviceSource of(@Nullable Path fleetFile) throws IOException {
        if (fleetFile != null) {
            return new FleetFile(FleetFile.read(fleetFile));
        }
        Optional<DeviceSource> nvidia = NvidiaDevices.find();
        return nvidia.isPresent() ? nvidia.get() : Cores.ofThisMachine();
    }

    /** What is there now. */
    Inventory look();

    /** Whether another look may find something else. */
    boolean changes();

    /** What the devices say of themselves now; nothing of those that say nothing. */
    List<DeviceReading> readings();

    /** The numbers by which the vendor's own tools and runtime know these devices, in the same order. */
    List<Integer> vendorIndices(List<DeviceRef> devices);

    /** The cores, by the kernel's numbers, that these devices are; none if they are no cores. */
    List<Integer> cores(List<DeviceRef> devices);

    @Override
    void close();
}
