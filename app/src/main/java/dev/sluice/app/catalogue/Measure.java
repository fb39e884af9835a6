package dev.sluice.app.catalogue;

/** What a figure is about. Each measure has one unit. */
public enum Measure {
    /** Dense BF16 matrix rate. */
    BF16("GFLOP/s", true, true),
    /** Dense FP8 matrix rate. */
    FP8("GFLOP/s", true, true),
    /** Dense INT8 matrix rate. */
    INT8("GOP/s", true, true),
    /** Nominal device memory. */
    MEMORY("MiB", false, true),
    /** Rate of the device memory. */
    BANDWIDTH("GB/s", false, true),
    /** Rate of the link to other devices, both directions together. */
    LINK("GB/s", false, false),
    /** Rate of the link to other devices, one direction. */
    LINK_ONE_WAY("GB/s", false, false),
    /** Power of the board at full load. */
    POWER("W", false, true);

    private final String unit;
    private final boolean compute;
    private final boolean divisible;

    Measure(String unit, boolean compute, boolean divisible) {
        this.unit = unit;
        this.compute = compute;
        this.divisible = divisible;
    }

    /** The unit of its figures, as people write it. */
    public String unit() {
        return unit;
    }

    /** Whether it is a rate of computing, where dense and sparse differ. */
    public boolean isCompute() {
        return compute;
    }

    /** Whether the devices of a package share it evenly. */
    boolean isDivisible() {
        return divisible;
    }
}
