package dev.sluice.bench.ledger;

import dev.sluice.app.bill.Bill;
import dev.sluice.app.bill.BillPage;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.LedgerStore.ChargeQuery;
import dev.sluice.app.store.LedgerStore.Dimension;
import dev.sluice.app.store.LedgerStore.UsageQuery;
import dev.sluice.app.store.sqlite.SqliteStore;
import dev.sluice.app.text.Texts;
import dev.sluice.core.ledger.Cause;
import dev.sluice.core.ledger.Entry;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.Months;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes lines of the ledger with entries of the journal, each batch in one synced transaction, and makes statements
 * over all of them: {@code LedgerMain DIRECTORY LINES}.
 */
public final class LedgerMain {
    private static final int BATCH = 2_000;
    private static final int PERIOD = 202_611;
    private static final int ROUNDS = 5;

    private final Random random = new Random(42);
    private long number;

    private LedgerMain() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createTempDirectory(Path.of(arguments[0]), "ledger");
        new LedgerMain().run(directory, Integer.parseInt(arguments[1]));
    }

    private void run(Path directory, int lines) {
        try (var store = SqliteStore.open(directory, failure -> {
            throw failure;
        })) {
            long begin = System.nanoTime();
            while (number < lines) {
                var batch = new ArrayList<Entry>(BATCH);
                for (int i = 0; i < BATCH; i++) {
                    batch.add(line());
                }
                var body = new byte[1_000];
                var entry = new JournalEntry(number / BATCH, 1, null, body);
                store.journal().append(List.of(entry), batch);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("lines written: %d in %.2f s, %.0f /s%n", number, seconds, number / seconds);
            timed("statement of one tenant, HTML", () -> {
                var charges = store.ledger().charges(new ChargeQuery("t3", PERIOD));
                return BillPage.of(Bill.of("t3", PERIOD, true, charges), Texts.english()).length();
            });
            timed("charges of everybody", () ->
                    store.ledger().charges(new ChargeQuery(null, PERIOD)).size());
            var month = new UsageQuery(null, Months.startMillis(PERIOD), Months.endMillis(PERIOD));
            var by = List.of(Dimension.TENANT, Dimension.CHIP, Dimension.TIER);
            timed("usage by tenant, chip and tier", () ->
                    store.ledger().usage(month, by, Long.MAX_VALUE).size());
        }
    }

    private static void timed(String what, Supplier<Integer> work) {
        var text = new StringBuilder(what + ":");
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            int size = work.get();
            text.append(" %.2f s (%d)".formatted((System.nanoTime() - begin) / 1e9, size));
        }
        System.out.println(text);
    }

    /** Of 30 tenants of 6 organisations on 12 centers of 4 chips; two of three are paid for. */
    private Entry line() {
        number++;
        int organisation = random.nextInt(6);
        int center = random.nextInt(12);
        boolean paid = random.nextInt(3) > 0;
        var tenant = "t" + organisation + "/p" + random.nextInt(5);
        var owner = "t" + center % 6;
        var use = new Entry.Use(
                number, 1, tenant, "user-" + random.nextInt(200), "center-" + center, owner,
                "chip-" + random.nextInt(4), paid ? Tier.BORROWED : Tier.OWNED, "");
        long from = Months.startMillis(PERIOD) + random.nextInt(2_000_000_000);
        var span = new Entry.Span(1_000L << random.nextInt(6), from, from + 1 + random.nextInt(36_000_000));
        var charge =
                paid ? new Entry.Charge(12_500_000, "CNY", tenant, owner, random.nextInt(1 << 30)) : Entry.Charge.NONE;
        return new Entry(
                number, Entry.Kind.USE, PERIOD, PERIOD, span.toMillis(), use, span, charge, Cause.NONE, 0);
    }
}
