package dev.sluice.app.engine.local.devices;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Nodes that a file declares; the engine runs their tasks on this machine. */
final class FleetFile implements DeviceSource {
    private static final long MAX_BYTES = 8 * 1024 * 1024;

    private final Inventory declared;

    FleetFile(Inventory declared) {
        this.declared = declared;
    }

    /**
     * Reads a fleet file.
     *
     * @throws IOException it can't be read or is wrong; one line of the message per problem
     */
    static Inventory read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "The fleet file " + file + " does not exist or is no file. Give the path of a YAML file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("The fleet file " + file + " has " + Files.size(file) + " bytes; at most " + MAX_BYTES
                    + " are read");
        }
        var reader = new FleetReader();
        List<NodeInfo> nodes = reader.read(Files.readAllBytes(file));
        if (!reader.problems().isEmpty()) {
            throw new IOException("The fleet file " + file + " is wrong:\n  " + String.join("\n  ", reader.problems()));
        }
        return new Inventory(nodes);
    }

    static List<DeviceInfo> devices(int count, long memoryMib) {
        return IntStream.range(0, count)
                .mapToObj(index -> new DeviceInfo(index, memoryMib, "declared-" + index, true))
                .toList();
    }

    @Override
    public Inventory look() {
        return declared;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<DeviceReading> readings() {
        return List.of();
    }

    @Override
    public List<Integer> vendorIndices(List<DeviceRef> devices) {
        return devices.stream().map(DeviceRef::index).toList();
    }

    @Override
    public List<Integer> cores(List<DeviceRef> devices) {
        return List.of();
    }

    @Override
    public void close() {}
}
