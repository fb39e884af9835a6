package dev.sluice.app.loop;

/** The writer has more to do than it may keep people waiting for. Nothing happened; try again later. */
public final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** How many requests wait. */
    private final int waiting;

    Overloaded(int waiting) {
        super(waiting + " requests wait for the writer");
        this.waiting = waiting;
    }

    public int waiting() {
        return waiting;
    }
}
