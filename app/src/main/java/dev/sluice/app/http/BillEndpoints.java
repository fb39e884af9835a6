package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.bill.Bill;
import dev.sluice.app.bill.BillPage;
import dev.sluice.app.bill.Settling;
import dev.sluice.app.store.LedgerStore;
import dev.sluice.app.store.LedgerStore.ChargeQuery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;

/** What tenants owe and are owed, and what owners transfer. */
final class BillEndpoints {
    private static final String HTML = "text/html; charset=utf-8";

    private final WriterLine line;
    private final LedgerStore ledger;
    private final LongSupplier clockMillis;

    BillEndpoints(WriterLine line, LedgerStore ledger, LongSupplier clockMillis) {
        this.line = line;
        this.ledger = ledger;
        this.clockMillis = clockMillis;
    }

    /** As JSON, or as a page to print for those who want HTML. */
    Answer bill(Request request) {
        var caller = request.caller(Operation.READ_BILLS);
        var tenant = tenant(request, caller);
        int period = Spans.month(request.query(), clockMillis.getAsLong());
        var bill = Bill.of(tenant, period, closed(period), ledger.charges(new ChargeQuery(tenant, period)));
        boolean page = request.header("Accept").orElse("").startsWith("text/html");
        return page
                ? new Answer.Whole(
                        200,
                        HTML,
                        Map.of("Content-Language", request.texts().locale().toLanguageTag()),
                        BillPage.of(bill, request.texts()).getBytes(StandardCharsets.UTF_8))
                : Answer.json(bill);
    }

    /** Who is limited to an organisation sees what concerns it; who is limited to a part of one sees nothing. */
    Answer settlement(Request request) {
        var caller = request.caller(Operation.READ_BILLS);
        int period = Spans.month(request.query(), clockMillis.getAsLong());
        var all = Settling.of(period, closed(period), ledger.charges(new ChargeQuery(null, period)));
        var scope = caller.tenant();
        return Answer.json(scope == null ? all : all.of(scope));
    }

    private boolean closed(int period) {
        return line.read(core -> core.closedPeriod()) >= period;
    }

    private String tenant(Request request, Caller caller) {
        var scope = caller.tenant();
        var asked = request.query().text("tenant").orElse(scope == null ? "" : scope);
        if (asked.isEmpty()) {
            throw Query.invalid("tenant", "-", "acme, acme/nlp");
        }
        if (!caller.sees(asked) || line.read(core -> core.tenants().number(asked)) < 0) {
            throw Refusal.notFound("tenant", asked);
        }
        return asked;
    }
}
