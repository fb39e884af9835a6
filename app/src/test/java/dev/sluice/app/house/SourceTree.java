package dev.sluice.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The text files of the project as they are written, without what a build leaves behind. */
record SourceTree(List<TextFile> files) {
    private static final Set<String> SKIPPED_FOLDERS = Set.of(".git", ".idea", "target", "node_modules");

    /** Files with these endings, and those without any. The Maven wrapper is another project's text. */
    private static final Set<String> ENDINGS =
            Set.of("java", "c", "h", "sh", "xml", "yaml", "yml", "json", "md", "properties", "html", "css", "js", "ts");

    private static final Set<String> FOREIGN = Set.of("mvnw", "LICENSE", "package-lock.json");

    /** Reads the whole project; its root comes from the build as the system property {@code sluice.root}. */
    static SourceTree ofProject() {
        var root = Path.of(System.getProperty("sluice.root", ".."))
                .toAbsolutePath()
                .normalize();
        var files = new ArrayList<TextFile>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED_FOLDERS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && ours(file.getFileName().toString())) {
                        files.add(new TextFile(root.relativize(file).toString(), Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new SourceTree(List.copyOf(files));
    }

    /** A tree of one file, for examples. */
    static SourceTree of(String path, String text) {
        return new SourceTree(List.of(new TextFile(path, text)));
    }

    List<TextFile> only(Predicate<TextFile> wanted) {
        return files.stream().filter(wanted).toList();
    }

    private static boolean ours(String name) {
        var dot = name.lastIndexOf('.');
        return !FOREIGN.contains(name) && (dot < 0 || ENDINGS.contains(name.substring(dot + 1)));
    }
}
