package dev.sluice.app.report;

import dev.sluice.app.text.Texts;
import dev.sluice.core.unit.LongList;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes quantities for people: few digits, a unit, the reader's language. */
public final class Figures {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Texts texts;

    public Figures(Texts texts) {
        this.texts = texts;
    }

    /** A part of a whole, 0 to 1; 0 if there is no whole. */
    public static double part(long some, long whole) {
        return whole <= 0 ? 0 : some / (double) whole;
    }

    /** The mean of some values; 0 if there are none. */
    public static double mean(LongList values) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i);
        }
        return values.size() == 0 ? 0 : sum / values.size();
    }

    /** A part as per cent with one decimal. */
    public String percent(double part) {
        return perCent(decimal(part * 100, 1));
    }

    /** A number that was written already, with the sign for per cent as the language sets it. */
    public String perCent(String number) {
        return number + (chinese() ? "%" : "\u00a0%");
    }

    /** What a packing left unallocated: mean and standard deviation. */
    public String deviation(Packing packing) {
        return perCent(decimal(packing.meanUnallocatedPercent(), 2))
                + " \u00b1 "
                + decimal(packing.sdUnallocatedPercent(), 2);
    }

    /** Names in a row: the first so many, and how many more there are. */
    public String names(List<String> names, int most) {
        var named = String.join(chinese() ? "\u3001" : ", ", names.subList(0, Math.min(most, names.size())));
        return names.size() <= most ? named : texts.format("report.list.more", named, count(names.size() - most));
    }

    private boolean chinese() {
        return texts.locale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** A part as per cent, or the word for what is not known. */
    public String percent(OptionalDouble part) {
        return part.isPresent() ? percent(part.getAsDouble()) : texts.format("report.unknown");
    }

    /** A change of a part, in per cent of the whole, with its sign. */
    public String points(double change) {
        var rounded = decimal(Math.abs(change) * 100, 1);
        var sign = rounded.equals("0.0") ? "\u00b1" : change < 0 ? "\u2212" : "+";
        return sign + rounded;
    }

    /** A whole number with its thousands apart. */
    public String count(long number) {
        var digits = Long.toString(Math.abs(number));
        var grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return (number < 0 ? "\u2212" : "") + grouped;
    }

    /** Millionths of a currency as whole units, rounded half up. */
    public String money(long micros) {
        return count(Math.round(micros / 1e6));
    }

    /** A number with so many decimals, rounded half up. */
    public static String decimal(double number, int decimals) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A number of things, as one says it: a {@code noun} is one that the texts name. */
    public String many(long number, String noun) {
        return texts.format("report." + noun + (number == 1 ? "" : "s"), count(number));
    }

    /** A whole number with three digits that mean something. */
    public String about(long number) {
        var rounded = new BigDecimal(number).round(new MathContext(3, RoundingMode.HALF_UP));
        return count(rounded.longValueExact());
    }

    /** A time that is a round number of some unit, as axes have them. */
    public String roundTime(long millis) {
        if (millis < MINUTE) {
            return unit("s", Long.toString(millis / 1000));
        }
        if (millis < HOUR) {
            return unit("min", Long.toString(millis / MINUTE));
        }
        return millis < DAY ? unit("h", Long.toString(millis / HOUR)) : unit("d", Long.toString(millis / DAY));
    }

    /** A time in the largest unit that leaves at least 1 (2 for days), with two or three digits. */
    public String time(long millis) {
        if (millis < MINUTE) {
            return millis == 0 ? unit("s", "0") : unit("s", digits(millis / 1000.0));
        }
        if (millis < HOUR) {
            return unit("min", digits(millis / (double) MINUTE));
        }
        return millis < 2 * DAY ? unit("h", digits(millis / (double) HOUR)) : unit("d", digits(millis / (double) DAY));
    }

    private static String digits(double number) {
        if (number < 0.1) {
            return "<0.1";
        }
        return decimal(number, number < 9.95 ? 1 : 0);
    }

    private String unit(String unit, String number) {
        return texts.format("report.unit." + unit, number);
    }

    /** Device milli as whole devices. */
    public String devices(double milli) {
        return count(Math.round(milli / 1000));
    }
}
