package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;

/**
 * The tightest domain that a gang asks for.
 *
 * @param level {@link #CENTER}, {@link #NODE} or a level that nodes name, such as {@code rack}
 * @param required whether the gang waits rather than spread over more than one such domain
 */
public record Topology(String level, boolean required) {
    public static final String CENTER = "center";
    public static final String NODE = "node";

    /** Anywhere in one center, which is the least that a gang asks for. */
    public static final Topology ANYWHERE = new Topology(CENTER, false);

    public Topology {
        Bounds.name("topology", level);
    }
}
