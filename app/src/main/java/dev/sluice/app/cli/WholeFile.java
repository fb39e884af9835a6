package dev.sluice.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a verb writes: whole or not at all, for it takes its name when all of it is there. */
final class WholeFile {
    /** What writes the content. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** Ends the verb with a message where a file could not be. */
    static void check(Root root, String file) {
        var path = path(root, file);
        var folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(path)) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.no-place", file));
        }
    }

    static void write(Root root, String file, Content content) {
        var target = path(root, file);
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(part)) {
                content.writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(part);
            throw new Failure(Exit.FAILURE, root.say("cli.replay.unwritable", file, String.valueOf(e.getMessage())));
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // The message about the file itself is what helps.
        }
    }

    private static Path path(Root root, String file) {
        try {
            return Path.of(file).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.no-place", file));
        }
    }
}
