package dev.sluice.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every journal promises, whatever keeps it. A store's test extends this and says how to open and reopen one. */
public abstract class JournalContractTest {
    private Journal journal = null;

    /** Opens the journal of this test; the second call closes the first one and opens the same state again. */
    protected abstract Journal open();

    /** Closes what is open. */
    protected abstract void closeAll();

    protected final Journal journal() {
        if (journal == null) {
            journal = open();
        }
        return journal;
    }

    protected final Journal reopened() {
        journal = open();
        return journal;
    }

    @AfterEach
    final void closeJournal() {
        closeAll();
    }

    /** An entry whose every field follows from its sequence. */
    public static JournalEntry entry(long sequence) {
        var key = sequence % 3 == 0 ? null : "acme/nlp:" + sequence;
        var body =
                "{\"command\":" + sequence + ",\"text\":\"訓練\",\"pad\":\"" + "x".repeat((int) (sequence % 50)) + "\"}";
        return new JournalEntry(sequence, 1_700_000_000_000L + sequence, key, body.getBytes(StandardCharsets.UTF_8));
    }

    public static List<JournalEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(JournalContractTest::entry)
                .toList();
    }

    private List<JournalEntry> readAll(long after) {
        var read = new ArrayList<JournalEntry>();
        journal().read(after, read::add);
        return read;
    }

    @Test
    void anEmptyJournalHasNothing() {
        assertThat(journal().lastSequence()).isZero();
        assertThat(readAll(0)).isEmpty();
        assertThat(journal().page(0, 10)).isEmpty();
        assertThat(journal().latestSnapshot()).isEmpty();
        assertThat(journal().byRequestKey("no")).isEmpty();
    }

    @Test
    void whatWasAppendedIsReadBackInOrderByAnyReader() {
        journal().append(entries(1, 1));
        journal().append(entries(2, 5_000));
        assertThat(journal().lastSequence()).isEqualTo(5_000);
        assertThat(readAll(0)).isEqualTo(entries(1, 5_000));
        assertThat(readAll(4_998)).isEqualTo(entries(4_999, 5_000));
        assertThat(readAll(5_000)).isEmpty();
        assertThat(journal().page(10, 3)).isEqualTo(entries(11, 13));
        assertThat(journal().page(4_999, 100)).isEqualTo(entries(5_000, 5_000));
        assertThat(journal().page(9_000, 100)).isEmpty();
    }

    @Test
    void whatWasAppendedIsThereAfterReopening() {
        journal().append(entries(1, 100));
        reopened();
        assertThat(readAll(0)).isEqualTo(entries(1, 100));
        journal().append(entries(101, 102));
        assertThat(journal().lastSequence()).isEqualTo(102);
    }

    @Test
    void anEmptyAppendIsNothing() {
        journal().append(List.of());
        assertThat(journal().lastSequence()).isZero();
    }

    @Test
    void anEntryIsFoundByItsRequestKey() {
        journal().append(entries(1, 10));
        assertThat(journal().byRequestKey("acme/nlp:7")).contains(entry(7));
        assertThat(journal().byRequestKey("acme/nlp:9")).isEmpty();
        assertThat(reopened().byRequestKey("acme/nlp:7")).contains(entry(7));
    }

    @Test
    void aGapIsRefusedAndNothingIsWritten() {
        journal().append(entries(1, 3));
        assertRefusedForGood(entries(5, 6), "journal.gap");
    }

    @Test
    void aRepeatedSequenceIsRefused() {
        journal().append(entries(1, 3));
        assertRefusedForGood(entries(3, 4), "journal.gap");
    }

    @Test
    void aGapInsideABatchIsRefusedWhole() {
        journal().append(entries(1, 3));
        assertRefusedForGood(List.of(entry(4), entry(6)), "journal.gap");
    }

    @Test
    void aSecondEntryForARequestIsRefusedWhole() {
        journal().append(entries(1, 3));
        var twice = new JournalEntry(5, 1, "acme/nlp:1", new byte[] {1});
        assertRefusedForGood(List.of(entry(4), twice), "journal.append-failed");
    }

    /** The append fails with a code, leaves no trace, and later ones are refused until the state is opened anew. */
    protected final void assertRefusedForGood(List<JournalEntry> refused, String code) {
        var before = readAll(0);
        long next = journal().lastSequence() + 1;
        assertThatThrownBy(() -> journal().append(refused))
                .isInstanceOfSatisfying(
                        JournalFailure.class, f -> assertThat(f.code()).isEqualTo(code));
        assertThatThrownBy(() -> journal().append(List.of(entry(next))))
                .isInstanceOfSatisfying(
                        JournalFailure.class, f -> assertThat(f.code()).isEqualTo("journal.poisoned"));
        assertThat(journal().lastSequence()).isEqualTo(next - 1);
        assertThat(readAll(0)).isEqualTo(before);
        reopened();
        assertThat(readAll(0)).isEqualTo(before);
        journal().append(List.of(entry(next)));
        assertThat(journal().lastSequence()).isEqualTo(next);
    }

    @Test
    void whatAReaderThrowsReachesTheCaller() {
        journal().append(entries(1, 3));
        assertThatThrownBy(() -> journal().read(0, entry -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
    }

    @Test
    void aReaderSeesNothingThatWasNotThereWhenItBegan() {
        journal().append(entries(1, 10));
        var read = new ArrayList<JournalEntry>();
        journal().read(0, entry -> {
            if (read.isEmpty()) {
                journal().append(entries(11, 20));
            }
            read.add(entry);
        });
        assertThat(read).isEqualTo(entries(1, 10));
    }

    @Test
    void theNewestSnapshotIsGiven() {
        journal().append(entries(1, 30));
        var random = new Random(1);
        for (long sequence : new long[] {10, 20, 30}) {
            journal().saveSnapshot(sequence, bytes(random, 700_000));
        }
        var last = bytes(new Random(9), 3_000_000);
        journal().append(entries(31, 31));
        journal().saveSnapshot(31, last);
        assertThat(journal().latestSnapshot()).get().satisfies(s -> {
            assertThat(s.sequence()).isEqualTo(31);
            assertThat(s.body()).isEqualTo(last);
        });
        assertThat(reopened().latestSnapshot())
                .get()
                .satisfies(s -> assertThat(s.body()).isEqualTo(last));
    }

    @Test
    void anEmptyStateHasASnapshotToo() {
        journal().append(entries(1, 1));
        journal().saveSnapshot(1, new byte[0]);
        assertThat(journal().latestSnapshot())
                .get()
                .satisfies(s -> assertThat(s.body()).isEmpty());
    }

    @Test
    void aSnapshotThatIsThereAlreadyIsLeftAlone() {
        journal().append(entries(1, 1));
        journal().saveSnapshot(1, new byte[] {1});
        journal().saveSnapshot(1, new byte[] {2});
        assertThat(journal().latestSnapshot())
                .get()
                .satisfies(s -> assertThat(s.body()).containsExactly(1));
    }

    @Test
    void aSnapshotOfTheFutureIsRefused() {
        journal().append(entries(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> journal().saveSnapshot(2, new byte[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> journal().saveSnapshot(0, new byte[] {1}));
    }

    @Test
    void appendsGoOnWhileASnapshotIsWritten() throws InterruptedException {
        journal().append(entries(1, 1));
        var body = bytes(new Random(3), 20_000_000);
        var done = new CountDownLatch(1);
        var writer = Thread.ofPlatform().start(() -> {
            journal().saveSnapshot(1, body);
            done.countDown();
        });
        long last = 1;
        while (done.getCount() > 0 || last < 50) {
            last++;
            journal().append(List.of(entry(last)));
        }
        writer.join();
        assertThat(readAll(0)).isEqualTo(entries(1, last));
        assertThat(journal().latestSnapshot())
                .get()
                .satisfies(s -> assertThat(s.body()).isEqualTo(body));
    }

    @Test
    void badArgumentsAreRefusedBeforeAnythingHappens() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry(0, 1, null, new byte[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry(1, -1, null, new byte[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry(1, 1, "", new byte[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new JournalEntry(1, 1, null, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> journal().page(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> journal().page(0, 10_001));
        assertThatIllegalArgumentException().isThrownBy(() -> journal().page(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> journal().read(-1, entry -> {}));
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
