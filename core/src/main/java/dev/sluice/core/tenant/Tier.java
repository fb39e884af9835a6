package dev.sluice.core.tenant;

/** By what right a placement holds its devices. */
public enum Tier {
    /** Inside the guarantee of its own tenant or of an organisation above it. */
    OWNED,
    /** Beyond the guarantee: in idle capacity, which its owner can reclaim. */
    BORROWED
}
