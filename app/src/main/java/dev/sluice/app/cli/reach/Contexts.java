package dev.sluice.app.cli.reach;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.json.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The file of contexts: {@code current: lab} and under {@code contexts:} entries of {@code name}, {@code server} and
 * {@code tokenFile}. It holds no token itself.
 */
public final class Contexts {
    private final Path file;

    Contexts(Path file) {
        this.file = file;
    }

    /** Where they are kept. */
    public Path file() {
        return file;
    }

    /** All of them, in the file's order. */
    public List<Context> all() {
        return read().list("contexts").stream().map(this::context).toList();
    }

    /** The one that counts when nothing else is said. */
    public Optional<Context> current() {
        var name = currentName();
        return name.isEmpty() ? Optional.empty() : Optional.of(named(name));
    }

    /** The name of the current one; empty if there is none. */
    public String currentName() {
        return read().text("current");
    }

    /** The one of this name, or a fault that lists those that are there. */
    public Context named(String name) {
        var all = all();
        return all.stream()
                .filter(context -> context.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ReachFault(
                        "cli.reach.no-context",
                        name,
                        file,
                        String.join(", ", all.stream().map(Context::name).toList())));
    }

    /** Makes the one of this name current. */
    public void use(String name) {
        write(named(name).name(), all());
    }

    /** Adds a context or replaces the one of its name; the first becomes current. */
    public void set(String name, String server, String tokenFile) {
        var next = new Context(name, Reach.address(server, name), tokenFile);
        var contexts = new ArrayList<>(all());
        contexts.removeIf(context -> context.name().equals(name));
        contexts.add(next);
        write(currentName().isEmpty() ? name : currentName(), contexts);
    }

    private Context context(Tree entry) {
        return new Context(
                entry.text("name"),
                Reach.address(entry.text("server"), file + ": " + entry.text("name")),
                entry.text("tokenFile"));
    }

    private Tree read() {
        try {
            return Files.exists(file) ? Trees.readYaml(Files.readString(file)) : Tree.NOTHING;
        } catch (IOException | JacksonException unreadable) {
            throw new ReachFault("cli.reach.unreadable", file, firstLine(unreadable));
        }
    }

    private void write(String current, List<Context> contexts) {
        var list = Tree.array();
        for (var context : contexts) {
            var entry = Tree.object();
            entry.fields().put("name", Tree.of(context.name()));
            entry.fields().put("server", Tree.of(context.server().toString()));
            if (!context.tokenFile().isEmpty()) {
                entry.fields().put("tokenFile", Tree.of(context.tokenFile()));
            }
            list.items().add(entry);
        }
        var document = Tree.object();
        document.fields().put("current", Tree.of(current));
        document.fields().put("contexts", list);
        replace(Trees.yaml(document));
    }

    /** A crash in between leaves the old file. */
    private void replace(String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new ReachFault("cli.reach.unwritable", file, String.valueOf(failed.getMessage()));
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
