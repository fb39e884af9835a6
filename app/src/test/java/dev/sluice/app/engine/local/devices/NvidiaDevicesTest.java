package dev.sluice.app.engine.local.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.app.engine.DeviceInfo;
import dev.sluice.app.engine.DeviceReading;
import dev.sluice.app.engine.DeviceRef;
import dev.sluice.app.engine.NodeInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NvidiaDevicesTest {
    private static final long GIB = 1L << 30;
    private static final Host HOST = new Host("box", List.of(0, 1, 2, 3), 65_536);

    private final List<Nvml.Gpu> gpus = new ArrayList<>();
    private final NvidiaDevices devices = new NvidiaDevices(new FakeNvml(), HOST);

    private final class FakeNvml implements Nvml {
        @Override
        public List<Gpu> gpus() {
            return List.copyOf(gpus);
        }

        @Override
        public void close() {}
    }

    private static Nvml.Gpu gpu(int index, String name) {
        return new Nvml.Gpu(index, name, "GPU-" + index, 80 * GIB, 3 * GIB, 42, null, true, false);
    }

    private static Nvml.Gpu lost(int index) {
        return new Nvml.Gpu(index, "", "", 0, null, null, null, false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "NVIDIA H20, nvidia-h20",
        "NVIDIA H100 80GB HBM3, nvidia-h100",
        "NVIDIA H100 PCIe, nvidia-h100",
        "NVIDIA H200, nvidia-h200",
        "NVIDIA H800, nvidia-h800",
        "NVIDIA A100-SXM4-80GB, nvidia-a100",
        "A100-PCIE-40GB, nvidia-a100",
        "NVIDIA A800-SXM4-80GB, nvidia-a800",
        "NVIDIA B200, nvidia-b200",
        "NVIDIA L20, nvidia-l20",
        "NVIDIA L40S, nvidia-l40s",
        "Tesla V100-SXM2-32GB, nvidia-v100",
        "Tesla T4, nvidia-t4",
        "NVIDIA GeForce RTX 4090, nvidia-rtx-4090",
        "NVIDIA GeForce RTX 5090, nvidia-rtx-5090",
        "NVIDIA GH200 480GB, nvidia-gh200-480gb",
    })
    void a_product_has_the_catalogues_name(String product, String chip) {
        assertThat(NvidiaDevices.chip(product)).isEqualTo(chip);
    }

    @Test
    void devices_of_one_model_are_one_node() {
        gpus.add(gpu(0, "NVIDIA H20"));
        gpus.add(gpu(1, "NVIDIA H20"));
        assertThat(devices.look().nodes())
                .containsExactly(new NodeInfo(
                        "box",
                        "nvidia-h20",
                        4_000,
                        65_536,
                        List.of(),
                        List.of(new DeviceInfo(0, 81_920, "GPU-0", true), new DeviceInfo(1, 81_920, "GPU-1", true))));
    }

    @Test
    void several_models_are_several_nodes_each_counted_from_zero() {
        gpus.add(gpu(0, "NVIDIA L20"));
        gpus.add(gpu(1, "NVIDIA H20"));
        gpus.add(gpu(2, "NVIDIA L20"));
        assertThat(devices.look().nodes())
                .extracting(
                        NodeInfo::name,
                        node -> node.devices().stream().map(DeviceInfo::uuid).toList())
                .containsExactly(
                        tuple("box-nvidia-h20", List.of("GPU-1")), tuple("box-nvidia-l20", List.of("GPU-0", "GPU-2")));
        assertThat(devices.vendorIndices(List.of(new DeviceRef(1, "nvidia-l20"), new DeviceRef(0, "nvidia-h20"))))
                .containsExactly(2, 1);
        assertThat(devices.readings())
                .extracting(DeviceReading::node, DeviceReading::index)
                .containsExactly(tuple("box-nvidia-l20", 0), tuple("box-nvidia-h20", 0), tuple("box-nvidia-l20", 1));
    }

    @Test
    void a_device_that_never_answered_keeps_its_place_among_its_peers() {
        gpus.add(lost(0));
        gpus.add(gpu(1, "NVIDIA H20"));
        assertThat(devices.look().nodes().getFirst().devices())
                .containsExactly(new DeviceInfo(0, 81_920, "", false), new DeviceInfo(1, 81_920, "GPU-1", true));
        gpus.set(0, gpu(0, "NVIDIA H20"));
        assertThat(devices.look().nodes().getFirst().devices())
                .containsExactly(new DeviceInfo(0, 81_920, "GPU-0", true), new DeviceInfo(1, 81_920, "GPU-1", true));
    }

    @Test
    void a_device_that_fell_off_the_bus_stays_in_the_inventory_unhealthy() {
        gpus.add(gpu(0, "NVIDIA H20"));
        devices.look();
        gpus.set(0, lost(0));
        assertThat(devices.look().nodes().getFirst().devices())
                .containsExactly(new DeviceInfo(0, 81_920, "GPU-0", false));
        assertThat(devices.readings()).isEmpty();
    }

    @Test
    void readings_say_what_the_device_says_and_no_more() {
        gpus.add(gpu(0, "NVIDIA H20"));
        devices.look();
        assertThat(devices.readings()).containsExactly(new DeviceReading("box", 0, 3_072L, 42, null));
    }

    /** A library with NVML's symbols and structures, as its public documentation describes them. */
    @Test
    void the_library_is_called_as_its_documentation_says(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(directory.resolve("nvml.c"), STUB);
        Path library = directory.resolve("libnvidia-ml-stub.so");
        int built = new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(built).isZero();
        try (Nvml nvml = NvmlLibrary.open(library.toString()).orElseThrow()) {
            assertThat(nvml.gpus())
                    .containsExactly(
                            new Nvml.Gpu(0, "NVIDIA H20", "GPU-zero", 96 * GIB, 5 * GIB, 77, 51, true, true), lost(1));
        }
    }

    @Test
    void without_the_library_there_is_none() {
        assertThat(NvmlLibrary.open("libthere-is-no-such-thing.so.1")).isEmpty();
    }

    private static final String STUB = """
            #include <string.h>
            typedef void *device;
            typedef struct { unsigned long long total, free, used; } memory;
            typedef struct { unsigned int gpu, memory; } rates;
            static int opened;
            int nvmlInit_v2(void) { opened = 1; return 0; }
            int nvmlShutdown(void) { opened = 0; return 0; }
            int nvmlDeviceGetCount_v2(unsigned int *count) { *count = 2; return opened ? 0 : 1; }
            int nvmlDeviceGetHandleByIndex_v2(unsigned int index, device *d) {
                if (index == 1) return 15;
                *d = (device)0x1234;
                return 0;
            }
            int nvmlDeviceGetName(device d, char *text, unsigned int size) {
                if (d != (device)0x1234 || size < 64) return 2;
                strcpy(text, "NVIDIA H20");
                return 0;
            }
            int nvmlDeviceGetUUID(device d, char *text, unsigned int size) { strcpy(text, "GPU-zero"); return 0; }
            int nvmlDeviceGetMemoryInfo(device d, memory *m) {
                m->total = 96ULL << 30; m->used = 5ULL << 30; m->free = m->total - m->used;
                return 0;
            }
            int nvmlDeviceGetUtilizationRates(device d, rates *r) { r->gpu = 77; r->memory = 13; return 0; }
            int nvmlDeviceGetTemperature(device d, int sensor, unsigned int *celsius) {
                *celsius = 51;
                return sensor == 0 ? 0 : 2;
            }
            int nvmlDeviceGetRemappedRows(device d, unsigned int *corrected, unsigned int *uncorrected,
                    unsigned int *pending, unsigned int *failed) {
                *corrected = 1; *uncorrected = 2; *pending = 1; *failed = 0;
                return 0;
            }
            """;
}
