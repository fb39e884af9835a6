package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.slurm.SlurmFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads answers of slurmrestd. Between versions a number became {@code {"set": true, "number": 5}}, a state a list of
 * words, and names changed; each of these forms is taken, and what is not known is passed over.
 */
final class RestReading {
    private static final Pattern VERSION = Pattern.compile("\"/slurm/v0\\.0\\.(\\d{2})/");
    private static final int OLDEST = 38;
    private static final int NEWEST = 44;

    // Numbers of slurm_errno.h.
    private static final Set<Integer> UNKNOWN_JOB = Set.of(2017, 2021);
    private static final Set<Integer> DENIED = Set.of(1007, 2002, 6001, 6002);

    /** What the number of an error is called, by the question that it answers. */
    private static final List<String> ERROR_NUMBERS = List.of("error_number", "error_code", "errno");

    private RestReading() {}

    /**
     * An answer.
     *
     * @param error what Slurm says went wrong; null = nothing
     */
    record Page<T>(T content, @Nullable Complaint error) {}

    /** An entry of an answer's list of errors. */
    record Complaint(int number, String text) {
        Kind kind() {
            if (UNKNOWN_JOB.contains(number)) {
                return Kind.UNKNOWN_JOB;
            }
            if (DENIED.contains(number)) {
                return Kind.DENIED;
            }
            // 1000-1099 and 1800-1999 are failures of communication; -1 is what a bad token and a lost controller give.
            boolean unheard = number < 0 || (number >= 1000 && number < 1100) || (number >= 1800 && number < 2000);
            return unheard || number == 5004 || number == 5005 ? Kind.UNREACHABLE : Kind.REFUSED;
        }
    }

    /** The newest version that both sides know, as in {@code v0.0.38}; null = none. */
    static @Nullable String newestVersion(String openapi) {
        int newest = 0;
        var matcher = VERSION.matcher(openapi.replace("\\/", "/"));
        while (matcher.find()) {
            int version = Integer.parseInt(matcher.group(1));
            newest = version >= OLDEST && version <= NEWEST ? Math.max(newest, version) : newest;
        }
        return newest == 0 ? null : "v0.0." + newest;
    }

    static Page<String> release(JsonNode answer) {
        var meta = answer.path("meta");
        var slurm = meta.has("slurm") ? meta.path("slurm") : meta.path("Slurm");
        return new Page<>(slurm.path("release").asString(""), error(answer));
    }

    static Page<Long> submitted(JsonNode answer) {
        long id = number(answer.path("job_id"), 0);
        var error = error(answer);
        return new Page<>(id, id > 0 || error != null ? error : new Complaint(0, "it gave the job no id"));
    }

    static Page<Boolean> nothing(JsonNode answer) {
        return new Page<>(true, error(answer));
    }

    /** @param lent nodes of the reservation that was made for us; null = there is none */
    static Page<List<SlurmNode>> nodes(JsonNode answer, @Nullable Set<String> lent) {
        var nodes = new ArrayList<SlurmNode>();
        for (var node : answer.path("nodes")) {
            nodes.add(new SlurmNode(
                    node.path("name").asString(),
                    node.path("address").asString(node.path("hostname").asString()),
                    (int) number(node.path("cpus"), 0),
                    number(node.path("real_memory"), 0),
                    Gres.parse(node.path("gres").asString("")),
                    words(node.path("partitions")),
                    usable(node, lent)));
        }
        return new Page<>(nodes, error(answer));
    }

    private static boolean usable(JsonNode node, @Nullable Set<String> lent) {
        var words = new ArrayList<>(words(node.path("state")));
        words.addAll(words(node.path("state_flags")));
        return NodeState.usable(node.path("name").asString(), words, lent);
    }

    /** Nodes of a reservation; none if there is no such reservation. */
    static Page<Set<String>> reserved(JsonNode answer, String reservation) {
        var nodes = new TreeSet<String>();
        for (var each : answer.path("reservations")) {
            if (each.path("name").asString("").equals(reservation)) {
                nodes.addAll(HostList.expand(each.path("node_list").asString("")));
            }
        }
        return new Page<>(nodes, error(answer));
    }

    /** Reads the list of jobs as it streams by: a job has a hundred fields, and ten of them matter. */
    static Page<List<SlurmJob>> jobs(JsonParser parser) {
        var jobs = new ArrayList<SlurmJob>();
        Complaint error = null;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Page<>(jobs, new Complaint(-1, "the answer is no JSON object"));
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            if (field.equals("jobs") && parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    jobs.add(job(parser));
                }
            } else if (field.equals("errors") && parser.currentToken() == JsonToken.START_ARRAY) {
                JsonNode list = parser.readValueAsTree();
                error = firstError(list);
            } else {
                parser.skipChildren();
            }
        }
        return new Page<>(jobs, error);
    }

    private static SlurmJob job(JsonParser parser) {
        var fields = new JobFields();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (JobFields.NAMES.contains(name)) {
                fields.put(name, parser.readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
        return fields.job();
    }

    private static @Nullable Complaint error(JsonNode answer) {
        return answer.isObject()
                ? firstError(answer.path("errors"))
                : new Complaint(-1, "the answer is no JSON object");
    }

    private static @Nullable Complaint firstError(JsonNode errors) {
        if (!errors.isArray() || errors.isEmpty()) {
            return null;
        }
        for (var error : errors) {
            var number = ERROR_NUMBERS.stream().filter(error::has).findFirst();
            if (number.isPresent()) {
                var what = error.path("error").asString("");
                var more = error.path("description").asString("");
                var text = more.isEmpty() ? what : more.contains(what) ? more : more + ": " + what;
                return new Complaint(error.path(number.get()).asInt(-1), text);
            }
        }
        return new Complaint(
                0, errors.get(0).path("description").asString(errors.get(0).toString()));
    }

    /** A number in any of its forms. */
    static long number(JsonNode value, long otherwise) {
        var plain = value.isObject() ? (value.path("set").asBoolean(true) ? value.path("number") : value) : value;
        return plain.isNumber() ? plain.longValue() : otherwise;
    }

    /** A word or a list of words. */
    static List<String> words(JsonNode value) {
        var words = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(word -> words.add(word.asString()));
        } else if (value.isString() && !value.asString().isEmpty()) {
            words.addAll(List.of(value.asString().split("[+,]")));
        }
        return words;
    }
}
