package dev.sluice.bench.peer;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceRequest;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.MockAM;
import org.apache.hadoop.yarn.server.resourcemanager.MockNM;
import org.apache.hadoop.yarn.server.resourcemanager.MockRM;
import org.apache.hadoop.yarn.server.resourcemanager.MockRMAppSubmissionData;
import org.apache.hadoop.yarn.server.resourcemanager.MockRMAppSubmitter;
import org.apache.hadoop.yarn.server.resourcemanager.rmnode.RMNode;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.ResourceScheduler;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacityScheduler;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.capacity.CapacitySchedulerConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.event.NodeUpdateSchedulerEvent;
import org.apache.hadoop.yarn.util.resource.DominantResourceCalculator;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;

/**
 * Hadoop's CapacityScheduler in a resource manager without network: one application in each of six queues asks, and
 * nodes report in turn until everything is placed. The time of its own event threads counts, as that is how it works.
 */
public final class CapacitySchedulerPeer implements Peer {
    private static final String GPU = "yarn.io/gpu";
    private static final int QUEUES = 6;
    private static final int MOST_ROUNDS = 20;

    private final MockRM manager;
    private final CapacityScheduler scheduler;
    private final List<MockAM> applications = new ArrayList<>();
    private final List<RMNode> nodes = new ArrayList<>();
    private int nextNode;
    private long requestId;

    public CapacitySchedulerPeer(int nodeCount) throws Exception {
        var configuration = configuration();
        ResourceUtils.resetResourceTypes(configuration);
        manager = new MockRM(configuration);
        manager.disableDrainEventsImplicitly();
        manager.start();
        scheduler = (CapacityScheduler) manager.getResourceScheduler();
        var first = register(0);
        for (int node = 1; node < nodeCount; node++) {
            register(node);
        }
        manager.drainEvents();
        manager.enableDrainEventsImplicityly();
        for (int queue = 0; queue < QUEUES; queue++) {
            var application = MockRMAppSubmitter.submit(
                    manager,
                    MockRMAppSubmissionData.Builder.createWithMemory(1_024, manager)
                            .withQueue("queue-" + queue)
                            .build());
            applications.add(MockRM.launchAndRegisterAM(application, manager, first));
        }
        nodes.addAll(manager.getRMContext().getRMNodes().values());
    }

    private static Configuration configuration() {
        var configuration = new CapacitySchedulerConfiguration();
        configuration.setClass(YarnConfiguration.RM_SCHEDULER, CapacityScheduler.class, ResourceScheduler.class);
        configuration.set(YarnConfiguration.RESOURCE_TYPES, GPU);
        configuration.setResourceComparator(DominantResourceCalculator.class);
        configuration.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, 1_048_576);
        configuration.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES, 128);
        var queues = new String[QUEUES];
        for (int queue = 0; queue < QUEUES; queue++) {
            queues[queue] = "queue-" + queue;
        }
        configuration.setQueues("root", queues);
        for (int queue = 0; queue < QUEUES; queue++) {
            configuration.setCapacity("root.queue-" + queue, queue == 0 ? 16.70f : 16.66f);
            configuration.setMaximumCapacity("root.queue-" + queue, 100);
            configuration.setFloat("yarn.scheduler.capacity.root.queue-" + queue + ".user-limit-factor", 100);
        }
        return configuration;
    }

    private MockNM register(int node) throws Exception {
        // Addresses, because names would be looked up in the network.
        var address = "10.1." + node / 250 + "." + (node % 250 + 1) + ":1234";
        return manager.registerNode(address, resource(1_048_576, 128, 8));
    }

    private static Resource resource(int memoryMib, int cores, int gpus) {
        var resource = Resource.newInstance(memoryMib, cores);
        resource.setResourceValue(GPU, gpus);
        return resource;
    }

    @Override
    public String name() {
        return "CapacityScheduler";
    }

    @Override
    public int place(int[] gpusOfTasks) throws Exception {
        long before = used();
        ask(gpusOfTasks);
        for (int report = 0; report < nodes.size() * MOST_ROUNDS; report++) {
            scheduler.handle(new NodeUpdateSchedulerEvent(nodes.get(nextNode)));
            nextNode = (nextNode + 1) % nodes.size();
            if (report % 16 == 0 && used() - before >= gpusOfTasks.length) {
                break;
            }
        }
        return (int) (used() - before);
    }

    private void ask(int[] gpusOfTasks) throws Exception {
        for (int queue = 0; queue < QUEUES; queue++) {
            var counts = new int[9];
            for (int task = queue; task < gpusOfTasks.length; task += QUEUES) {
                counts[gpusOfTasks[task]]++;
            }
            var requests = new ArrayList<ResourceRequest>();
            for (int gpus = 1; gpus < counts.length; gpus++) {
                if (counts[gpus] > 0) {
                    requests.add(ResourceRequest.newBuilder()
                            .priority(Priority.newInstance(gpus))
                            .resourceName(ResourceRequest.ANY)
                            .capability(resource(98_304 * gpus, 12 * gpus, gpus))
                            .numContainers(counts[gpus])
                            .allocationRequestId(requestId++)
                            .build());
                }
            }
            applications.get(queue).allocate(requests, List.<ContainerId>of());
        }
    }

    /** Containers in use, those of the applications' own masters among them. */
    private long used() {
        long sum = 0;
        for (var application : applications) {
            var report = scheduler.getAppResourceUsageReport(application.getApplicationAttemptId());
            sum += report == null ? 0 : report.getNumUsedContainers();
        }
        return sum;
    }

    @Override
    public void close() {
        manager.stop();
    }
}
