package dev.sluice.core.replay;

/** What sharing adds to owners who work each alone, in the order in which a waterfall adds it. */
public enum Lever {
    /** An owner's guarantee holds in every center, not only in its own. */
    POOLING,
    /** Idle devices are lent beyond guarantees, and taken back when their owner needs them. */
    BORROWING,
    /** Work that can't start yet does not keep later work from starting. */
    BACKFILL,
    /** Work that needs a part of a device gets a part. */
    SHARES,
    /** Work goes to the chip that it gains most from, within those that it can run on. */
    CHIPS,
    /** Gangs that can run with fewer tasks start with fewer, grow into what is idle, and give it back first. */
    ELASTIC,
    /** Sessions whose devices are idle are parked, and give them back until they go on. */
    PARKING
}
