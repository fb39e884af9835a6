package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.StoreRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sole right to a state directory, held through a lock on its file {@code lock}, which names the process.
 *
 * <p>The kernel drops the lock when the process dies, however it dies, so there is never a stale one to remove. It also
 * drops it when this process closes <em>any</em> handle on the file (POSIX), so nothing else in the process may open
 * it; the set of directories held here keeps a second opener in the same process away from the file.
 */
final class DirectoryLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** The directory, absolute and without links. */
    Path directory() {
        return directory;
    }

    /** Takes a directory, making it (mode 0700) if need be, or says who has it. */
    static DirectoryLock take(Path wanted) {
        try {
            if (!Files.isDirectory(wanted)) {
                Files.createDirectories(wanted, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                Files.setPosixFilePermissions(wanted, OWNER_ONLY);
                syncParent(wanted);
            }
            var directory = wanted.toRealPath();
            refuseIfOthersWrite(directory);
            if (!HELD_HERE.add(directory)) {
                throw locked(directory, Long.toString(ProcessHandle.current().pid()));
            }
            try {
                return new DirectoryLock(directory, lockedChannel(directory));
            } catch (IOException | RuntimeException e) {
                HELD_HERE.remove(directory);
                throw e;
            }
        } catch (IOException e) {
            throw new StoreRefused("store.unusable", List.of(wanted.toString(), e.toString()), e);
        }
    }

    /** Puts the new directory's name on disk: a synced journal is of no use in a directory that a crash forgets. */
    private static void syncParent(Path directory) throws IOException {
        try (var parent = FileChannel.open(directory.toRealPath().getParent(), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    private static FileChannel lockedChannel(Path directory) throws IOException {
        var file = directory.resolve("lock");
        OwnerFile.create(file);
        var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() == null) {
                throw locked(directory, holder(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The process that the lock file names; "unknown" in the instant before its holder has written it. */
    private static String holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "unknown" : pid;
    }

    private static StoreRefused locked(Path directory, String pid) {
        return new StoreRefused("store.locked", List.of(directory.toString(), pid), null);
    }

    private static void refuseIfOthersWrite(Path directory) throws IOException {
        var permissions = Files.getPosixFilePermissions(directory);
        if (permissions.stream().anyMatch(OTHERS_WRITE::contains)) {
            var mode = PosixFilePermissions.toString(permissions);
            throw new StoreRefused("store.open-to-others", List.of(directory.toString(), mode), null);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
        HELD_HERE.remove(directory);
    }

    private static void closeQuietly(@Nullable AutoCloseable held) {
        try {
            if (held != null) {
                held.close();
            }
        } catch (Exception e) {
            // The kernel drops the lock with the handle whatever close says.
        }
    }
}
