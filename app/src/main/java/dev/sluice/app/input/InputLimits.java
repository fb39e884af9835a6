package dev.sluice.app.input;

/** How much input is read at all. Everything beyond is refused before it costs anything. */
public final class InputLimits {
    /** A file of a thousand workloads has some 300 KiB. */
    public static final int MAX_BYTES = 1 << 20;
    /** The deepest real file, a tenant tree of eight levels, needs 18. */
    public static final int MAX_DEPTH = 32;
    /** Values, lists and maps of all documents together. */
    public static final int MAX_NODES = 100_000;
    /** Documents between {@code ---} lines. */
    public static final int MAX_DOCUMENTS = 1_000;
    /** Problems that are reported; who has more fixes these first. */
    public static final int MAX_PROBLEMS = 50;
    /** Characters of a wrong value that a problem repeats. */
    public static final int MAX_SHOWN_CHARACTERS = 80;

    private InputLimits() {}
}
