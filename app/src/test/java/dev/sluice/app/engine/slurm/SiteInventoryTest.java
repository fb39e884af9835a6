package dev.sluice.app.engine.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.DeviceInfo;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SiteInventoryTest {
    private static final SlurmSite SITE = new SlurmSite(
            "s",
            "http://head:6820",
            "u",
            null,
            Path.of("/shared"),
            null,
            null,
            null,
            new TreeMap<>(Map.of("h20", "nvidia-h20")));

    /** Eight devices: + may be handed out, - may not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    usable | foreign             | ours  | reachable | devices
                    true   |                     |       | true      | ++++++++
                    true   | gpu:h20:2           |       | true      | ++++++--
                    true   | gpu:h20:2           | 6,7   | true      | ++++--++
                    true   | gpu:h20:2,gpu:h20:1 | 0     | true      | +++++---
                    true   | shard:3             |       | true      | +++++++-
                    true   | gpu:h20:8           | 0,1   | true      | --------
                    false  |                     | 0     | true      | --------
                    true   |                     | 0     | false     | --------
                    """, useHeadersInDisplayName = true)
    void devices_of_others_are_not_handed_out(
            boolean usable, String foreign, String ours, boolean reachable, String expected) {
        var node = new SlurmNode("n1", "n1", 64, 1000, Gres.parse("gpu:h20:8,shard:32"), List.of("all"), usable);
        var jobs = Gres.parse(foreign == null ? "" : foreign).stream()
                .map(gres -> new SlurmJob(1, "x", "", 0, "RUNNING", "", List.of("n1"), List.of(gres), 4, 100))
                .toList();
        var taken = new BitSet();
        if (ours != null) {
            for (var index : ours.split(",")) {
                taken.set(Integer.parseInt(index));
            }
        }
        var inventory =
                new SiteInventory(SITE, chip -> 96 * 1024).of(List.of(node), jobs, Map.of("n1", taken), reachable);
        var shown = inventory.nodes().getFirst().devices().stream()
                .map(DeviceInfo::healthy)
                .map(healthy -> healthy ? "+" : "-")
                .collect(Collectors.joining());
        assertThat(shown).isEqualTo(expected);
    }

    /** A node of 64 cores and 1000 MiB; what a job has over its nodes is shared out evenly, rounded up. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nodes    | cpus | memory | cores left | MiB left
                    n1       | 4    | 100    | 60         | 900
                    n1,n2    | 9    | 201    | 59         | 899
                    n1       | 64   | 1000   | 0          | 0
                    n1       | 70   | 5000   | 0          | 0
                    n2       | 4    | 100    | 64         | 1000
                    """, useHeadersInDisplayName = true)
    void cores_and_memory_of_others_are_not_handed_out(
            String nodes, int cpus, long memory, int coresLeft, long memoryLeft) {
        var node = new SlurmNode("n1", "n1", 64, 1000, Gres.parse("gpu:h20:8"), List.of("all"), true);
        var job = new SlurmJob(1, "x", "", 0, "RUNNING", "", List.of(nodes.split(",")), List.of(), cpus, memory);
        var inventory = new SiteInventory(SITE, chip -> 96 * 1024).of(List.of(node), List.of(job), Map.of(), true);
        assertThat(inventory.nodes().getFirst().cpuMilli()).isEqualTo(coresLeft * 1000);
        assertThat(inventory.nodes().getFirst().memoryMib()).isEqualTo(memoryLeft);
    }
}
