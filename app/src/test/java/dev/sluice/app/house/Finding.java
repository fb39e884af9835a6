package dev.sluice.app.house;

/** One place that breaks a rule, and what to do about it. {@code line} counts from 1; 0 means the whole file. */
record Finding(String path, long line, String what) {
    @Override
    public String toString() {
        return path + ":" + line + " " + what;
    }
}
