package dev.sluice.app.engine.local.devices;

import dev.sluice.app.engine.NodeInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the text of a fleet file strictly: every field is known, every value within its bounds, or there is a problem.
 */
final class FleetReader {
    private static final int MAX_NODES = 10_000;
    private static final int MAX_DEVICES = 64; // of one node, everywhere in the product
    private static final int MAX_CPUS = 4_096;
    private static final int MAX_DOMAINS = 8;
    private static final long MAX_MEMORY_MIB = 1L << 30; // 1 PiB
    private static final int MILLI = 1000;
    private static final List<String> FIELDS =
            List.of("name", "chip", "devices", "deviceMemory", "cpus", "memory", "domain");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");
    private static final Pattern MEMORY = Pattern.compile("([0-9]{1,9})(Mi|Gi|Ti)");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** The nodes; meaningful only if there are no problems. */
    List<NodeInfo> read(byte[] yaml) {
        JsonNode root = parse(yaml);
        var nodes = new ArrayList<NodeInfo>();
        if (root == null) {
            return nodes;
        }
        JsonNode list = root.get("nodes");
        if (!root.isObject() || root.size() != 1 || list == null || !list.isArray() || list.isEmpty()) {
            problems.add("a fleet file is `nodes:` with a list of at least one node, and nothing else");
            return nodes;
        }
        if (list.size() > MAX_NODES) {
            problems.add("nodes: " + list.size() + " nodes; at most " + MAX_NODES + " fit");
            return nodes;
        }
        for (int index = 0; index < list.size(); index++) {
            nodes.add(node("nodes[" + index + "]", list.get(index)));
        }
        return nodes;
    }

    List<String> problems() {
        return problems;
    }

    private @Nullable JsonNode parse(byte[] yaml) {
        try {
            var mapper = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();
            JsonNode root = mapper.readTree(yaml);
            if (root == null || root.isMissingNode() || root.isNull()) {
                problems.add("the file is empty; it needs `nodes:` with a list of nodes");
                return null;
            }
            return root;
        } catch (JacksonException e) {
            problems.add("it is no YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
            return null;
        }
    }

    private NodeInfo node(String at, JsonNode node) {
        if (!node.isObject()) {
            problems.add(at + ": a node has the fields " + String.join(", ", FIELDS) + "; this is " + shown(node));
            return new NodeInfo("", "", 0, 0, List.of(), List.of());
        }
        node.propertyNames().stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> problems.add(
                        at + "." + field + ": there is no such field; a node has " + String.join(", ", FIELDS)));
        String name = name(at + ".name", node.get("name"));
        if (!name.isEmpty() && !names.add(name)) {
            problems.add(at + ".name: " + name + " is there twice; give every node its own name");
        }
        String chip = name(at + ".chip", node.get("chip"));
        int devices = count(at + ".devices", node.get("devices"), MAX_DEVICES);
        long deviceMemoryMib = memory(at + ".deviceMemory", node.get("deviceMemory"));
        int cpus = count(at + ".cpus", node.get("cpus"), MAX_CPUS);
        long memoryMib = memory(at + ".memory", node.get("memory"));
        List<String> domains = domains(at + ".domain", node.get("domain"));
        return new NodeInfo(name, chip, cpus * MILLI, memoryMib, domains, FleetFile.devices(devices, deviceMemoryMib));
    }

    private String name(String at, @Nullable JsonNode value) {
        if (value != null
                && value.isString()
                && NAME.matcher(value.stringValue()).matches()) {
            return value.stringValue();
        }
        problems.add(at + ": must be 1 to 63 lower case letters, digits, dots and dashes, not " + shown(value));
        return "";
    }

    private int count(String at, @Nullable JsonNode value, int max) {
        if (value != null && value.isIntegralNumber() && value.canConvertToInt()) {
            int count = value.intValue();
            if (count >= 1 && count <= max) {
                return count;
            }
        }
        problems.add(at + ": must be a whole number from 1 to " + max + ", not " + shown(value));
        return 0;
    }

    private long memory(String at, @Nullable JsonNode value) {
        if (value != null && value.isString()) {
            Matcher matcher = MEMORY.matcher(value.stringValue());
            if (matcher.matches()) {
                long mib = Long.parseLong(matcher.group(1)) * mibPer(matcher.group(2));
                if (mib >= 1 && mib <= MAX_MEMORY_MIB) {
                    return mib;
                }
            }
        }
        problems.add(at + ": must be a size such as 96Gi (units Mi, Gi, Ti; at most 1024Ti), not " + shown(value));
        return 0;
    }

    private static long mibPer(String unit) {
        return switch (unit) {
            case "Ti" -> 1024L * 1024;
            case "Gi" -> 1024L;
            default -> 1L;
        };
    }

    private List<String> domains(String at, @Nullable JsonNode value) {
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MAX_DOMAINS) {
            problems.add(at + ": must be a list of at most " + MAX_DOMAINS
                    + " names, widest first, such as [rack-1], not " + shown(value));
            return List.of();
        }
        var path = new ArrayList<String>();
        for (int index = 0; index < value.size(); index++) {
            path.add(name(at + "[" + index + "]", value.get(index)));
        }
        return path;
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        String text = value.toString().replaceAll("\\p{Cntrl}", "?");
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
