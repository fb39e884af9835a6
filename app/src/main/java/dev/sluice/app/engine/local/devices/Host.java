package dev.sluice.app.engine.local.devices;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The machine as the server sees it, within the limits of the container that it may be in.
 *
 * @param cores kernel numbers of the cores that the server may use
 * @param memoryMib memory that it may use
 */
record Host(String name, List<Integer> cores, long memoryMib) {
    private static final long MIB = 1024 * 1024;
    private static final int NAME_MAX = 63;
    private static final int MILLI = 1000;

    static Host ofThisMachine() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int count = Runtime.getRuntime().availableProcessors();
        List<Integer> allowed = parseCores(line(Path.of("/proc/self/status"), "Cpus_allowed_list:"));
        List<Integer> cores = new ArrayList<>(allowed.subList(0, Math.min(count, allowed.size())));
        for (int core = 0; cores.isEmpty() && core < count; core++) {
            cores.add(core);
        }
        return new Host(
                nodeName(line(Path.of("/proc/sys/kernel/hostname"), "")), cores, system.getTotalMemorySize() / MIB);
    }

    int cpuMilli() {
        return cores.size() * MILLI;
    }

    /** Reads a list such as {@code 0-3,8}; what is not understood is left out. */
    static List<Integer> parseCores(String text) {
        var cores = new ArrayList<Integer>();
        for (String part : text.strip().split(",")) {
            if (part.matches("[0-9]{1,6}(-[0-9]{1,6})?")) {
                String[] ends = part.split("-");
                for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                    cores.add(core);
                }
            }
        }
        return cores;
    }

    /** A host name as a node's name: lower case letters, digits, dots and dashes. */
    static String nodeName(String hostName) {
        String name = hostName.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
        name = name.replaceAll("^[.-]+", "");
        name = name.substring(0, Math.min(NAME_MAX, name.length())).replaceAll("[.-]+$", "");
        return name.isEmpty() ? "localhost" : name;
    }

    private static String line(Path file, String prefix) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(prefix))
                    .findFirst()
                    .map(line -> line.substring(prefix.length()))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
