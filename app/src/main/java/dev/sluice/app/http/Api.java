package dev.sluice.app.http;

import dev.sluice.app.auth.Authenticator;
import dev.sluice.app.auth.Caller;
import dev.sluice.app.http.json.Json;
import dev.sluice.app.text.Texts;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a request to its route and makes an answer of whatever comes of it. Knows no server library. */
final class Api {
    private static final System.Logger LOG = System.getLogger(Api.class.getName());
    private static final String RETRY_SECONDS = "1";

    private final List<Route> routes;
    private final Authenticator authenticator;
    private final AtomicLong faults = new AtomicLong();

    Api(List<Route> routes, Authenticator authenticator) {
        this.routes = routes;
        this.authenticator = authenticator;
    }

    /**
     * A request as it came.
     *
     * @param rawPath with its percent signs
     * @param query decoded names and values
     */
    record Incoming(
            String method,
            String rawPath,
            Map<String, List<String>> query,
            Function<String, @Nullable String> headers,
            Supplier<byte[]> content) {}

    /** What was answered, and by which route; "-" = none. */
    record Served(String route, Answer answer) {}

    Served serve(Incoming in) {
        var texts = texts(in.headers.apply("Accept-Language"));
        var route = "-";
        try {
            var found = route(in);
            route = found.route.path();
            return new Served(route, found.route.endpoint().answer(request(in, found, texts)));
        } catch (Refusal refusal) {
            return new Served(route, problem(refusal, texts));
        } catch (RuntimeException e) {
            return new Served(route, internal(e, texts));
        }
    }

    /** A problem as an answer, with the headers that belong to it. */
    static Answer problem(Refusal refusal, Texts texts) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Language", texts.locale().toLanguageTag());
        switch (refusal.code()) {
            case UNAUTHENTICATED -> headers.put("WWW-Authenticate", "Bearer realm=\"sluice\"");
            case METHOD_NOT_ALLOWED ->
                headers.put("Allow", refusal.arguments().getLast().toString());
            case OVERLOADED, NOT_READY -> headers.put("Retry-After", RETRY_SECONDS);
            default -> {}
        }
        var body = Json.bytes(ProblemView.of(refusal, texts));
        return new Answer.Whole(refusal.code().status(), Answer.PROBLEM, headers, body);
    }

    private Answer internal(RuntimeException e, Texts texts) {
        var name = "fault-" + faults.incrementAndGet();
        LOG.log(Level.ERROR, "a request failed: " + name, e);
        return problem(new Refusal(ProblemCode.INTERNAL, name), texts);
    }

    private record Found(Route route, Map<String, String> places) {}

    private Found route(Incoming in) {
        var segments = segments(in.rawPath);
        var methods = new LinkedHashSet<String>();
        for (var route : routes) {
            var places = route.match(segments);
            if (places != null && route.method().equals(in.method)) {
                return new Found(route, places);
            }
            if (places != null) {
                methods.add(route.method());
            }
        }
        throw methods.isEmpty()
                ? new Refusal(ProblemCode.NO_SUCH_PATH, shown(in.rawPath))
                : new Refusal(ProblemCode.METHOD_NOT_ALLOWED, shown(in.method), String.join(", ", methods));
    }

    private Request request(Incoming in, Found found, Texts texts) {
        Optional<Caller> caller =
                found.route.open() ? Optional.empty() : authenticator.caller(in.headers.apply("Authorization"));
        if (!found.route.open() && caller.isEmpty()) {
            throw new Refusal(ProblemCode.UNAUTHENTICATED);
        }
        var query = new Query(in.query, found.route.parameters());
        return new Request(
                found.places,
                query,
                in.headers,
                in.content,
                caller.orElse(null),
                texts,
                () -> authenticator.caller(in.headers.apply("Authorization")).isPresent());
    }

    /** Each segment is decoded alone, so that an encoded slash or dots mean nothing but themselves. */
    private static List<String> segments(String rawPath) {
        if (!rawPath.startsWith("/")) {
            throw new Refusal(ProblemCode.BAD_REQUEST, "path");
        }
        var segments = new ArrayList<String>();
        for (var raw : Route.segmentsOf(rawPath)) {
            segments.add(decoded(raw));
        }
        return segments;
    }

    private static String decoded(String raw) {
        try {
            var text = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            var strict = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
            if (strict.chars().noneMatch(Character::isISOControl)) {
                return strict;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Refused below, as control characters are.
        }
        throw new Refusal(ProblemCode.BAD_REQUEST, "path: " + shown(raw));
    }

    private static String shown(String text) {
        var clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "..." : clean;
    }

    /** The first language of the header that there are texts in; English otherwise. */
    static Texts texts(@Nullable String acceptLanguage) {
        if (acceptLanguage != null && acceptLanguage.length() < 200) {
            try {
                for (var range : Locale.LanguageRange.parse(acceptLanguage)) {
                    if (range.getRange().startsWith("zh")) {
                        return Texts.of(Locale.SIMPLIFIED_CHINESE);
                    }
                    if (range.getRange().startsWith("en")) {
                        return Texts.english();
                    }
                }
            } catch (IllegalArgumentException e) {
                return Texts.english();
            }
        }
        return Texts.english();
    }
}
