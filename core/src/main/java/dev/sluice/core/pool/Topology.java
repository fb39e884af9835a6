package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;
import java.util.Objects;

/**
 * The tightest domain that a gang asks for, and how far apart its tasks have to be.
 *
 * @param level {@link #CENTER}, {@link #NODE} or a level that nodes name, such as {@code rack}
 * @param required whether the gang waits rather than spread over more than one such domain
 * @param spread no two tasks may be in one domain of this level, {@link #NODE} or one that nodes name; "" = they may. A
 *     node that names no such domain is one by itself
 */
public record Topology(String level, boolean required, String spread) {
    public static final String CENTER = "center";
    public static final String NODE = "node";

    /** Anywhere in one center, which is the least that a gang asks for. */
    public static final Topology ANYWHERE = new Topology(CENTER, false);

    public Topology {
        Bounds.name("topology", level);
        // Journals from before there was a spread have none.
        spread = Objects.requireNonNullElse(spread, "");
        if (!spread.isEmpty()) {
            Bounds.name("spread", spread);
        }
    }

    /** Tasks that may be side by side. */
    public Topology(String level, boolean required) {
        this(level, required, "");
    }

    /** Anywhere in one center, as far apart as this asks for. */
    public Topology anywhere() {
        return new Topology(CENTER, false, spread);
    }

    /** Whether tasks have to be apart. */
    public boolean apart() {
        return !spread.isEmpty();
    }
}
