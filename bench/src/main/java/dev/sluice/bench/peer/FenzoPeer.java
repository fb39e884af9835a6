package dev.sluice.bench.peer;

import com.netflix.fenzo.ConstraintEvaluator;
import com.netflix.fenzo.TaskRequest;
import com.netflix.fenzo.TaskScheduler;
import com.netflix.fenzo.VMTaskFitnessCalculator;
import com.netflix.fenzo.VirtualMachineLease;
import com.netflix.fenzo.plugins.BinPackingFitnessCalculators;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.mesos.Protos;
import org.jspecify.annotations.Nullable;

/** Netflix Fenzo with its bin packer; GPUs are a scalar resource. One batch for each pool, as it wants new offers. */
public final class FenzoPeer implements Peer {
    private static final String GPUS = "gpus";

    private final TaskScheduler scheduler;

    public FenzoPeer(int nodes) {
        scheduler = new TaskScheduler.Builder()
                .withLeaseOfferExpirySecs(1_000_000)
                .withFitnessCalculator(BinPackingFitnessCalculators.cpuMemBinPacker)
                .withLeaseRejectAction(lease -> {})
                .disableShortfallEvaluation()
                .build();
        var leases = new ArrayList<VirtualMachineLease>();
        for (int node = 0; node < nodes; node++) {
            leases.add(new Lease("node-" + node));
        }
        scheduler.scheduleOnce(List.of(), leases);
    }

    @Override
    public String name() {
        return "Fenzo";
    }

    @Override
    public int place(int[] gpusOfTasks) {
        var tasks = new ArrayList<TaskRequest>();
        for (int i = 0; i < gpusOfTasks.length; i++) {
            tasks.add(new Task("task-" + i, gpusOfTasks[i]));
        }
        int placed = 0;
        for (var result :
                scheduler.scheduleOnce(tasks, List.of()).getResultMap().values()) {
            placed += result.getTasksAssigned().size();
        }
        return placed;
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }

    private record Lease(String hostname) implements VirtualMachineLease {
        @Override
        public String getId() {
            return hostname;
        }

        @Override
        public long getOfferedTime() {
            return System.currentTimeMillis();
        }

        @Override
        public String getVMID() {
            return hostname;
        }

        @Override
        public double cpuCores() {
            return 128;
        }

        @Override
        public double memoryMB() {
            return 1_048_576;
        }

        @Override
        public double networkMbps() {
            return 0;
        }

        @Override
        public double diskMB() {
            return 0;
        }

        @Override
        public List<Range> portRanges() {
            return List.of();
        }

        @Override
        public Protos.@Nullable Offer getOffer() {
            return null;
        }

        @Override
        public Map<String, Protos.Attribute> getAttributeMap() {
            // Not Map.of(): Fenzo asks it for null.
            return Collections.emptyMap();
        }

        @Override
        public Double getScalarValue(String name) {
            return name.equals(GPUS) ? 8.0 : 0.0;
        }

        @Override
        public Map<String, Double> getScalarValues() {
            return Map.of(GPUS, 8.0);
        }
    }

    private static final class Task implements TaskRequest {
        private final String id;
        private final int gpus;
        private @Nullable AssignedResources assigned;

        Task(String id, int gpus) {
            this.id = id;
            this.gpus = gpus;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String taskGroupName() {
            return "";
        }

        @Override
        public double getCPUs() {
            return 12.0 * gpus;
        }

        @Override
        public double getMemory() {
            return 98_304.0 * gpus;
        }

        @Override
        public double getNetworkMbps() {
            return 0;
        }

        @Override
        public double getDisk() {
            return 0;
        }

        @Override
        public int getPorts() {
            return 0;
        }

        @Override
        public Map<String, Double> getScalarRequests() {
            return Map.of(GPUS, (double) gpus);
        }

        @Override
        public Map<String, NamedResourceSetRequest> getCustomNamedResources() {
            return Map.of();
        }

        @Override
        public List<? extends ConstraintEvaluator> getHardConstraints() {
            return List.of();
        }

        @Override
        public List<? extends VMTaskFitnessCalculator> getSoftConstraints() {
            return List.of();
        }

        @Override
        public void setAssignedResources(AssignedResources resources) {
            assigned = resources;
        }

        @Override
        public @Nullable AssignedResources getAssignedResources() {
            return assigned;
        }
    }
}
