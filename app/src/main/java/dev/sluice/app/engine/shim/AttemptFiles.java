package dev.sluice.app.engine.shim;

import dev.sluice.app.engine.AttemptKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The directory of one attempt: {@code attempts/w7.1/{claim, task-0/...}}.
 *
 * @param directory may not be there yet
 */
public record AttemptFiles(AttemptKey key, Path directory) {
    private static final String TASK_PREFIX = "task-";

    public static AttemptFiles of(Path attempts, AttemptKey key) {
        return new AttemptFiles(key, attempts.resolve(key.toString()));
    }

    /** All attempts that there is a directory of. */
    public static List<AttemptFiles> list(Path attempts) throws IOException {
        try (var entries = Files.list(attempts)) {
            return entries.flatMap(entry -> AttemptKey.parse(String.valueOf(entry.getFileName())).stream()
                            .map(key -> new AttemptFiles(key, entry)))
                    .sorted(Comparator.comparing(AttemptFiles::key))
                    .toList();
        }
    }

    /**
     * Claims the attempt: of all who ever try, one gets true. Creating the directory decides; the syncs make it hold
     * through a power failure.
     *
     * @throws IOException it can't be claimed now, or not durably: nothing of it may run
     */
    public boolean claim(Claim claim) throws IOException {
        try {
            DurableFiles.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        DurableFiles.replace(directory.resolve("claim"), claim.format());
        Path attempts = directory.getParent();
        if (attempts != null) {
            DurableFiles.sync(attempts);
        }
        return true;
    }

    /** The claim; empty if there is none, or its writer died on the way. Then no task of it was launched. */
    public Optional<Claim> readClaim() throws IOException {
        return DurableFiles.read(directory.resolve("claim")).flatMap(Claim::parse);
    }

    public boolean exists() {
        return Files.isDirectory(directory);
    }

    /** The ranks that are in the gang now, as its tasks read them: one line, {@code members 0 1 4}. */
    Path members() {
        return directory.resolve("members");
    }

    public void writeMembers(List<Integer> ranks) throws IOException {
        var line = ranks.stream().map(String::valueOf).collect(Collectors.joining(" ", "members ", "\n"));
        DurableFiles.replace(members(), line);
    }

    public TaskFiles task(int rank) {
        return new TaskFiles(directory.resolve(TASK_PREFIX + rank));
    }

    /** The tasks that there is a directory of, by rank. */
    public List<Integer> ranks() throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.matches(TASK_PREFIX + "[0-9]{1,9}"))
                    .map(name -> Integer.valueOf(name.substring(TASK_PREFIX.length())))
                    .sorted()
                    .toList();
        }
    }

    /** Removes all of it. The claim goes last, so that a crash on the way leaves the attempt claimed. */
    public void delete() throws IOException {
        var paths = new ArrayList<Path>();
        try (var tree = Files.walk(directory)) {
            tree.forEach(paths::add);
        }
        Path claim = directory.resolve("claim");
        for (Path path : paths.reversed()) {
            if (!path.equals(directory) && !path.equals(claim)) {
                Files.deleteIfExists(path);
            }
        }
        Files.deleteIfExists(claim);
        Files.deleteIfExists(directory);
    }
}
