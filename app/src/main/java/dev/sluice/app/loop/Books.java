package dev.sluice.app.loop;

import dev.sluice.app.store.Store;
import dev.sluice.core.ledger.Balance;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.ledger.Ledger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Makes the lines of the ledger anew from the log, and compares them with those that are kept. */
public final class Books {
    private static final System.Logger LOG = System.getLogger(Books.class.getName());

    /** Differences that are named; more would say nothing new. */
    private static final int NAMED = 20;

    /** Kept lines that are read at once. */
    private static final int PIECE = 5_000;

    private final Store store;
    private final Ledger ledger = new Ledger();
    private final Balance balance = new Balance();
    private final List<Long> differing = new ArrayList<>();
    private List<Entry> piece = List.of();
    private int at;
    private final long last;

    private Books(Store store) {
        this.store = store;
        last = store.ledger().last();
    }

    /**
     * What a look over the books found.
     *
     * @param lines lines that are kept
     * @param made how many of them the log leads to
     * @param differing numbers of the first lines that differ from those that the log leads to
     * @param faults lines that are out of balance, or time that is booked twice or not at all
     */
    public record Check(long lines, long made, List<Long> differing, List<String> faults) {
        /** Whether all is in order. */
        public boolean fine() {
            return lines == made && differing.isEmpty() && faults.isEmpty();
        }
    }

    /** Makes the lines anew where there are others than the log leads to, as after an older version has run. */
    public static void bringUpToDate(Store store, Recovery recovery) {
        long kept = store.ledger().last();
        if (kept != recovery.ledger().last()) {
            long made = rebuild(store);
            LOG.log(Level.WARNING, "the ledger had {0} lines, the log leads to {1}: it was made anew", kept, made);
        }
    }

    /** Puts the lines that the log leads to in the place of those that are kept, and gives their number. */
    public static long rebuild(Store store) {
        var ledger = new Ledger();
        store.ledger()
                .replace(each -> Refolding.fold(
                        store.journal(), 0, event -> ledger.see(event).forEach(each)));
        return ledger.last();
    }

    /** Compares the lines that are kept now with those that the log leads to, and looks over their balance. */
    public static Check check(Store store) {
        var books = new Books(store);
        Refolding.fold(store.journal(), 0, event -> {
            var lines = books.ledger.see(event);
            books.balance.see(event, lines);
            lines.forEach(books::compare);
        });
        var faults = new ArrayList<>(books.balance.wrong());
        books.balance.imbalance().forEach((currency, micros) -> {
            if (micros != 0) {
                faults.add(currency + " " + micros);
            }
        });
        long made = Math.min(books.last, books.ledger.last());
        return new Check(books.last, made, List.copyOf(books.differing), faults);
    }

    private void compare(Entry made) {
        if (made.number() > last || differing.size() == NAMED) {
            return;
        }
        if (at == piece.size()) {
            piece = store.ledger().page(made.number() - 1, PIECE);
            at = 0;
        }
        if (at == piece.size() || !piece.get(at).equals(made)) {
            differing.add(made.number());
        }
        at = Math.min(piece.size(), at + 1);
    }
}
