package dev.sluice.app.input;

import java.util.OptionalLong;

/** The kinds of amounts with units: how each is read, written and guessed. */
enum AmountKind {
    QUANTITY("input.bad-quantity", "input.quantity-no-unit"),
    DURATION("input.bad-duration", "input.duration-no-unit"),
    CORES("input.bad-cores", "input.bad-cores"),
    SHARE("input.bad-share", "input.bad-share");

    /** Code for what can't be read. */
    final String badCode;

    /** Code for a number whose unit is missing. */
    final String noUnitCode;

    AmountKind(String badCode, String noUnitCode) {
        this.badCode = badCode;
        this.noUnitCode = noUnitCode;
    }

    OptionalLong read(String text) {
        return switch (this) {
            case QUANTITY -> Amounts.mebibytes(text);
            case DURATION -> Amounts.durationMillis(text);
            case CORES -> Amounts.coresMilli(text);
            case SHARE -> Amounts.shareMilli(text);
        };
    }

    String range(long min, long max) {
        return written(min) + ".." + written(max);
    }

    private String written(long amount) {
        return switch (this) {
            case QUANTITY -> Amounts.quantityText(amount);
            case DURATION -> Amounts.durationText(amount);
            case CORES -> Amounts.coresText(amount);
            case SHARE -> amount + "m";
        };
    }

    String hint(String text) {
        return switch (this) {
            case QUANTITY -> Hints.quantity(text);
            case DURATION -> Hints.duration(text);
            case CORES -> Hints.cores(text);
            case SHARE -> Hints.share(text);
        };
    }
}
