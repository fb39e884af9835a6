package dev.sluice.app.catalogue;

/** Where a figure comes from. */
public enum Basis {
    /** Somebody says so, mostly the vendor: a peak. */
    CLAIMED,
    /** Somebody measured it. */
    MEASURED,
    /** Worked out from other figures; the note says how. */
    DERIVED
}
