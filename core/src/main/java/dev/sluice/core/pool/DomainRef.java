package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;

/** A group of nodes with a fast link: {@code rack r12}. A node names its domains from the widest to the tightest. */
public record DomainRef(String level, String name) {
    public DomainRef {
        Bounds.name("domain level", level);
        Bounds.name("domain", name);
    }
}
