package dev.sluice.core.tenant;

/** By what right a placement holds its devices. */
public enum Tier {
    /** Inside the guarantee of its own tenant or of an organisation above it. */
    OWNED,
    /** Beyond the guarantee: in idle capacity, which its owner can reclaim. */
    BORROWED,
    /** Inside the guarantee only because a contract moved some of another tenant's there. */
    CONTRACTED;

    /** Whether nobody else can take the devices back. */
    public boolean isRight() {
        return this != BORROWED;
    }

    /** Whether who has this right could hold the devices by another one, too: what is owned needs no contract. */
    public boolean covers(Tier other) {
        return this == other || this == OWNED || other == BORROWED;
    }
}
