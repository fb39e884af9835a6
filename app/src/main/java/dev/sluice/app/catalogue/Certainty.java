package dev.sluice.app.catalogue;

/** How sure a figure is. */
public enum Certainty {
    /** The vendor's figure, or as good. */
    A,
    /** Several sources agree. */
    B,
    /** Sources differ. */
    C,
    /** No usable source; such figures are left out. */
    D
}
