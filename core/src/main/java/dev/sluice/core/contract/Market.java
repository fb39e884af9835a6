package dev.sluice.core.contract;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Offers and requests that stand. */
public final class Market {
    private final TreeMap<String, Posted> byName = new TreeMap<>();

    /**
     * One that stands.
     *
     * @param author who published it
     * @param atMillis when, in ms since 1970
     * @param left devices that no match has taken yet, 1 or more
     */
    public record Posted(Bid bid, String author, long atMillis, int left) {}

    public Market copy() {
        var copy = new Market();
        copy.byName.putAll(byName);
        return copy;
    }

    /** By name. */
    public List<Posted> all() {
        return List.copyOf(byName.values());
    }

    public @Nullable Posted find(String name) {
        return byName.get(name);
    }

    public void put(Posted posted) {
        byName.put(posted.bid().name(), posted);
    }

    /** So many devices are left of one; with none it stands no more. */
    public void left(String name, int devices) {
        byName.computeIfPresent(
                name,
                (any, posted) ->
                        devices == 0 ? null : new Posted(posted.bid(), posted.author(), posted.atMillis(), devices));
    }
}
