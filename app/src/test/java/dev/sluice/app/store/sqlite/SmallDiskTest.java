package dev.sluice.app.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.app.store.JournalContractTest;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.JournalFailure;
import dev.sluice.app.store.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is really full, or read-only. Needs the right to mount; is left out where there is none. */
final class SmallDiskTest {
    @TempDir
    Path mountPoint;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", mountPoint.toString());
        assumeTrue(mounted, "no right to mount a file system");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "--lazy", mountPoint.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFullDiskRefusesTheAppendAndKeepsWhatWasAcknowledged() throws Exception {
        long acknowledged = 0;
        try (var store = SqliteStore.open(mountPoint, failure -> {})) {
            acknowledged = fillUp(store);
        }
        assertThat(acknowledged).isPositive();
        assertThat(run("mount", "-o", "remount,size=20m", mountPoint.toString()))
                .isTrue();
        try (var store = SqliteStore.open(mountPoint, failure -> {})) {
            var read = new ArrayList<JournalEntry>();
            store.journal().read(0, read::add);
            assertThat(read).isEqualTo(JournalContractTest.entries(1, acknowledged));
            store.journal().append(List.of(JournalContractTest.entry(acknowledged + 1)));
        }
    }

    private static long fillUp(SqliteStore store) {
        long last = 0;
        while (true) {
            try {
                store.journal().append(JournalContractTest.entries(last + 1, last + 10));
                last += 10;
            } catch (JournalFailure failure) {
                assertThat(failure.code()).isEqualTo("journal.append-failed");
                assertThat(store.journal().lastSequence()).isEqualTo(last);
                long next = last + 1;
                assertThatThrownBy(() -> store.journal().append(List.of(JournalContractTest.entry(next))))
                        .hasMessageContaining("earlier failure");
                return last;
            }
        }
    }

    @Test
    void aDiskThatTurnsReadOnlyRefusesToOpenAndIsLeftAsItIs() throws Exception {
        SqliteStore.open(mountPoint, failure -> {}).close();
        assertThat(run("mount", "-o", "remount,ro", mountPoint.toString())).isTrue();
        assertThatThrownBy(() -> SqliteStore.open(mountPoint, failure -> {}))
                .isInstanceOfSatisfying(
                        StoreRefused.class, r -> assertThat(r.code()).isEqualTo("store.unusable"));
        try (var files = Files.list(mountPoint)) {
            assertThat(files.count()).isEqualTo(2);
        }
    }
}
