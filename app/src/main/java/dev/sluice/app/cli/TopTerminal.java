package dev.sluice.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** A full-screen picture on the terminal, drawn anew every few seconds, at each resize and at any key; q ends it. */
final class TopTerminal {
    private static final int CTRL_C = 3;
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final int everySeconds;

    TopTerminal(int everySeconds) {
        this.everySeconds = everySeconds;
    }

    /** Draws what {@code frame} makes for a width and a height until the user quits. */
    void run(BiFunction<Integer, Integer, List<String>> frame) {
        try (var terminal = TerminalBuilder.builder().system(true).build()) {
            var before = terminal.enterRawMode();
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.cursor_invisible);
            try {
                do {
                    draw(terminal, frame);
                } while (goesOn(terminal));
            } finally {
                terminal.puts(Capability.cursor_normal);
                terminal.puts(Capability.exit_ca_mode);
                terminal.flush();
                terminal.setAttributes(before);
            }
        } catch (IOException lost) {
            throw new Screen.Gone();
        }
    }

    private static void draw(Terminal terminal, BiFunction<Integer, Integer, List<String>> frame) {
        var size = terminal.getSize();
        int width = size.getColumns() < 1 ? 80 : size.getColumns();
        int height = size.getRows() < 1 ? 24 : size.getRows();
        var lines = frame.apply(width, height);
        var text = new StringBuilder(HOME);
        for (int i = 0; i < Math.min(height, lines.size()); i++) {
            text.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append(REST_OF_LINE);
        }
        terminal.writer().print(text.append(REST_OF_SCREEN));
        terminal.flush();
    }

    /** Waits for a key, a resize or the next picture; false when the user wants to leave. */
    private boolean goesOn(Terminal terminal) throws IOException {
        var size = terminal.getSize();
        for (int i = 0; i < everySeconds * 4; i++) {
            int key = terminal.reader().read(250L);
            if (key == 'q' || key == 'Q' || key == CTRL_C || key == NonBlockingReader.EOF) {
                return false;
            }
            if (key != NonBlockingReader.READ_EXPIRED || !size.equals(terminal.getSize())) {
                return true;
            }
        }
        return true;
    }
}
