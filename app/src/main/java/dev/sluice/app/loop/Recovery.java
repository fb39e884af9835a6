package dev.sluice.app.loop;

import dev.sluice.app.store.Journal;
import dev.sluice.core.Core;
import dev.sluice.core.ledger.Ledger;
import dev.sluice.core.schedule.Policies;

/**
 * Makes the state from the journal: the newest snapshot, then {@code apply} of every event after it. Nothing is decided
 * anew, so a new version can't rewrite what happened.
 *
 * @param core the state after the last entry
 * @param ledger what the ledger has to remember after it
 * @param snapshotSequence the entry that the snapshot it began with stands after; 0 = it began with nothing
 * @param sequence the last entry
 */
public record Recovery(Core core, Ledger ledger, long snapshotSequence, long sequence) {
    /** Reads the whole way. */
    public static Recovery of(Journal journal) {
        var core = new Core(Policies.STANDARD);
        var ledger = new Ledger();
        long from = 0;
        var snapshot = journal.latestSnapshot();
        if (snapshot.isPresent()) {
            var whole = JournalCodec.snapshot(snapshot.get().body());
            if (whole != null) {
                core = Core.from(whole.image());
                ledger = new Ledger(whole.ledger());
                from = snapshot.get().sequence();
            }
        }
        var into = core;
        var books = ledger;
        Refolding.fold(journal, from, event -> {
            into.apply(event);
            books.see(event);
        });
        return new Recovery(core, ledger, from, journal.lastSequence());
    }
}
