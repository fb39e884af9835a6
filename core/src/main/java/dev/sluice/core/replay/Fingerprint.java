package dev.sluice.core.replay;

/** A 64-bit hash over a sequence of numbers and texts, the same on any machine. Not made to withstand an attacker. */
final class Fingerprint {
    private long value;

    long value() {
        return value;
    }

    Fingerprint add(long more) {
        value = (value ^ more) * 0x9E3779B97F4A7C15L;
        value ^= value >>> 32;
        return this;
    }

    Fingerprint add(String text) {
        return add(text.length()).add(text.hashCode());
    }
}
