package dev.sluice.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file to send.
 *
 * @param name for messages
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
record Input(String name, String mediaType, byte[] bytes) {
    /** What the API takes at most. */
    static final int LARGEST = 1 << 20;

    /** Reads a file, or standard input for {@code -}. */
    static Input read(Root root, String file) {
        boolean standard = file.equals("-");
        var name = standard ? root.say("cli.stdin") : file;
        try (InputStream stream = standard ? root.surroundings().in() : Files.newInputStream(Path.of(file))) {
            var bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Failure(Exit.USAGE, root.say("cli.input.large", name, LARGEST));
            }
            if (bytes.length == 0) {
                throw new Failure(Exit.USAGE, root.say("cli.input.empty", name));
            }
            return new Input(name, file.endsWith(".json") ? "application/json" : "application/yaml", bytes);
        } catch (NoSuchFileException none) {
            throw new Failure(Exit.USAGE, root.say("cli.input.none", name));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Failure(Exit.USAGE, root.say("cli.input.unreadable", name, String.valueOf(unreadable)));
        }
    }
}
