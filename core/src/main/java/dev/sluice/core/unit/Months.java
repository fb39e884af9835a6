package dev.sluice.core.unit;

/**
 * Months of the Gregorian calendar in UTC as numbers such as 202611. UTC has no summer time, so every month is one span
 * and nothing lies in two of them.
 */
public final class Months {
    /** The last month that has a number: times of the core stay far below it. */
    public static final int LAST = 999_912;

    private static final long DAY_MILLIS = 86_400_000;

    // 400 years have the same number of days each; the count begins with March, so that a leap day comes last.
    private static final int ERA_DAYS = 146_097;
    private static final int DAYS_BEFORE_1970 = 719_468;

    private Months() {}

    /** The month that a time lies in, in ms since 1970. */
    public static int of(long millis) {
        long day = Math.floorDiv(millis, DAY_MILLIS) + DAYS_BEFORE_1970;
        long era = Math.floorDiv(day, ERA_DAYS);
        long ofEra = day - era * ERA_DAYS;
        long year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * year + year / 4 - year / 100);
        long fromMarch = (5 * ofYear + 2) / 153;
        long month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        return Math.toIntExact((year + era * 400 + (month <= 2 ? 1 : 0)) * 100 + month);
    }

    /** When a month begins, in ms since 1970. */
    public static long startMillis(int month) {
        int number = month % 100;
        int year = month / 100 - (number <= 2 ? 1 : 0);
        long era = Math.floorDiv(year, 400);
        long ofEra = year - era * 400;
        long ofYear = (153L * (number > 2 ? number - 3 : number + 9) + 2) / 5;
        long days = era * ERA_DAYS + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - DAYS_BEFORE_1970;
        return days * DAY_MILLIS;
    }

    /** When a month is over: the beginning of the next. */
    public static long endMillis(int month) {
        return startMillis(next(month));
    }

    public static int next(int month) {
        return month % 100 == 12 ? month + 89 : month + 1;
    }

    /** Whether a number is that of a month from 1970 on. */
    public static boolean isMonth(long number) {
        return number >= 197_001 && number <= LAST && number % 100 >= 1 && number % 100 <= 12;
    }
}
