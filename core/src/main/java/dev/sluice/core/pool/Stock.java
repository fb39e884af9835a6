package dev.sluice.core.pool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All segments of one chip, with sums that a cycle asks for all the time. */
final class Stock {
    /** Of a chip that no center has. */
    static final Stock NONE = new Stock();

    private final List<Segment> segments = new ArrayList<>();
    private long devices;
    private long freeMilli;

    void add(Segment segment) {
        segments.add(segment);
        devices += segment.devices();
        freeMilli += segment.free().freeMilliSum();
    }

    /** In the order of their numbers. */
    List<Segment> segments() {
        return Collections.unmodifiableList(segments);
    }

    /** Devices of the nodes that are in their centers now, whatever their state. */
    long devices() {
        return devices;
    }

    /** Milli of devices that is free on all nodes. */
    long freeMilli() {
        return freeMilli;
    }

    /** Takes over that a segment has so many devices more. */
    void devices(long more) {
        devices += more;
    }

    /** Takes over that a segment has so much more free. */
    void freeMilli(long more) {
        freeMilli += more;
    }
}
