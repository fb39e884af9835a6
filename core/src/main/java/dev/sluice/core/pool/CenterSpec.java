package dev.sluice.core.pool;

import dev.sluice.core.unit.Bounds;

/**
 * One site reached through one engine.
 *
 * @param owner path of the tenant whose devices these are; they are its guarantee unless it states another
 * @param engine name of the engine kind that runs tasks there, such as {@code local}
 * @param emulated whether nothing really runs there: shown wherever the center is shown
 * @param resizes whether its engine can add tasks to an attempt that runs, and stop some of its tasks
 */
public record CenterSpec(String name, String owner, String engine, boolean emulated, boolean resizes) {
    public CenterSpec {
        Bounds.name("center", name);
        Bounds.name("owner of center " + name, owner);
        Bounds.name("engine of center " + name, engine);
    }

    /** A center in which gangs may change their size while they run. */
    public CenterSpec(String name, String owner, String engine, boolean emulated) {
        this(name, owner, engine, emulated, true);
    }

    /** Whether its devices belong to a tenant or to one below it. */
    public boolean isOwnedWithin(String tenant) {
        return isWithin(owner, tenant);
    }

    /** Whether it is a center of the tenant itself or of one above it. */
    public boolean isHomeOf(String tenant) {
        return isWithin(tenant, owner);
    }

    private static boolean isWithin(String path, String above) {
        return path.startsWith(above) && (path.length() == above.length() || path.charAt(above.length()) == '/');
    }
}
