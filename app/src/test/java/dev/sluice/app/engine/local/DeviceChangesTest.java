package dev.sluice.app.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.Inventory;
import dev.sluice.app.engine.NodeInfo;
import dev.sluice.app.engine.Orders;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskExit;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.local.devices.DeviceSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine between devices that change and a listener that wants to know. */
final class DeviceChangesTest {
    private static final class TwoGpus implements DeviceSource {
        private volatile boolean healthy = true;

        @Override
        public Inventory look() {
            List<DeviceInfo> devices =
                    List.of(new DeviceInfo(0, 81_920, "GPU-a", true), new DeviceInfo(1, 81_920, "GPU-b", healthy));
            return new Inventory(List.of(new NodeInfo("box", "nvidia-h20", 8_000, 65_536, List.of(), devices)));
        }

        @Override
        public boolean changes() {
            return true;
        }

        @Override
        public List<DeviceReading> readings() {
            return List.of();
        }

        @Override
        public List<Integer> vendorIndices(List<DeviceRef> devices) {
            if (devices.stream().anyMatch(device -> device.index() > 1)) {
                throw new IllegalArgumentException("no such device");
            }
            return devices.stream().map(device -> device.index() + 4).toList();
        }

        @Override
        public List<Integer> cores(List<DeviceRef> devices) {
            return List.of();
        }

        @Override
        public void close() {}
    }

    @TempDir
    private Path directory;

    private final TwoGpus devices = new TwoGpus();
    private final HeardEvents heard = new HeardEvents();

    @Test
    void a_device_that_falls_ill_is_told_once() throws Exception {
        try (var engine = LocalEngine.open(directory.resolve("state"), devices, heard)) {
            engine.lookAtDevices();
            devices.healthy = false;
            engine.lookAtDevices();
            engine.lookAtDevices();
            heard.await(HeardEvents.Changed.class::isInstance);
            assertThat(heard.events()).containsExactly(new HeardEvents.Changed(devices.look()));
            assertThat(engine.inventory()).isEqualTo(devices.look());
        }
    }

    @Test
    void a_task_is_shown_its_devices_by_the_vendors_numbers() throws Exception {
        try (var engine = LocalEngine.open(directory.resolve("state"), devices, heard)) {
            engine.recover(List.of());
            engine.start(on(1, Orders.key(1)));
            heard.awaitEnd(Orders.key(1), 0);
            assertThat(Orders.output(engine, Orders.key(1))).isEqualTo("1 5\n");
        }
    }

    @Test
    void a_task_on_a_device_that_is_gone_never_starts() throws Exception {
        try (var engine = LocalEngine.open(directory.resolve("state"), devices, heard)) {
            engine.recover(List.of());
            engine.start(on(2, Orders.key(1)));
            assertThat(heard.awaitEnd(Orders.key(1), 0))
                    .isEqualTo(new TaskExit.NeverStarted("cannot launch the task: no such device"));
        }
    }

    /** A task on one device that prints which one it sees. */
    private static StartOrder on(int index, AttemptKey key) {
        var plain = Orders.script(key, "echo $SLUICE_DEVICES $CUDA_VISIBLE_DEVICES");
        var task = new TaskOrder(0, "box", List.of(new DeviceRef(index, "nvidia-h20")), 0, 0, 0, 0);
        return new StartOrder(
                key, "work", "acme", plain.argv(), new TreeMap<>(), null, Duration.ZERO, Duration.ZERO, List.of(task));
    }
}
