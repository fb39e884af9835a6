package dev.sluice.app.engine.slurm;

import java.util.ArrayList;
import java.util.List;

/** Slurm's way to write many hosts as one word: {@code rack[1-2]node[01-03,7],login}. */
final class HostList {
    /** More names than any cluster has nodes are no list of hosts. */
    private static final int MOST = 100_000;

    private HostList() {}

    /** The hosts that a word names, in its order; none for "" and for {@code (null)}. */
    static List<String> expand(String word) {
        var hosts = new ArrayList<String>();
        if (!word.equals("(null)")) {
            split(word).stream().filter(part -> !part.isEmpty()).forEach(part -> expand("", part, hosts));
        }
        return hosts;
    }

    /** Splits at the commas outside brackets. */
    private static List<String> split(String word) {
        var parts = new ArrayList<String>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(word.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(word.substring(from));
        return parts;
    }

    private static void expand(String before, String rest, List<String> hosts) {
        int open = rest.indexOf('[');
        int close = rest.indexOf(']', open);
        if (open < 0 || close < 0) {
            if (hosts.size() == MOST) {
                throw new IllegalArgumentException("more than " + MOST + " hosts in one list");
            }
            hosts.add(before + rest);
            return;
        }
        String head = before + rest.substring(0, open);
        String tail = rest.substring(close + 1);
        for (var range : rest.substring(open + 1, close).split(",")) {
            int dash = range.indexOf('-');
            String first = dash < 0 ? range : range.substring(0, dash);
            long last = Long.parseLong(dash < 0 ? range : range.substring(dash + 1));
            for (long number = Long.parseLong(first); number <= last; number++) {
                var digits = Long.toString(number);
                expand(head + "0".repeat(Math.max(0, first.length() - digits.length())) + digits, tail, hosts);
            }
        }
    }
}
