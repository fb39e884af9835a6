package dev.sluice.app.store;

import dev.sluice.core.ledger.Entry;
import java.util.List;
import java.util.Optional;

/**
 * The log that is the truth. One writer appends; anybody reads, at the same time.
 *
 * <p>What {@link #append} has returned from is on disk and survives the loss of the process and of power. A failed
 * append poisons the journal: after a failed fsync nobody knows what is on disk, and asking again would get a lie, so
 * every later append is refused and the process has to end and recover.
 */
public interface Journal extends AutoCloseable {
    /**
     * Writes the entries in one transaction and returns when they are on disk. All of them or none.
     *
     * @throws JournalFailure if they are not on disk for certain, if the first one doesn't follow the last one written
     *     or they don't follow each other, or if a request key is there already; the journal then refuses all later
     *     appends
     */
    default void append(List<JournalEntry> entries) {
        append(entries, List.of());
    }

    /** The same with the lines of the ledger that the events led to, in the same transaction. */
    void append(List<JournalEntry> entries, List<Entry> lines);

    /** The sequence of the last entry on disk; 0 when there is none. */
    long lastSequence();

    /**
     * Gives all entries after a sequence that are there at the time of the call, in order, in constant memory.
     *
     * @throws JournalDamage if an entry is missing or not what was written; the entries before it have been given
     */
    void read(long afterSequence, JournalReader consumer);

    /**
     * The next entries after a sequence, at most {@code max} of them (1..10,000), in order.
     *
     * @throws JournalDamage if an entry is missing or not what was written
     */
    List<JournalEntry> page(long afterSequence, int max);

    /** The entry that a request led to. */
    Optional<JournalEntry> byRequestKey(String requestKey);

    /**
     * Keeps the state after an entry of the journal. The newest two are kept. Appends go on meanwhile. A snapshot of
     * the same sequence that is there already is left as it is.
     *
     * @param sequence 1..{@link #lastSequence()}
     * @throws JournalFailure if it could not be written; the journal still takes appends unless the disk failed
     */
    void saveSnapshot(long sequence, byte[] body);

    /**
     * The newest snapshot that is whole. Damaged ones are reported to the store's listener and passed over: the journal
     * still holds everything, so an older snapshot, or none, only makes the recovery longer.
     */
    Optional<Snapshot> latestSnapshot();

    /** Ends the use. Waits for an append that is under way. */
    @Override
    void close();
}
