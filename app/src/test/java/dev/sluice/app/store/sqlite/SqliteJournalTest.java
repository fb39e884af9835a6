package dev.sluice.app.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.store.Journal;
import dev.sluice.app.store.JournalContractTest;
import dev.sluice.app.store.JournalDamage;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.JournalFailure;
import dev.sluice.app.store.StoreFailure;
import dev.sluice.app.text.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJournalTest extends JournalContractTest {
    @TempDir
    Path directory;

    private SqliteStore store = null;
    private long maxPages = 0xfffffffeL;
    private final List<StoreFailure> heard = new ArrayList<>();

    @Override
    protected Journal open() {
        closeAll();
        store = SqliteStore.open(directory, heard::add, maxPages);
        return store.journal();
    }

    @Override
    protected void closeAll() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    /** Changes the file behind the store's back. */
    private void tamper(String... statements) throws SQLException {
        closeAll();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("sluice.db"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    @Test
    void aChangedRowIsReportedWithItsSequenceAndTheRowsBeforeItAreGiven() throws SQLException {
        journal().append(entries(1, 20));
        tamper("UPDATE journal SET body = x'7b7d' WHERE sequence = 13");
        assertDamaged(13, "journal.damaged");
    }

    @Test
    void everyFieldOfARowIsCovered() throws SQLException {
        journal().append(entries(1, 20));
        tamper("UPDATE journal SET time_millis = time_millis + 1 WHERE sequence = 4");
        assertDamaged(4, "journal.damaged");
        tamper("UPDATE journal SET request_key = NULL WHERE sequence = 2");
        assertDamaged(2, "journal.damaged");
        tamper("UPDATE journal SET body = x'' WHERE sequence = 1");
        assertDamaged(1, "journal.damaged");
    }

    @Test
    void swappedRowsAreNoticed() throws SQLException {
        journal().append(entries(1, 20));
        tamper(
                "UPDATE journal SET sequence = 100 WHERE sequence = 7",
                "UPDATE journal SET sequence = 7 WHERE sequence = 8",
                "UPDATE journal SET sequence = 8 WHERE sequence = 100");
        assertDamaged(7, "journal.damaged");
    }

    @Test
    void aMissingRowIsReportedAndNotSkipped() throws SQLException {
        journal().append(entries(1, 20));
        tamper("DELETE FROM journal WHERE sequence = 5");
        assertDamaged(5, "journal.missing");
        assertThatThrownBy(() -> journal().page(4, 3)).isInstanceOf(JournalDamage.class);
    }

    private void assertDamaged(long sequence, String code) {
        reopened();
        var read = new ArrayList<JournalEntry>();
        assertThatThrownBy(() -> journal().read(0, read::add)).isInstanceOfSatisfying(JournalDamage.class, damage -> {
            assertThat(damage.code()).isEqualTo(code);
            assertThat(damage.sequence()).isEqualTo(sequence);
            assertThat(damage).hasMessageContaining("restore the latest backup");
            assertThat(damage.text(Texts.of(Locale.CHINA))).contains("恢复最近的备份");
        });
        assertThat(read).isEqualTo(entries(1, sequence - 1));
    }

    @Test
    void brokenPagesNeverGiveWrongEntries() throws IOException {
        journal().append(entries(1, 3_000));
        closeAll();
        var file = directory.resolve("sluice.db");
        var whole = Files.readAllBytes(file);
        for (int seed = 0; seed < 60; seed++) {
            breakOnePage(file, whole, new Random(seed));
            assertPrefixOrFailure("seed " + seed);
        }
    }

    private static void breakOnePage(Path file, byte[] whole, Random random) throws IOException {
        var broken = whole.clone();
        int page = 1 + random.nextInt(whole.length / 4096 - 1);
        int at = page * 4096 + random.nextInt(4000);
        for (int i = 0; i < 64; i++) {
            broken[at + i] = (byte) random.nextInt();
        }
        Files.write(file, broken);
    }

    private void assertPrefixOrFailure(String seed) {
        var read = new ArrayList<JournalEntry>();
        try {
            reopened().read(0, read::add);
        } catch (StoreFailure failure) {
            assertThat(failure.code()).as(seed).isNotEmpty();
        }
        assertThat(read).as(seed).isEqualTo(entries(1, read.size()));
        closeAll();
    }

    @Test
    void aFullDiskRefusesTheAppendWholeAndLosesNothingAcknowledged() {
        maxPages = 30;
        journal();
        long acknowledged = fillUp();
        maxPages = 1_000_000;
        reopened();
        assertThat(journal().lastSequence()).isEqualTo(acknowledged);
        journal().append(entries(acknowledged + 1, acknowledged + 1));
    }

    private long fillUp() {
        long last = 0;
        while (true) {
            var next = entries(last + 1, last + 20);
            try {
                journal().append(next);
            } catch (JournalFailure failure) {
                assertThat(failure.code()).isEqualTo("journal.append-failed");
                assertThat(failure).hasMessageContaining("full").hasMessageContaining("" + (last + 1));
                assertThatThrownBy(() -> journal().append(next)).hasMessageContaining("earlier failure");
                return last;
            }
            last += 20;
        }
    }

    @Test
    void aSnapshotThatFindsNoRoomLeavesTheJournalWorking() {
        maxPages = 60;
        journal().append(entries(1, 10));
        var body = new byte[2_000_000];
        new Random(5).nextBytes(body);
        assertThatThrownBy(() -> journal().saveSnapshot(10, body))
                .isInstanceOfSatisfying(
                        JournalFailure.class, f -> assertThat(f.code()).isEqualTo("snapshot.failed"));
        maxPages = 10_000;
        reopened();
        assertThat(journal().latestSnapshot()).isEmpty();
        journal().append(entries(11, 12));
        journal().saveSnapshot(12, body);
        assertThat(journal().latestSnapshot())
                .get()
                .satisfies(s -> assertThat(s.sequence()).isEqualTo(12));
    }

    @Test
    void aDamagedSnapshotGivesTheOlderOneLoudly() throws SQLException {
        journal().append(entries(1, 20));
        journal().saveSnapshot(10, new byte[] {1, 2, 3});
        journal().saveSnapshot(20, new byte[] {4, 5, 6});
        tamper("UPDATE snapshot_chunk SET body = x'00' WHERE sequence = 20");
        assertThat(reopened().latestSnapshot())
                .get()
                .satisfies(s -> assertThat(s.body()).containsExactly(1, 2, 3));
        assertThat(heard).extracting(StoreFailure::code).containsExactly("snapshot.damaged");
        tamper("DELETE FROM snapshot_chunk", "UPDATE snapshot SET plain_bytes = -1 WHERE sequence = 20");
        assertThat(reopened().latestSnapshot()).isEmpty();
        assertThat(heard).hasSize(3);
    }

    @Test
    void twoSnapshotsAreKeptAndTheRestsOfACrashAreCleared() throws SQLException {
        journal().append(entries(1, 20));
        tamper("INSERT INTO snapshot_chunk VALUES (3, 0, x'00')", "INSERT INTO snapshot_chunk VALUES (3, 1, x'00')");
        reopened();
        for (long sequence = 5; sequence < 10; sequence++) {
            journal().saveSnapshot(sequence, new byte[600_000]);
        }
        closeAll();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("sluice.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT group_concat(DISTINCT sequence) FROM (SELECT sequence FROM snapshot_chunk"
                                + " UNION SELECT sequence FROM snapshot ORDER BY sequence)")) {
            assertThat(rows.getString(1)).isEqualTo("8,9");
        }
    }

    @Test
    void theLogFileStaysBoundedUnderSteadyWritingAndReading() throws IOException {
        journal();
        for (long last = 0; last < 60_000; last += 1_000) {
            journal().append(entries(last + 1, last + 1_000));
            journal().page(last, 1_000);
        }
        assertThat(Files.size(directory.resolve("sluice.db-wal"))).isLessThan(16 << 20);
    }

    @Test
    void theTornEndOfALogIsCutAndWhatWasSyncedBeforeItStays() throws IOException {
        journal().append(entries(1, 50));
        var copy = Files.createDirectory(directory.resolve("copy"));
        for (var name : List.of("sluice.db", "sluice.db-wal")) {
            Files.copy(directory.resolve(name), copy.resolve(name));
        }
        closeAll();
        try (var wal = FileChannel.open(copy.resolve("sluice.db-wal"), StandardOpenOption.APPEND)) {
            wal.write(ByteBuffer.wrap(new byte[5_000]));
        }
        try (var torn = SqliteStore.open(copy, heard::add)) {
            var read = new ArrayList<JournalEntry>();
            torn.journal().read(0, read::add);
            assertThat(read).isEqualTo(entries(1, 50));
        }
    }

    @Test
    void theRateIsPrinted() {
        journal();
        var report = new StringBuilder("journal:");
        long last = 0;
        for (int batch : new int[] {1, 100, 1_000}) {
            long count = batch == 1 ? 1_000 : 100_000;
            long begin = System.nanoTime();
            for (long end = last + count; last < end; last += batch) {
                journal().append(entries(last + 1, last + batch));
            }
            report.append(rate(" %d by %d: %.0f/s,", count, batch, begin));
        }
        long begin = System.nanoTime();
        var read = new long[1];
        journal().read(0, entry -> read[0]++);
        report.append(rate(" read %d (%d): %.0f/s", read[0], 2_000, begin));
        assertThat(read[0]).isEqualTo(last);
        System.out.println(report);
    }

    private static String rate(String form, long count, int batch, long beginNanos) {
        return String.format(Locale.ROOT, form, count, batch, count * 1e9 / (System.nanoTime() - beginNanos));
    }
}
