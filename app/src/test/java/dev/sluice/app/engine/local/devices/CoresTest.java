package dev.sluice.app.engine.local.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.NodeInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoresTest {
    private final Cores cores = new Cores(new Host("box", List.of(2, 3, 7), 3_000));

    @Test
    void each_core_is_a_device_with_its_part_of_the_memory() {
        assertThat(cores.look().nodes())
                .containsExactly(new NodeInfo(
                        "box",
                        "cpu",
                        3_000,
                        3_000,
                        List.of(),
                        List.of(
                                new DeviceInfo(0, 1_000, "core-2", true),
                                new DeviceInfo(1, 1_000, "core-3", true),
                                new DeviceInfo(2, 1_000, "core-7", true))));
    }

    @Test
    void a_device_is_bound_to_its_core_and_one_that_is_none_to_nothing() {
        assertThat(cores.cores(List.of(new DeviceRef(2, "cpu"), new DeviceRef(0, "cpu"))))
                .containsExactly(7, 2);
        assertThat(cores.cores(List.of(new DeviceRef(9, "cpu"), new DeviceRef(0, "nvidia-h20"))))
                .isEmpty();
    }

    @Test
    void a_machine_of_very_many_cores_has_devices_of_several() {
        var big = new Cores(new Host("big", IntStream.range(0, 130).boxed().toList(), 65_000));
        List<DeviceInfo> devices = big.look().nodes().getFirst().devices();
        assertThat(devices).hasSize(44);
        assertThat(devices.getLast().uuid()).isEqualTo("core-129");
        assertThat(big.cores(List.of(new DeviceRef(1, "cpu")))).containsExactly(3, 4, 5);
    }

    @Test
    void this_machine_has_at_least_one_core_and_some_memory() {
        NodeInfo node = Cores.ofThisMachine().look().nodes().getFirst();
        assertThat(node.devices())
                .hasSizeBetween(1, Math.min(64, Runtime.getRuntime().availableProcessors()));
        assertThat(node.devices().getFirst().memoryMib()).isPositive();
        assertThat(node.name()).matches("[a-z0-9][a-z0-9.-]*");
    }

    @ParameterizedTest
    @CsvSource({"Box_1.example.COM,box-1.example.com", "'  ',localhost", "-x-,x", "机器,localhost"})
    void a_host_name_becomes_a_nodes_name(String host, String node) {
        assertThat(Host.nodeName(host)).isEqualTo(node);
    }

    @Test
    void a_list_of_cores_is_read() {
        assertThat(Host.parseCores("\t0-2,5,8-9\n")).containsExactly(0, 1, 2, 5, 8, 9);
        assertThat(Host.parseCores("nonsense")).isEmpty();
    }
}
