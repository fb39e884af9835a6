package dev.sluice.app.loop;

import dev.sluice.app.store.Journal;
import dev.sluice.core.Core;
import dev.sluice.core.schedule.Policies;

/**
 * Makes the state from the journal: the newest snapshot, then {@code apply} of every event after it. Nothing is decided
 * anew, so a new version can't rewrite what happened.
 *
 * @param core the state after the last entry
 * @param snapshotSequence the entry that the snapshot it began with stands after; 0 = it began with nothing
 * @param sequence the last entry
 */
public record Recovery(Core core, long snapshotSequence, long sequence) {
    /** Reads the whole way. */
    public static Recovery of(Journal journal) {
        var core = new Core(Policies.STANDARD);
        long from = 0;
        var snapshot = journal.latestSnapshot();
        if (snapshot.isPresent()) {
            var image = JournalCodec.image(snapshot.get().body());
            if (image != null) {
                core = Core.from(image);
                from = snapshot.get().sequence();
            }
        }
        Refolding.fold(journal, from, core);
        return new Recovery(core, from, journal.lastSequence());
    }
}
