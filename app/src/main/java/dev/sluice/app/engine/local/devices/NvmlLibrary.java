package dev.sluice.app.engine.local.devices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * NVML itself, after the NVML API Reference Guide (docs.nvidia.com/deploy/nvml-api). Every call returns 0 for success;
 * what a device doesn't support stays null.
 */
@SuppressWarnings("restricted") // calling a native library is the purpose of this class
final class NvmlLibrary implements Nvml {
    private static final String LIBRARY = "libnvidia-ml.so.1";
    private static final int SUCCESS = 0;
    private static final int GPU_IS_LOST = 15;
    private static final int TEXT_BYTES = 96;
    private static final int TEMPERATURE_GPU = 0;

    private final MethodHandle shutdown;
    private final MethodHandle getCount;
    private final MethodHandle getHandle;
    private final MethodHandle getName;
    private final MethodHandle getUuid;
    private final MethodHandle getMemory;
    private final MethodHandle getUtilization;
    private final MethodHandle getTemperature;
    private final MethodHandle getRemappedRows;

    private NvmlLibrary(SymbolLookup library) {
        shutdown = function(library, "nvmlShutdown");
        getCount = function(library, "nvmlDeviceGetCount_v2", ADDRESS);
        getHandle = function(library, "nvmlDeviceGetHandleByIndex_v2", JAVA_INT, ADDRESS);
        getName = function(library, "nvmlDeviceGetName", ADDRESS, ADDRESS, JAVA_INT);
        getUuid = function(library, "nvmlDeviceGetUUID", ADDRESS, ADDRESS, JAVA_INT);
        getMemory = function(library, "nvmlDeviceGetMemoryInfo", ADDRESS, ADDRESS);
        getUtilization = function(library, "nvmlDeviceGetUtilizationRates", ADDRESS, ADDRESS);
        getTemperature = function(library, "nvmlDeviceGetTemperature", ADDRESS, JAVA_INT, ADDRESS);
        getRemappedRows = function(library, "nvmlDeviceGetRemappedRows", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    }

    /** The library, ready; empty where there is none, it is too old for these calls, or it has no driver to talk to. */
    static Optional<Nvml> open() {
        return open(LIBRARY);
    }

    /** The same from a file, or by a name that the dynamic linker looks for. */
    static Optional<Nvml> open(String file) {
        try {
            SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
            var nvml = new NvmlLibrary(library);
            return call(function(library, "nvmlInit_v2")) == SUCCESS ? Optional.of(nvml) : Optional.empty();
        } catch (IllegalArgumentException | IllegalCallerException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Gpu> gpus() {
        try (var arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            if (call(getCount, count) != SUCCESS) {
                return List.of();
            }
            var gpus = new ArrayList<Gpu>();
            for (int index = 0; index < count.get(JAVA_INT, 0); index++) {
                gpus.add(gpu(arena, index));
            }
            return gpus;
        }
    }

    private Gpu gpu(Arena arena, int index) {
        MemorySegment slot = arena.allocate(ADDRESS);
        if (call(getHandle, index, slot) != SUCCESS) {
            return new Gpu(index, "", "", 0, null, null, null, false, false);
        }
        MemorySegment device = slot.get(ADDRESS, 0);
        // nvmlMemory_t: total, free, used; in bytes
        MemorySegment memory = arena.allocate(JAVA_LONG, 3);
        int memoryResult = call(getMemory, device, memory);
        boolean known = memoryResult == SUCCESS;
        return new Gpu(
                index,
                text(arena, getName, device),
                text(arena, getUuid, device),
                known ? memory.getAtIndex(JAVA_LONG, 0) : 0,
                known ? memory.getAtIndex(JAVA_LONG, 2) : null,
                busyPercent(arena, device),
                celsius(arena, device),
                memoryResult != GPU_IS_LOST,
                remapping(arena, device));
    }

    private static String text(Arena arena, MethodHandle function, MemorySegment device) {
        MemorySegment text = arena.allocate(TEXT_BYTES);
        return call(function, device, text, TEXT_BYTES) == SUCCESS ? text.getString(0) : "";
    }

    private @Nullable Integer busyPercent(Arena arena, MemorySegment device) {
        // nvmlUtilization_t: gpu, memory; in percent
        MemorySegment rates = arena.allocate(JAVA_INT, 2);
        return call(getUtilization, device, rates) == SUCCESS ? rates.getAtIndex(JAVA_INT, 0) : null;
    }

    private @Nullable Integer celsius(Arena arena, MemorySegment device) {
        MemorySegment value = arena.allocate(JAVA_INT);
        return call(getTemperature, device, TEMPERATURE_GPU, value) == SUCCESS ? value.get(JAVA_INT, 0) : null;
    }

    private boolean remapping(Arena arena, MemorySegment device) {
        MemorySegment corrected = arena.allocate(JAVA_INT);
        MemorySegment uncorrected = arena.allocate(JAVA_INT);
        MemorySegment pending = arena.allocate(JAVA_INT);
        MemorySegment failed = arena.allocate(JAVA_INT);
        return call(getRemappedRows, device, corrected, uncorrected, pending, failed) == SUCCESS
                && (pending.get(JAVA_INT, 0) != 0 || failed.get(JAVA_INT, 0) != 0);
    }

    @Override
    public void close() {
        call(shutdown);
    }

    private static MethodHandle function(SymbolLookup library, String name, MemoryLayout... parameters) {
        MemorySegment address =
                library.find(name).orElseThrow(() -> new IllegalArgumentException(LIBRARY + " has no " + name));
        return Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(JAVA_INT, parameters));
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("A call of " + LIBRARY + " went wrong in Java", e);
        }
    }
}
