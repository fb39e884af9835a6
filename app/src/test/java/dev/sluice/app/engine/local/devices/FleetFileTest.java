package dev.sluice.app.engine.local.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.NodeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FleetFileTest {
    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("fleet.yaml"), text);
    }

    @Test
    void a_fleet_is_read_as_declared() throws IOException {
        Path file = file("""
                nodes:
                  - name: n1
                    chip: nvidia-h20
                    devices: 2
                    deviceMemory: 96Gi
                    cpus: 64
                    memory: 512Gi
                    domain: [rack-1]
                  - {name: n2, chip: huawei-910c, devices: 1, deviceMemory: 65536Mi, cpus: 4, memory: 1Ti}
                """);
        assertThat(new FleetFile(FleetFile.read(file)).look().nodes())
                .containsExactly(
                        new NodeInfo(
                                "n1",
                                "nvidia-h20",
                                64_000,
                                524_288,
                                List.of("rack-1"),
                                List.of(
                                        new DeviceInfo(0, 98_304, "declared-0", true),
                                        new DeviceInfo(1, 98_304, "declared-1", true))),
                        new NodeInfo(
                                "n2",
                                "huawei-910c",
                                4_000,
                                1_048_576,
                                List.of(),
                                List.of(new DeviceInfo(0, 65_536, "declared-0", true))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "devices: 2       | devices: 0       | nodes[0].devices: must be a whole number from 1 to 64, not 0",
                "devices: 2       | devices: 1e9     | nodes[0].devices: must be a whole number",
                "devices: 2       | devices: -1      | nodes[0].devices: must be a whole number",
                "devices: 2       | devices: '2'     | nodes[0].devices: must be a whole number from 1 to 64",
                "deviceMemory: 96Gi | deviceMemory: 96GB | nodes[0].deviceMemory: must be a size such as 96Gi",
                "deviceMemory: 96Gi | deviceMemory: 96 | nodes[0].deviceMemory: must be a size such as 96Gi",
                "memory: 512Gi    | memory: 0Gi      | nodes[0].memory: must be a size",
                "memory: 512Gi    | memory: 2048Ti   | nodes[0].memory: must be a size",
                "name: n1         | name: ../n1      | nodes[0].name: must be 1 to 63 lower case letters",
                "name: n1         | name: N1         | nodes[0].name: must be 1 to 63 lower case letters",
                "chip: nvidia-h20 | chips: x         | nodes[0].chips: there is no such field",
                "domain: [rack-1] | domain: rack-1   | nodes[0].domain: must be a list",
                "nodes:           | node:            | a fleet file is `nodes:`",
                "nodes:           | nodes: [         | it is no YAML",
            })
    void a_wrong_field_is_named_with_its_value(String right, String wrong, String problem) throws IOException {
        String text = "nodes:\n  - {name: n1, chip: nvidia-h20, devices: 2, deviceMemory: 96Gi, cpus: 64,"
                + " memory: 512Gi, domain: [rack-1]}\n";
        Path file = file(text.replace(right, wrong));
        assertThatThrownBy(() -> FleetFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }

    @Test
    void two_nodes_of_one_name_are_one_problem_each() throws IOException {
        String node = "  - {name: n1, chip: c, devices: 1, deviceMemory: 1Gi, cpus: 1, memory: 1Gi}\n";
        Path file = file("nodes:\n" + node + node);
        assertThatThrownBy(() -> FleetFile.read(file)).hasMessageContaining("nodes[1].name: n1 is there twice");
    }

    @Test
    void an_alias_bomb_is_refused() throws IOException {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level < 40; level++) {
            text.append("a" + level + ": &a" + level + " [*a" + (level - 1) + ", *a" + (level - 1) + "]\n");
        }
        Path file = file(text + "nodes: *a39\n");
        assertThatThrownBy(() -> FleetFile.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_is_not_there_and_one_that_is_empty_are_told_apart() throws IOException {
        assertThatThrownBy(() -> FleetFile.read(directory.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not exist");
        Path empty = file("");
        assertThatThrownBy(() -> FleetFile.read(empty)).hasMessageContaining("is empty");
    }
}
