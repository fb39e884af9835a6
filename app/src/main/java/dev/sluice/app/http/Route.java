package dev.sluice.app.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API.
 *
 * @param path as in {@code openapi.yaml}, with places such as {@code {ref}}
 * @param parameters names of the query parameters
 * @param open whether it is answered without a token
 */
record Route(String method, String path, Set<String> parameters, boolean open, Endpoint endpoint) {
    /** Answers a request, or throws a {@link Refusal}. */
    @FunctionalInterface
    interface Endpoint {
        Answer answer(Request request);
    }

    static Route of(String method, String path, Endpoint endpoint, String... parameters) {
        var names = new LinkedHashSet<>(Arrays.asList(parameters));
        return new Route(method, path, names, false, endpoint);
    }

    static Route open(String path, Endpoint endpoint) {
        return new Route("GET", path, Set.of(), true, endpoint);
    }

    /** The values of the places when a path, in decoded segments, is one of this route's; else null. */
    @Nullable Map<String, String> match(List<String> segments) {
        var wanted = segmentsOf(path);
        if (wanted.size() != segments.size()) {
            return null;
        }
        var places = new TreeMap<String, String>();
        for (int i = 0; i < wanted.size(); i++) {
            var part = wanted.get(i);
            if (part.startsWith("{") && !segments.get(i).isEmpty()) {
                places.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return null;
            }
        }
        return places;
    }

    /** {@code /a/b} is a, b; {@code /} is one empty segment. */
    static List<String> segmentsOf(String path) {
        return new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
    }
}
