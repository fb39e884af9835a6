package dev.sluice.core.ledger;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes whole micros of device time and rates.
 *
 * <p>Goal: what two sides settle for many short lines is what the whole time costs, to the micro. Method: time is in
 * millionths of a device-second and never rounded; what a line costs is rounded down, and what is cut off is carried to
 * the next line between the same two for the same chip, center, contract and currency. So after any number of lines
 * their sum is the exact cost of all their time, rounded down once. Example: three lines of 1 device-second at 1.00 an
 * hour cost 277.78 micros each; they are booked as 277, 278, 278.
 */
final class Carries {
    /** Millionths of a device-second in a device-hour. */
    private static final long HOUR = 3_600_000_000L;

    private static final BigInteger BIG_HOUR = BigInteger.valueOf(HOUR);

    private final TreeMap<String, Long> carried = new TreeMap<>();

    /** What is carried between two, in micros of which an hour's worth makes one. */
    record Carry(String between, long rest) {}

    /** The charge with the amount for a quantity. */
    Entry.Charge charge(Entry.Use use, Entry.Charge rate, long quantity) {
        if (!rate.bills()) {
            return rate;
        }
        var between = String.join(
                "\t", rate.payer(), rate.payee(), use.center(), use.chip(), use.contract(), rate.currency());
        long amount = amount(between, quantity, rate.rateMicros());
        return new Entry.Charge(rate.rateMicros(), rate.currency(), rate.payer(), rate.payee(), amount);
    }

    /** The whole micros of a quantity at a rate; a negative quantity gives back. */
    long amount(String between, long quantity, long rateMicros) {
        long carry = carried.getOrDefault(between, 0L);
        long hours = Math.floorDiv(quantity, HOUR);
        long rest = quantity - hours * HOUR;
        long whole = Math.multiplyExact(hours, rateMicros);
        long more;
        if (Math.multiplyHigh(rest, rateMicros) == 0 && rest * rateMicros >= 0 && rest * rateMicros + carry >= 0) {
            more = (rest * rateMicros + carry) / HOUR;
            carry = (rest * rateMicros + carry) % HOUR;
        } else {
            var parts = BigInteger.valueOf(rest)
                    .multiply(BigInteger.valueOf(rateMicros))
                    .add(BigInteger.valueOf(carry))
                    .divideAndRemainder(BIG_HOUR);
            more = parts[0].longValueExact();
            carry = parts[1].longValueExact();
        }
        if (carry == 0) {
            carried.remove(between);
        } else {
            carried.put(between, carry);
        }
        return Math.addExact(whole, more);
    }

    List<Carry> all() {
        return carried.entrySet().stream()
                .map(entry -> new Carry(entry.getKey(), entry.getValue()))
                .toList();
    }

    void restore(List<Carry> carries) {
        carries.forEach(carry -> carried.put(carry.between(), carry.rest()));
    }
}
