package dev.sluice.core.schedule.reclaim;

/** Who may be stopped for a claimant. */
public enum AtCostOf {
    /** Whoever uses devices beyond a guarantee: the claimant has a right to them. */
    BORROWERS,
    /** Those and, in the claimant's own center, work inside the guarantee of another that has a home of its own. */
    GUESTS,
    /** Those, and work of its own tenant that comes after it, whose right it takes over. */
    LATER_WORK,
    /** Only work of its own tenant that comes after it and borrows: the claimant will borrow, too. */
    LATER_BORROWERS
}
