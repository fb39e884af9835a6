package dev.sluice.app.http;

import dev.sluice.app.loop.JournalCodec;
import dev.sluice.app.loop.Writer.Committed;
import dev.sluice.app.store.Journal;
import java.util.List;

/** The journal as commits. */
final class History {
    private final Journal journal;

    History(Journal journal) {
        this.journal = journal;
    }

    /** The next commits after one, at most so many. */
    List<Committed> after(long sequence, int most) {
        return journal.page(sequence, most).stream()
                .map(entry -> {
                    var decoded = JournalCodec.decode(entry.body());
                    return new Committed(entry.sequence(), entry.timeMillis(), decoded.command(), decoded.events());
                })
                .toList();
    }

    long last() {
        return journal.lastSequence();
    }

    /** The last entry before a time, or 0. Times rise with sequences, so halving finds it. */
    long lastBefore(long atMillis) {
        long low = 0;
        long high = journal.lastSequence();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (timeOf(middle) < atMillis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long timeOf(long sequence) {
        return journal.page(sequence - 1, 1).getFirst().timeMillis();
    }
}
