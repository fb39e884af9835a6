package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.TaskOrder;
import dev.sluice.app.engine.shim.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tasks of an attempt that one job runs: those on nodes that have equally many of them, for a job gets the same on
 * each of its nodes.
 *
 * @param directory {@code attempts/w7.1/group-0}
 * @param nodes its nodes, the one of the lowest rank first
 * @param ranks its tasks
 */
record JobGroup(Path directory, int number, List<String> nodes, List<Integer> ranks) {
    private static final String PREFIX = "group-";

    JobGroup {
        nodes = List.copyOf(nodes);
        ranks = List.copyOf(ranks);
    }

    /** Tasks by node, put together into groups of nodes that have equally many. */
    static List<Map<String, List<TaskOrder>>> split(List<TaskOrder> tasks) {
        var byNode = new LinkedHashMap<String, List<TaskOrder>>();
        tasks.forEach(task ->
                byNode.computeIfAbsent(task.node(), node -> new ArrayList<>()).add(task));
        var groups = new TreeMap<Integer, Map<String, List<TaskOrder>>>();
        byNode.forEach((node, here) -> groups.computeIfAbsent(here.size(), size -> new LinkedHashMap<>())
                .put(node, here));
        return List.copyOf(groups.values());
    }

    /** Writes down who runs what where, for the launchers and for the next server. */
    static JobGroup create(Path attempt, int number, Map<String, List<TaskOrder>> tasks) throws IOException {
        var directory = attempt.resolve(PREFIX + number);
        DurableFiles.createDirectory(directory);
        var ranks = new ArrayList<Integer>();
        for (var entry : tasks.entrySet()) {
            var lines = new StringBuilder();
            for (var task : entry.getValue()) {
                ranks.add(task.rank());
                lines.append(task.rank())
                        .append(' ')
                        .append(task.devices().size())
                        .append('\n');
            }
            DurableFiles.replace(directory.resolve(entry.getKey()), lines.toString());
        }
        var nodes = List.copyOf(tasks.keySet());
        DurableFiles.replace(directory.resolve("nodes"), String.join("\n", nodes) + "\n");
        return new JobGroup(directory, number, nodes, ranks);
    }

    /** The groups that an attempt was given, by number. */
    static List<JobGroup> list(Path attempt) throws IOException {
        var groups = new ArrayList<JobGroup>();
        for (int number = 0; ; number++) {
            var directory = attempt.resolve(PREFIX + number);
            var nodes = DurableFiles.read(directory.resolve("nodes"));
            if (nodes.isEmpty()) {
                return groups;
            }
            var names = nodes.get().lines().toList();
            var ranks = new ArrayList<Integer>();
            for (var node : names) {
                DurableFiles.read(directory.resolve(node))
                        .orElse("")
                        .lines()
                        .forEach(line -> ranks.add(Integer.valueOf(line.split(" ", 2)[0])));
            }
            groups.add(new JobGroup(directory, number, names, ranks));
        }
    }

    /** Keeps which job Slurm took it as. */
    void submittedAs(JobIdentity job) throws IOException {
        DurableFiles.replace(directory.resolve("job"), job.format());
    }

    /** Which job it is; empty if none was submitted, or the server died before it heard of it. */
    Optional<JobIdentity> submittedAs() throws IOException {
        return DurableFiles.read(directory.resolve("job")).flatMap(JobIdentity::parse);
    }

    /** When its launchers last showed that they live, by the clock of the directory; empty: none ever did. */
    Optional<FileTime> lastBeat() throws IOException {
        FileTime last = null;
        for (var node : nodes) {
            var file = directory.resolve("beat-" + node);
            if (Files.exists(file)) {
                var beat = Files.getLastModifiedTime(file);
                last = last == null || beat.compareTo(last) > 0 ? beat : last;
            }
        }
        return Optional.ofNullable(last);
    }
}
