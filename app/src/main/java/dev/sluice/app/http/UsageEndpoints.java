package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.UsageView;
import dev.sluice.app.store.LedgerStore;
import dev.sluice.app.store.LedgerStore.Dimension;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who used how much, by any grouping. */
final class UsageEndpoints {
    private static final TreeSet<String> DIMENSIONS = Arrays.stream(Dimension.values())
            .map(dimension -> dimension.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));

    private final WriterLine line;
    private final LedgerStore ledger;
    private final LongSupplier clockMillis;

    UsageEndpoints(WriterLine line, LedgerStore ledger, LongSupplier clockMillis) {
        this.line = line;
        this.ledger = ledger;
        this.clockMillis = clockMillis;
    }

    /** What is booked, and what those who hold devices now have used since. */
    Answer usage(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var by = request.query().list("by", DIMENSIONS::contains, String.join(", ", DIMENSIONS)).stream()
                .map(word -> Dimension.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList();
        var span = Spans.of(request.query(), clockMillis.getAsLong());
        var query = new LedgerStore.UsageQuery(tenant(request, caller), span.fromMillis(), span.toMillis());
        // First what is open, then what is booked: what ends in between is booked and open, so it is left out there.
        var open = line.openLines();
        long before = open.isEmpty() ? Long.MAX_VALUE : open.getFirst().number();
        return Answer.json(UsageView.of(query, by, ledger.usage(query, by, before), open));
    }

    /** The subtree that is asked for, which the caller has to see; else all that the caller sees. */
    private @Nullable String tenant(Request request, Caller caller) {
        var asked = request.query().text("tenant").orElse(null);
        if (asked == null) {
            return caller.tenant();
        }
        if (!caller.sees(asked) || line.read(core -> core.tenants().number(asked)) < 0) {
            throw Refusal.notFound("tenant", asked);
        }
        return asked;
    }
}
