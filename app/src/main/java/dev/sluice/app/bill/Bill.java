package dev.sluice.app.bill;

import dev.sluice.app.store.LedgerStore.ChargeSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What a tenant, with all below it, owes and is owed in a month.
 *
 * @param period such as {@code 2026-11}
 * @param closed whether nothing is booked in it any more
 */
public record Bill(String tenant, String period, boolean closed, List<Line> lines, List<Total> totals) {
    /**
     * One side of what one pays another for one thing at one rate.
     *
     * @param side {@code owes} or {@code owed}
     * @param party the tenant of this bill that it is about
     * @param other who is paid, or pays
     * @param ofPeriod the month of the time, which was closed where it is not that of the bill
     * @param cause why it is taken back; "none" where it is paid, "recalled" where a recall is made good
     * @param quantity millionths of device-seconds; negative where it is taken back
     * @param amountMicros what moves to who is paid; negative where it comes back
     */
    public record Line(
            String side,
            String party,
            String other,
            String contract,
            String center,
            String chip,
            String tier,
            String ofPeriod,
            String cause,
            long rateMicros,
            String currency,
            long quantity,
            long amountMicros) {}

    /** The sums of one currency; net is what the tenant gets in the end, negative where it pays. */
    public record Total(String currency, long owesMicros, long owedMicros, long netMicros) {}

    /** Of the charges that concern a tenant. */
    public static Bill of(String tenant, int period, boolean closed, List<ChargeSum> charges) {
        var lines = new ArrayList<Line>();
        var sums = new TreeMap<String, long[]>();
        for (var charge : charges) {
            var sum = sums.computeIfAbsent(charge.currency(), any -> new long[2]);
            if (within(charge.payer(), tenant)) {
                lines.add(line("owes", charge.payer(), charge.payee(), charge));
                sum[0] = Math.addExact(sum[0], charge.amountMicros());
            }
            if (within(charge.payee(), tenant)) {
                lines.add(line("owed", charge.payee(), charge.payer(), charge));
                sum[1] = Math.addExact(sum[1], charge.amountMicros());
            }
        }
        var totals = new ArrayList<Total>();
        sums.forEach((currency, sum) -> totals.add(new Total(currency, sum[0], sum[1], sum[1] - sum[0])));
        return new Bill(tenant, month(period), closed, lines, totals);
    }

    private static Line line(String side, String party, String other, ChargeSum charge) {
        return new Line(
                side,
                party,
                other,
                charge.contract(),
                charge.center(),
                charge.chip(),
                word(charge.tier()),
                month(charge.ofPeriod()),
                word(charge.cause()),
                charge.rateMicros(),
                charge.currency(),
                charge.quantity(),
                charge.amountMicros());
    }

    private static boolean within(String path, String tenant) {
        return path.equals(tenant) || path.startsWith(tenant + "/");
    }

    static String month(int number) {
        return "%04d-%02d".formatted(number / 100, number % 100);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
