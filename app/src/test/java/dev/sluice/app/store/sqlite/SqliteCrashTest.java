package dev.sluice.app.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.store.JournalContractTest;
import dev.sluice.app.store.JournalEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed loses nothing that it acknowledged, wherever the kill hits. */
final class SqliteCrashTest {
    private static final int KILLS = 6;

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedEntryIsThereAfterKill9() throws Exception {
        var random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = killedAfter(1 + random.nextInt(120));
            try (var store = SqliteStore.open(directory, failure -> {})) {
                var read = new ArrayList<JournalEntry>();
                store.journal().read(0, read::add);
                assertThat((long) read.size()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(read).isEqualTo(JournalContractTest.entries(1, read.size()));
                store.journal()
                        .latestSnapshot()
                        .ifPresent(snapshot ->
                                assertThat(snapshot.body()).isEqualTo(Writer.snapshotBody(snapshot.sequence())));
            }
        }
    }

    /** Starts a writer, kills it after so many acknowledgements, and gives the last sequence that it acknowledged. */
    private long killedAfter(int acknowledgements) throws IOException, InterruptedException {
        var writer = ChildJvm.start(Writer.class, directory.toString());
        long last = 0;
        try (BufferedReader lines = writer.inputReader()) {
            for (int i = 0; i < acknowledgements; i++) {
                last = Long.parseLong(lines.readLine());
            }
            kill9(writer);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Math.max(last, Long.parseLong(line));
            }
        }
        writer.waitFor();
        return last;
    }

    /** Process.destroyForcibly closes the pipe with the last acknowledgements in it; the handle doesn't. */
    private static void kill9(Process process) {
        process.toHandle().destroyForcibly();
    }

    /** Appends without end, a snapshot thrown in now and then, and prints each sequence that is on disk. */
    static final class Writer {
        public static void main(String[] arguments) {
            var store = SqliteStore.open(Path.of(arguments[0]), failure -> {});
            long last = store.journal().lastSequence();
            var snapshots = Thread.ofPlatform().daemon();
            for (int round = 1; ; round++) {
                List<JournalEntry> batch = JournalContractTest.entries(last + 1, last + 1 + round % 40);
                store.journal().append(batch);
                last = batch.getLast().sequence();
                System.out.println(last);
                if (round % 10 == 0) {
                    long at = last;
                    snapshots.start(() -> store.journal().saveSnapshot(at, snapshotBody(at)));
                }
            }
        }

        static byte[] snapshotBody(long sequence) {
            var body = new byte[600_000];
            new Random(sequence).nextBytes(body);
            return body;
        }
    }
}
