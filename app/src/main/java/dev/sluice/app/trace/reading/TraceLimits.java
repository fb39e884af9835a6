package dev.sluice.app.trace.reading;

/** How much of a trace is read at all, each bound with its reason. */
public final class TraceLimits {
    /** Bytes of one line: the longest line of a public trace has 6 KiB. */
    public static final int LINE_BYTES = 1 << 20;

    /** Bytes of one file after decompression: a small file must not unpack without end. */
    public static final long FILE_BYTES = 16L << 30;

    /** Characters of a file that has to be in memory as a whole: the largest has 1.2 million. */
    public static final int TEXT_CHARACTERS = 1 << 26;

    /** Files of one folder and the folders in it. */
    public static final int FILES = 4_096;

    /** Columns of a table. */
    public static final int COLUMNS = 512;

    /** Jobs of one trace; 100 bytes each are 2 GB. */
    public static final int JOBS = 20_000_000;

    /** Bad lines that are kept in full; the others are only counted. */
    public static final int SHOWN = 20;

    /** Characters of a bad value that its message repeats. */
    public static final int SHOWN_CHARACTERS = 60;

    private TraceLimits() {}
}
