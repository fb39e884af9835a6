package dev.sluice.app.http;

import dev.sluice.app.console.ConsoleFile;
import dev.sluice.app.console.ConsoleFiles;
import java.util.Map;
import java.util.TreeMap;

/** Hands out the console's files to anybody: they hold nothing but the program. */
final class ConsoleEndpoints {
    static final String HOME = "/console/";

    /** Only what this server sends runs, is shown or is asked. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ConsoleFiles files = ConsoleFiles.load();

    Answer home(Request request) {
        return Answer.empty(303, Map.of("Location", HOME));
    }

    Answer first(Request request) {
        return answer(ConsoleFiles.FIRST, request);
    }

    Answer file(Request request) {
        return answer(request.place("file"), request);
    }

    private Answer answer(String name, Request request) {
        var file = files.find(name).orElseThrow(() -> new Refusal(ProblemCode.NO_SUCH_PATH, "/console/..."));
        var headers = new TreeMap<String, String>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", file.tag());
        headers.put("Vary", "Accept-Encoding");
        return request.header("If-None-Match").filter(file.tag()::equals).isPresent()
                ? Answer.empty(304, headers)
                : whole(file, headers, request);
    }

    private static Answer whole(ConsoleFile file, Map<String, String> headers, Request request) {
        if (request.header("Accept-Encoding").filter(it -> it.contains("gzip")).isEmpty()) {
            return new Answer.Whole(200, file.contentType(), headers, file.plain());
        }
        headers.put("Content-Encoding", "gzip");
        return new Answer.Whole(200, file.contentType(), headers, file.gzipped());
    }

    /** Whether this is somebody with a browser, rather than a program that asks what there is. */
    static boolean isForPeople(Request request) {
        return request.header("Accept").filter(it -> it.contains("text/html")).isPresent();
    }
}
