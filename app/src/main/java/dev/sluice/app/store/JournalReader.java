package dev.sluice.app.store;

/** Takes the entries of a journal one by one, in order. */
@FunctionalInterface
public interface JournalReader {
    /** Takes one entry. What it throws ends the reading and reaches the caller of the journal. */
    void accept(JournalEntry entry);
}
