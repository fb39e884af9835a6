package dev.sluice.app.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.shim.TaskEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskEnvironmentTest {
    private static final Map<String, String> SERVER = Map.of(
            "PATH",
            "/usr/bin",
            "HOME",
            "/home/op",
            "LC_ALL",
            "C.UTF-8",
            "SLUICE_TOKEN",
            "secret",
            "AWS_SECRET_KEY",
            "secret");

    private static SortedMap<String, String> env(Map<String, String> user, String nodeChip, TaskOrder... tasks) {
        var order = new StartOrder(
                new AttemptKey(7, 2),
                "sft",
                "acme/nlp",
                List.of("x"),
                new TreeMap<>(user),
                null,
                Duration.ZERO,
                Duration.ZERO,
                List.of(tasks));
        TaskOrder last = tasks[tasks.length - 1];
        var indices = last.devices().stream().map(DeviceRef::index).toList();
        var place = new TaskEnvironment.Place(nodeChip, indices, 0, "127.0.0.1", 29_500, Path.of("/state/task"));
        return new TaskEnvironment(SERVER).of(order, last, place);
    }

    private static TaskOrder task(int rank, String node, int share, long memoryMib, String chip, Integer... indices) {
        List<DeviceRef> devices =
                Stream.of(indices).map(index -> new DeviceRef(index, chip)).toList();
        return new TaskOrder(rank, node, devices, share, memoryMib, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "nvidia-h20, CUDA_VISIBLE_DEVICES",
        "nvidia-h20, NVIDIA_VISIBLE_DEVICES",
        "huawei-910c, ASCEND_RT_VISIBLE_DEVICES",
        "ascend-910b, ASCEND_RT_VISIBLE_DEVICES",
        "amd-mi300x, ROCR_VISIBLE_DEVICES",
        "cambricon-mlu590, MLU_VISIBLE_DEVICES",
        "metax-c500, MACA_VISIBLE_DEVICES",
        "hygon-k100, SLUICE_DEVICES",
    })
    void a_chip_hears_of_its_devices_in_its_vendors_words(String chip, String variable) {
        assertThat(env(Map.of(), chip, task(0, "n", 0, 0, chip, 5, 2))).containsEntry(variable, "2,5");
    }

    @Test
    void a_share_of_an_nvidia_device_has_the_limits_of_mps() {
        assertThat(env(Map.of(), "nvidia-h20", task(0, "n", 255, 24_576, "nvidia-h20", 3)))
                .containsEntry("CUDA_VISIBLE_DEVICES", "3")
                .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
                .containsEntry("CUDA_MPS_ACTIVE_THREAD_PERCENTAGE", "26")
                .containsEntry("CUDA_MPS_PINNED_DEVICE_MEM_LIMIT", "0=24576M")
                .containsEntry("SLUICE_SHARE_MILLI", "255");
    }

    @Test
    void whole_devices_have_no_limits_of_mps() {
        assertThat(env(Map.of(), "nvidia-h20", task(0, "n", 0, 1_000, "nvidia-h20", 3)))
                .doesNotContainKeys("CUDA_MPS_ACTIVE_THREAD_PERCENTAGE", "CUDA_MPS_PINNED_DEVICE_MEM_LIMIT");
    }

    @Test
    void a_task_without_devices_sees_no_gpu_of_its_node() {
        assertThat(env(Map.of("CUDA_VISIBLE_DEVICES", "0"), "nvidia-h20", task(0, "n", 0, 0, "x")))
                .containsEntry("CUDA_VISIBLE_DEVICES", "")
                .containsEntry("NVIDIA_VISIBLE_DEVICES", "void")
                .containsEntry("SLUICE_DEVICES", "");
    }

    @Test
    void ranks_count_in_the_gang_and_on_the_node() {
        assertThat(env(
                        Map.of("WORLD_SIZE", "1", "SLUICE_NODE", "x"),
                        "cpu",
                        task(0, "a", 0, 0, "cpu", 0),
                        task(1, "b", 0, 0, "cpu", 0),
                        task(2, "b", 0, 0, "cpu", 1, 2)))
                .containsEntry("RANK", "2")
                .containsEntry("WORLD_SIZE", "3")
                .containsEntry("NODE_RANK", "1")
                .containsEntry("LOCAL_RANK", "1")
                .containsEntry("LOCAL_WORLD_SIZE", "2")
                .containsEntry("MASTER_PORT", "29500")
                .containsEntry("SLUICE_NODE", "b")
                .containsEntry("SLUICE_ATTEMPT", "2")
                .containsEntry("OMP_NUM_THREADS", "2");
    }

    @Test
    void the_user_may_set_the_threads_and_the_path_but_nothing_that_the_engine_owns() {
        assertThat(env(
                        Map.of("OMP_NUM_THREADS", "9", "PATH", "/opt/bin", "MASTER_ADDR", "evil", "SLUICE_X", "y"),
                        "cpu",
                        task(0, "n", 0, 0, "cpu", 0)))
                .containsEntry("OMP_NUM_THREADS", "9")
                .containsEntry("PATH", "/opt/bin")
                .containsEntry("MASTER_ADDR", "127.0.0.1")
                .doesNotContainKey("SLUICE_X");
    }

    @Test
    void no_secret_of_the_server_reaches_a_task() {
        assertThat(env(Map.of(), "cpu", task(0, "n", 0, 0, "cpu", 0)))
                .containsEntry("HOME", "/home/op")
                .containsEntry("LC_ALL", "C.UTF-8")
                .doesNotContainValue("secret");
    }
}
