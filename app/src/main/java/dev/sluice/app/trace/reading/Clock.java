package dev.sluice.app.trace.reading;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Times of day under a date, {@code 2017-10-01 12:34:56.789} with a blank or a T between, into ms since 1970. A trace
 * says nothing of its zone, so all are read as UTC. Rows mostly have the date of the row before, which is kept.
 */
final class Clock {
    private static final long DAY_MILLIS = 86_400_000;
    private static final int DATE_BYTES = 10;

    private long lastDate = -1;
    private long lastDay;

    /** -1 for what is no time from 1970-01-02 to 2199-12-31. */
    long parse(byte[] bytes, int start, int end) {
        long day = end - start < DATE_BYTES ? -1 : day(bytes, start);
        if (day <= 0 || end - start == DATE_BYTES) {
            return day <= 0 ? -1 : day * DAY_MILLIS;
        }
        int at = start + DATE_BYTES;
        boolean apart = (bytes[at] == ' ' || bytes[at] == 'T') && end - at >= 6 && bytes[at + 3] == ':';
        int hour = apart ? number(bytes, at + 1, 2) : -1;
        int minute = apart ? number(bytes, at + 4, 2) : -1;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return -1;
        }
        long millis = rest(bytes, at + 6, bytes[end - 1] == 'Z' ? end - 1 : end);
        return millis < 0 ? -1 : day * DAY_MILLIS + (hour * 60L + minute) * 60_000 + millis;
    }

    /** Seconds and their fraction, both of which may lack, in ms. */
    private static long rest(byte[] bytes, int start, int end) {
        if (start >= end) {
            return 0;
        }
        int second = bytes[start] == ':' && end - start >= 3 ? number(bytes, start + 1, 2) : -1;
        if (second < 0 || second > 60) {
            return -1;
        }
        long millis = second * 1000L;
        if (start + 3 < end && bytes[start + 3] != '.') {
            return -1;
        }
        int weight = 100;
        for (int i = start + 4; i < end; i++, weight /= 10) {
            int digit = number(bytes, i, 1);
            if (digit < 0) {
                return -1;
            }
            millis += (long) digit * weight;
        }
        return millis;
    }

    private long day(byte[] bytes, int start) {
        int year = number(bytes, start, 4);
        int month = number(bytes, start + 5, 2);
        int day = number(bytes, start + 8, 2);
        if (year < 1970 || year > 2199 || month < 0 || day < 0 || bytes[start + 4] != '-' || bytes[start + 7] != '-') {
            return -1;
        }
        long date = (year * 100L + month) * 100 + day;
        if (date != lastDate) {
            try {
                lastDay = LocalDate.of(year, month, day).toEpochDay();
                lastDate = date;
            } catch (DateTimeException e) {
                return -1;
            }
        }
        return lastDay;
    }

    private static int number(byte[] bytes, int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
