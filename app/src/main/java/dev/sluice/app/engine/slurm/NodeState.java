package dev.sluice.app.engine.slurm;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words that Slurm has for a node's state mean for us. */
final class NodeState {
    /** States that a node may take new work in. */
    private static final Set<String> WORKING = Set.of("idle", "mixed", "allocated", "completing", "planned");

    private static final String RESERVED = "reserved";

    private NodeState() {}

    /**
     * Whether new work of ours may start on a node: every word must be one of work, and a mark behind it
     * ({@code IDLE*}) means trouble.
     *
     * @param words its state and the flags of it, in any case
     * @param lent nodes of the reservation that the site made for us, which is then all there is for us; null = it made
     *     none, and what is reserved is for others
     */
    static boolean usable(String node, List<String> words, @Nullable Set<String> lent) {
        var lower = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        boolean works = !lower.isEmpty()
                && lower.stream().filter(word -> !word.equals(RESERVED)).allMatch(WORKING::contains);
        boolean ours = lower.contains(RESERVED) ? lent != null && lent.contains(node) : lent == null;
        return works && ours;
    }
}
