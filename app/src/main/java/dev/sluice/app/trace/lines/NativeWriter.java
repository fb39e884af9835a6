package dev.sluice.app.trace.lines;

import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Profile;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A trace into lines. What has its usual value is left out. */
final class NativeWriter {
    private final Appendable out;
    private final JsonText line = new JsonText();
    private final Map<Profile, Integer> profiles = new LinkedHashMap<>();

    NativeWriter(Appendable out) {
        this.out = out;
        profiles.put(Profile.PLAIN, 0);
    }

    void write(Trace trace) throws IOException {
        line.start("sluice", NativeTrace.VERSION).text("name", trace.name());
        line.number("jobs", trace.jobs().size(), -1);
        end();
        fleet(trace.fleet());
        for (var job : trace.jobs()) {
            Integer known = profiles.get(job.profile());
            job(job, known == null ? profile(job.profile()) : known);
        }
    }

    private void end() throws IOException {
        out.append(line.end()).append('\n');
    }

    private void fleet(Fleet fleet) throws IOException {
        for (var chip : fleet.chips()) {
            line.start("chip", chip.id()).number("memoryMib", chip.memoryMib(), 0);
            line.number("bf16Gflops", chip.bf16Gflops(), 0).number("bandwidthMbps", chip.bandwidthMbps(), 0);
            end();
        }
        for (var tenant : fleet.tenants()) {
            tenant(tenant);
        }
        for (var site : fleet.sites()) {
            var center = site.center();
            line.start("center", center.name()).text("owner", center.owner()).text("engine", center.engine());
            line.flag("emulated", center.emulated());
            end();
            for (var node : site.nodes()) {
                node(node, center.name());
            }
        }
    }

    private void tenant(TenantSpec tenant) throws IOException {
        line.start("tenant", tenant.path()).number("weight", tenant.weight(), 1);
        line.numbers("guaranteeMilli", tenant.guaranteeMilli()).numbers("limitMilli", tenant.limitMilli());
        line.number("mostWaiting", tenant.most().waiting(), 0);
        line.number("mostRunning", tenant.most().running(), 0);
        end();
    }

    private void node(NodeSpec node, String center) throws IOException {
        line.start("node", node.name()).text("center", center).text("chip", node.chip());
        line.number("devices", node.devices(), 0).number("deviceMemoryMib", node.deviceMemoryMib(), 0);
        line.number("cpuMilli", node.cpuMilli(), 0).number("memoryMib", node.memoryMib(), 0);
        line.integers("unhealthy", node.unhealthy());
        line.texts(
                "domains",
                node.domains().stream()
                        .flatMap(domain -> List.of(domain.level(), domain.name()).stream())
                        .toList());
        end();
    }

    private int profile(Profile profile) throws IOException {
        int id = profiles.size();
        profiles.put(profile, id);
        line.start("profile", id).text("name", profile.name());
        line.numbers("speedPermille", profile.speedPermille()).number("activePermille", profile.activePermille(), -1);
        line.number("needMilli", profile.needMilli(), Limits.DEVICE_MILLI);
        line.number("leastTasks", profile.leastTasks(), 0);
        line.number("checkpointMillis", profile.checkpointMillis(), 0);
        line.number("restartMillis", profile.restartMillis(), 0);
        line.number("burstMillis", profile.burstMillis(), 0).number("pauseMillis", profile.pauseMillis(), 0);
        end();
        return id;
    }

    private void job(Job job, int profile) throws IOException {
        var demand = job.demand();
        var task = demand.task();
        line.start("job", job.name())
                .number("submitMillis", job.submitMillis(), -1)
                .text("tenant", job.tenant());
        line.text("user", job.user(), "").text("kind", lower(job.kind()), "job");
        line.text("priority", lower(job.priority()), "normal");
        line.number("devices", task.devices(), 1).number("shareMilli", task.shareMilli(), Limits.DEVICE_MILLI);
        line.number("deviceMemoryMib", task.deviceMemoryMib(), 0).number("cpuMilli", task.cpuMilli(), 0);
        line.number("memoryMib", task.memoryMib(), 0).number("tasks", demand.tasks(), 1);
        line.number("least", demand.leastTasks(), demand.tasks()).number("most", demand.mostTasks(), demand.tasks());
        line.number("step", demand.stepTasks(), 1);
        line.texts("chips", demand.chips()).texts("centers", demand.centers());
        line.text("topology", demand.topology().level(), Topology.CENTER);
        line.flag("required", demand.topology().required());
        if (demand.interleave() != null) {
            iteration(demand.interleave());
        }
        line.number("durationMillis", job.durationMillis(), -1).number("estimateMillis", job.estimateMillis(), 0);
        line.number("limitMillis", job.limitMillis(), 0).text("end", lower(job.end()), "succeeded");
        line.number("profile", profile, 0);
        end();
    }

    private void iteration(Iteration iteration) {
        line.number("loadMicros", iteration.loadMicros(), 0);
        line.number("computeMicros", iteration.computeMicros(), 0);
        line.number("exchangeMicros", iteration.exchangeMicros(), 0);
        line.number("aloneMicros", iteration.aloneMicros(), 0);
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
