package dev.sluice.app.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.store.JournalContractTest;
import dev.sluice.app.store.StoreFailure;
import dev.sluice.app.store.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest {
    @TempDir
    Path temporary;

    private final List<StoreFailure> heard = new ArrayList<>();

    private SqliteStore open(Path directory) {
        return SqliteStore.open(directory, heard::add);
    }

    private void assertRefused(Path directory, String code, String... words) {
        assertThatThrownBy(() -> open(directory)).isInstanceOfSatisfying(StoreRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.getMessage()).contains(words);
        });
    }

    @Test
    void onlyTheOwnerMayReadTheState() throws IOException {
        var directory = temporary.resolve("home/state");
        try (var store = open(directory)) {
            store.journal().append(JournalContractTest.entries(1, 1));
            assertThat(mode(directory)).isEqualTo("rwx------");
            try (var files = Files.list(directory)) {
                assertThat(files.toList())
                        .hasSize(4)
                        .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
            }
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aSecondOpenerInTheSameProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        try (var first = open(temporary)) {
            assertRefused(
                    temporary,
                    "store.locked",
                    Long.toString(ProcessHandle.current().pid()));
            assertThat(ChildJvm.run(Opener.class, temporary.toString())).contains("store.locked");
            first.journal().append(JournalContractTest.entries(1, 1));
        }
        open(temporary).close();
    }

    @Test
    void aSecondOpenerInAnotherProcessIsToldTheProcess() throws Exception {
        try (var first = open(temporary)) {
            assertThat(first.journal().lastSequence()).isZero();
            assertThat(ChildJvm.run(Opener.class, temporary.toString()))
                    .contains("store.locked")
                    .contains("in use by process " + ProcessHandle.current().pid() + ".");
        }
        assertThat(ChildJvm.run(Opener.class, temporary.toString())).contains("opened");
    }

    /** Tries to open a state from another process. */
    static final class Opener {
        public static void main(String[] arguments) {
            try (var store = SqliteStore.open(Path.of(arguments[0]), failure -> {})) {
                System.out.println("opened at " + store.journal().lastSequence());
            } catch (StoreRefused refused) {
                System.out.println(refused.code() + ": " + refused.getMessage());
            }
        }
    }

    @Test
    void aStateOfANewerVersionIsRefused() throws SQLException {
        open(temporary).close();
        execute("INSERT INTO schema_version VALUES (7, 0)");
        assertRefused(temporary, "store.newer-schema", "version 7", "up to 3", "backup");
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws SQLException, IOException {
        execute("CREATE TABLE theirs (x)");
        var before = Files.size(temporary.resolve("sluice.db"));
        assertRefused(temporary, "store.foreign-file", "another program");
        assertThat(Files.size(temporary.resolve("sluice.db"))).isEqualTo(before);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temporary.resolve("sluice.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(temporary.resolve("sluice.db"), "these are not the bytes you look for".repeat(100));
        assertRefused(temporary, "store.unusable", "not a database");
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
        var file = Files.writeString(temporary.resolve("file"), "");
        assertRefused(file, "store.unusable", file.toString());
    }

    @Test
    void aDirectoryThatOthersMayWriteIsRefused() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertRefused(temporary, "store.open-to-others", "rwxrwxrwx", "chmod 700");
    }

    @Test
    void whatIsAcknowledgedIsSyncedByTheStrictestMode() throws SQLException {
        open(temporary).close();
        var database = new Database(temporary.resolve("sluice.db"), 1_000);
        try (var connection = database.openWriter(Database.Durability.SYNCED);
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("PRAGMA synchronous")) {
                assertThat(row.getInt(1)).as("FULL").isEqualTo(2);
            }
            try (var row = statement.executeQuery("PRAGMA journal_mode")) {
                assertThat(row.getString(1)).isEqualTo("wal");
            }
        }
    }

    @Test
    void aRefusedOpeningHoldsNoLock() throws Exception {
        Files.writeString(temporary.resolve("sluice.db"), "x".repeat(5_000));
        assertRefused(temporary, "store.unusable", "not a database");
        Files.delete(temporary.resolve("sluice.db"));
        assertThat(ChildJvm.run(Opener.class, temporary.toString())).contains("opened at 0");
        open(temporary).close();
    }
}
