package dev.sluice.app.input;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The kinds of amounts with units: how each is read, written and guessed. */
enum AmountKind {
    QUANTITY("input.bad-quantity", "input.quantity-no-unit", Amounts::mebibytes, Amounts::quantityText, Hints::quantity),
    DURATION("input.bad-duration", "input.duration-no-unit", Amounts::durationMillis, Amounts::durationText, Hints::duration),
    CORES("input.bad-cores", "input.bad-cores", Amounts::coresMilli, Amounts::coresText, Hints::cores),
    SHARE("input.bad-share", "input.bad-share", Amounts::shareMilli, milli -> milli + "m", Hints::share);

    /** Code for what can't be read, and for a number whose unit is missing. */
    final String badCode;

    final String noUnitCode;
    private final Function<String, OptionalLong> read;
    private final LongFunction<String> write;
    private final Function<String, String> hint;

    AmountKind(
            String badCode,
            String noUnitCode,
            Function<String, OptionalLong> read,
            LongFunction<String> write,
            Function<String, String> hint) {
        this.badCode = badCode;
        this.noUnitCode = noUnitCode;
        this.read = read;
        this.write = write;
        this.hint = hint;
    }

    OptionalLong read(String text) {
        return read.apply(text);
    }

    String range(long min, long max) {
        return write.apply(min) + ".." + write.apply(max);
    }

    String hint(String text) {
        return hint.apply(text);
    }
}
