package dev.sluice.app.engine.local.devices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this package asks of NVIDIA's management library: the seam at which a test puts a fake. */
interface Nvml extends AutoCloseable {
    /** All devices now, by index. */
    List<Gpu> gpus();

    @Override
    void close();

    /**
     * One device. What the library didn't say is null.
     *
     * @param index the library's index, which counts along the PCI bus
     * @param name the product's name, such as {@code NVIDIA H100 80GB HBM3}
     * @param responding false: the library has lost it (fallen off the bus)
     * @param remapping memory rows wait to be remapped or couldn't be: the device needs a reset or a repair
     */
    record Gpu(
            int index,
            String name,
            String uuid,
            long memoryBytes,
            @Nullable Long usedBytes,
            @Nullable Integer busyPercent,
            @Nullable Integer celsius,
            boolean responding,
            boolean remapping) {}
}
