package dev.sluice.core.schedule.share;

import java.util.List;
import java.util.Optional;

/** The registry of share policies. */
public final class SharePolicies {
    private static final List<SharePolicy> ALL = List.of(new Apart(), new Interleave());

    private SharePolicies() {}

    /** All of them, the default first. */
    public static List<SharePolicy> all() {
        return ALL;
    }

    public static Optional<SharePolicy> named(String name) {
        return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }
}
