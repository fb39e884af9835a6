package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.TaskOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How each vendor's runtime is told which devices a process may use.
 *
 * <p>Only variables that public documents of the vendor, or of a framework maintained with it, describe; for other
 * chips a task has {@code SLUICE_DEVICES} to go by. These variables are a courtesy between cooperating programs, no
 * isolation: a task that ignores them reaches every device that its user may open.
 *
 * <ul>
 *   <li>NVIDIA: CUDA C++ Programming Guide, "CUDA Environment Variables"; MPS guide, appendix "Environment Variables"
 *       (docs.nvidia.com/deploy/mps). CUDA counts devices by speed unless CUDA_DEVICE_ORDER asks for the order of the
 *       bus, which is the one that NVML and nvidia-smi count by.
 *   <li>Ascend: CANN "Environment Variable Reference", ASCEND_RT_VISIBLE_DEVICES (hiascend.com): ascending ids, commas,
 *       no blanks.
 *   <li>AMD: ROCm "GPU isolation techniques" (rocm.docs.amd.com), which recommends ROCR_VISIBLE_DEVICES on Linux.
 *       HIP_VISIBLE_DEVICES would count again among what that leaves visible, so it is not set as well.
 *   <li>Cambricon: MLU_VISIBLE_DEVICES as PaddlePaddle's launcher reads it (github.com/PaddlePaddle/Paddle, pull
 *       request 39839).
 *   <li>MetaX: MACA_VISIBLE_DEVICES, MCCL guide, "Environment variables" (developer.metax-tech.com).
 * </ul>
 */
public final class VisibleDevices {
    /** All variables that this class may set: a user's own would defeat the allocation. */
    static final Set<String> OWNED = Set.of(
            "CUDA_VISIBLE_DEVICES",
            "NVIDIA_VISIBLE_DEVICES",
            "CUDA_DEVICE_ORDER",
            "CUDA_MPS_ACTIVE_THREAD_PERCENTAGE",
            "CUDA_MPS_PINNED_DEVICE_MEM_LIMIT",
            "ASCEND_RT_VISIBLE_DEVICES",
            "ROCR_VISIBLE_DEVICES",
            "MLU_VISIBLE_DEVICES",
            "MACA_VISIBLE_DEVICES");

    private static final int MILLI_PER_PERCENT = 10;

    private VisibleDevices() {}

    /** The variables for a task's devices. */
    public static Map<String, String> of(TaskOrder task, String nodeChip, List<Integer> vendorIndices) {
        String chip =
                task.devices().isEmpty() ? nodeChip : task.devices().getFirst().chip();
        String indices = list(vendorIndices);
        if (task.devices().isEmpty()) {
            // Nothing allocated on a node of GPUs: they stay out of sight.
            return chip.startsWith("nvidia-")
                    ? Map.of("CUDA_VISIBLE_DEVICES", "", "NVIDIA_VISIBLE_DEVICES", "void")
                    : Map.of();
        }
        return switch (vendor(chip)) {
            case "nvidia" -> nvidia(task, indices);
            case "huawei", "ascend" -> Map.of("ASCEND_RT_VISIBLE_DEVICES", indices);
            case "amd" -> Map.of("ROCR_VISIBLE_DEVICES", indices);
            case "cambricon" -> Map.of("MLU_VISIBLE_DEVICES", indices);
            case "metax" -> Map.of("MACA_VISIBLE_DEVICES", indices);
            default -> Map.of();
        };
    }

    /** Numbers ascending, with commas. */
    public static String list(List<Integer> indices) {
        return indices.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Map<String, String> nvidia(TaskOrder task, String indices) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        variables.put("CUDA_VISIBLE_DEVICES", indices);
        variables.put("NVIDIA_VISIBLE_DEVICES", indices);
        if (task.shareMilli() > 0) {
            int percent = Math.ceilDiv(task.shareMilli(), MILLI_PER_PERCENT);
            variables.put("CUDA_MPS_ACTIVE_THREAD_PERCENTAGE", Integer.toString(percent));
            if (task.memoryMib() > 0) {
                // Device 0 is the task's only visible one, whatever its index on the node.
                variables.put("CUDA_MPS_PINNED_DEVICE_MEM_LIMIT", "0=" + task.memoryMib() + "M");
            }
        }
        return variables;
    }

    private static String vendor(String chip) {
        int dash = chip.indexOf('-');
        return dash < 0 ? chip : chip.substring(0, dash);
    }
}
