package dev.sluice.core.tenant;

import dev.sluice.core.unit.Bounds;
import dev.sluice.core.unit.Limits;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node of the tenant tree.
 *
 * @param path names from the organisation down, joined by {@code /}: {@code acme/nlp}
 * @param weight part of idle capacity that it gets, against its siblings
 * @param guaranteeMilli device milli by chip that it can have at any time; a chip that is not named follows the devices
 *     of the centers that it owns
 * @param limitMilli device milli by chip that it can't go beyond; a chip that is not named has no limit
 * @param most how many workloads it may have
 */
public record TenantSpec(
        String path,
        int weight,
        SortedMap<String, Long> guaranteeMilli,
        SortedMap<String, Long> limitMilli,
        MostWork most) {
    public TenantSpec {
        Bounds.name("tenant", path);
        Bounds.within("weight of " + path, weight, 1, Limits.WEIGHT);
        Bounds.within("depth of " + path, path.split("/", -1).length, 1, Limits.TENANT_DEPTH);
        guaranteeMilli = Collections.unmodifiableSortedMap(new TreeMap<>(guaranteeMilli));
        limitMilli = Collections.unmodifiableSortedMap(new TreeMap<>(limitMilli));
        // What an older version wrote says nothing of it.
        most = Objects.requireNonNullElse(most, MostWork.ANY);
        guaranteeMilli.forEach((chip, milli) -> Bounds.within(path + " guarantee " + chip, milli, 0, Long.MAX_VALUE));
        limitMilli.forEach((chip, milli) -> Bounds.within(path + " limit " + chip, milli, 0, Long.MAX_VALUE));
    }

    /** A tenant with any number of workloads. */
    public TenantSpec(
            String path, int weight, SortedMap<String, Long> guaranteeMilli, SortedMap<String, Long> limitMilli) {
        this(path, weight, guaranteeMilli, limitMilli, MostWork.ANY);
    }

    /** A tenant with nothing of its own. */
    public static TenantSpec plain(String path) {
        return new TenantSpec(path, 1, new TreeMap<>(), new TreeMap<>());
    }

    /** The organisation that a path begins with. */
    public static String organisation(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** The path of the tenant above, or "" for an organisation. */
    public String parent() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
