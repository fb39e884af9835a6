package dev.sluice.app.cli;

import dev.sluice.app.cli.table.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Where output goes: data to one stream, everything else to the other, both in UTF-8.
 *
 * <p>Safe for several threads; a line is never torn. {@link Gone} is thrown when nobody reads the data any more.
 */
final class Screen {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final OutputStream err;
    private final int width;
    private final boolean terminal;
    private final BooleanSupplier colours;
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;

    /**
     * A width of 0 means lines as long as they come. Colours are asked for anew each time: an option can change them.
     */
    Screen(OutputStream out, OutputStream err, int width, boolean terminal, BooleanSupplier colours) {
        this.out = out;
        this.err = err;
        this.width = width;
        this.terminal = terminal;
        this.colours = colours;
    }

    /** The reader of the data has gone. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone() {
            super("", null, false, false);
        }
    }

    int width() {
        return width;
    }

    boolean terminal() {
        return terminal;
    }

    boolean colours() {
        return colours.getAsBoolean();
    }

    String paint(String text, Style style) {
        return style.paint(text, colours());
    }

    /** Writes a line of data. */
    void line(String text) {
        text(text + "\n");
    }

    /** Writes data. */
    void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes(bytes, bytes.length);
    }

    /** Writes the first bytes as data. */
    synchronized void bytes(byte[] bytes, int length) {
        if (length > BUFFER - buffered) {
            flush();
        }
        if (length > BUFFER) {
            write(bytes, length);
        } else {
            System.arraycopy(bytes, 0, buffer, buffered, length);
            buffered += length;
        }
    }

    /** Lets all data out that was written. */
    synchronized void flush() {
        int length = buffered;
        buffered = 0;
        if (length > 0) {
            write(buffer, length);
        }
    }

    /** Writes a line beside the data, after all data so far. */
    synchronized void note(String text) {
        flush();
        try {
            err.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nobodyListens) {
            // There is no third place to say it.
        }
    }

    private void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
            out.flush();
        } catch (IOException closed) {
            throw new Gone();
        }
    }
}
