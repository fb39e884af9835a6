package dev.sluice.core.replay;

import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The public openb files, where they lie beside the project; just enough of a reader for a test. */
final class OpenbList {
    private final Path folder = Path.of(System.getProperty("sluice.root", "."), "..", "shared", "traces", "openb");

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    Fleet fleet() throws IOException {
        var chips = new LinkedHashMap<String, Chip>();
        var nodes = new ArrayList<NodeSpec>();
        for (var row : rows("openb_node_list_gpu_node.csv.gz")) {
            chips.putIfAbsent(row[4], new Chip(row[4], 0, 0, 0));
            int devices = Integer.parseInt(row[3]);
            long memory = Long.parseLong(row[2]);
            nodes.add(new NodeSpec(row[0], row[4], devices, 0, Integer.parseInt(row[1]), memory, List.of(), List.of()));
        }
        var site = new Fleet.Site(new CenterSpec("openb", "openb", "emulated", true), nodes);
        return new Fleet(List.copyOf(chips.values()), List.of(TenantSpec.plain("openb")), List.of(site));
    }

    List<Job> jobs(String list) throws IOException {
        var jobs = new ArrayList<Job>();
        for (var row : rows("openb_pod_list_" + list + ".csv.gz")) {
            int devices = Integer.parseInt(row[3]);
            int share = devices == 0 ? 1000 : Integer.parseInt(row[4]);
            var task = new TaskDemand(devices, share, 0, Integer.parseInt(row[1]), Long.parseLong(row[2]));
            var chips = row[5].isEmpty() ? List.<String>of() : List.of(row[5].split("\\|", -1));
            jobs.add(job(row[0], new GangDemand(task, 1, chips, List.of(), Topology.ANYWHERE)));
        }
        return jobs;
    }

    static Job job(String name, GangDemand demand) {
        return new Job(
                1,
                name,
                "someone",
                "openb",
                Kind.JOB,
                Priority.NORMAL,
                demand,
                1000,
                0,
                0,
                End.SUCCEEDED,
                Profile.PLAIN);
    }

    private List<String[]> rows(String file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(file)));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
