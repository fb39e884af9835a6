package dev.sluice.core.replay;

import dev.sluice.core.work.Pace;

/**
 * A part of an attempt in which it worked at one pace.
 *
 * @param pace in thousandths of its pace alone
 * @param share what it held of each of its devices, in milli
 * @param milli what it held of all of them
 */
record Piece(long from, long to, int pace, int share, long milli) {
    /** What it got done, in ms at its pace alone. */
    long worked() {
        return (to - from) * pace / Pace.ALONE;
    }

    /** When so much of that was done; its end when it was less. */
    long whenDone(long work) {
        return work >= worked() ? to : from + work * Pace.ALONE / pace;
    }
}
