package dev.sluice.bench;

/** Something that is measured. One instance lives for all rounds of a run, so what is dear to set up may be kept. */
public interface Scenario {
    /** The name that the command line and reports use. */
    String name();

    /** Runs once and writes each figure that it measured. Rounds to warm up are told apart by the meter. */
    void round(Meter meter);
}
