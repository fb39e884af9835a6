package dev.sluice.app.trace.reading;

import dev.sluice.core.unit.Limits;

/** Names of traces made fit for the core, whose names have 1 to 128 characters and no controls. */
public final class Names {
    private Names() {}

    /** A name with other signs where it has controls, cut where it is too long. */
    public static String clean(String name) {
        boolean fits = name.length() <= Limits.NAME_CHARS;
        for (int i = 0; fits && i < name.length(); i++) {
            fits = !Character.isISOControl(name.charAt(i));
        }
        if (fits && !name.isEmpty()) {
            return name;
        }
        var clean = new StringBuilder();
        for (int i = 0; i < name.length() && clean.length() < Limits.NAME_CHARS; i++) {
            char c = name.charAt(i);
            clean.append(Character.isISOControl(c) ? '?' : c);
        }
        int last = clean.length() - 1;
        if (last >= 0 && Character.isHighSurrogate(clean.charAt(last))) {
            clean.setLength(last);
        }
        return clean.isEmpty() ? "?" : clean.toString();
    }

    /** One level of a tenant's path: a slash would be two. */
    public static String level(String name) {
        return clean(name).replace('/', '-');
    }
}
