package dev.sluice.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far something is and how long it still takes. Elsewhere it writes nothing. Safe
 * for several threads.
 */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long EVERY_MILLIS = 150;

    private final OutputStream err;
    private final boolean shown;
    private final String what;
    private final LongSupplier clock;
    private final long began;
    private long drawn;

    ProgressBar(Root root, String what) {
        err = root.surroundings().err();
        shown = root.screen().terminal() && !root.quiet();
        this.what = what;
        clock = root.surroundings().clock();
        began = clock.getAsLong();
    }

    synchronized void at(long done, long of) {
        long now = clock.getAsLong();
        if (shown && of > 0 && now - drawn >= EVERY_MILLIS) {
            drawn = now;
            write("\r" + line(what, done, of, now - began) + "\u001b[K");
        }
    }

    /** Takes the line away. */
    synchronized void end() {
        if (shown && drawn > 0) {
            write("\r\u001b[K");
        }
    }

    /** The line; the time that is left follows from the time so far once a fiftieth is done. */
    static String line(String what, long done, long of, long tookMillis) {
        int full = (int) (WIDTH * Math.min(done, of) / of);
        var bar = "█".repeat(full) + "░".repeat(WIDTH - full);
        var percent = 100 * Math.min(done, of) / of;
        var line =
                what + " " + bar + " " + " ".repeat(3 - Long.toString(percent).length()) + percent + "%";
        if (done * 50 < of) {
            return line;
        }
        long left = (long) ((double) tookMillis * (of - Math.min(done, of)) / done / 1000);
        return line + " " + left / 60 + ":" + (left % 60 < 10 ? "0" : "") + left % 60;
    }

    private void write(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nobodyLooks) {
            // A picture of the way is no reason to end it.
        }
    }
}
