package dev.sluice.core.unit;

/** Checks that compact constructors share. A broken bound here is a bug of the caller: user input is refused before. */
public final class Bounds {
    private Bounds() {}

    /** Passes the value on when {@code least <= value <= most}. */
    public static long within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + ", must be " + least + ".." + most);
        }
        return value;
    }

    /** Passes the text on when it has 1 to {@link Limits#NAME_CHARS} characters, none of them a control character */
    public static String name(String what, String text) {
        within("length of " + what, text.length(), 1, Limits.NAME_CHARS);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " has a control character");
        }
        return text;
    }

    /** Passes the text on when it is the code of a currency: three capital letters. */
    public static String currency(String text) {
        if (text.length() != 3 || text.chars().anyMatch(letter -> letter < 'A' || letter > 'Z')) {
            throw new IllegalArgumentException("currency is " + text + ", must be three letters A..Z");
        }
        return text;
    }
}
