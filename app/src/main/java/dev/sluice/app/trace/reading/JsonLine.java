package dev.sluice.app.trace.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A line that is a JSON object. Values are texts, whole numbers, true or false, lists of texts or numbers, and objects
 * of whole numbers; nothing is nested deeper.
 */
public final class JsonLine {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What to do with a line. */
    @FunctionalInterface
    public interface LineReader {
        /** Reads the fields of a line. */
        void read(JsonLine line) throws BadValue, TraceFailure;
    }

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();
    private long number;

    private JsonLine() {}

    /** Gives each line of a file to a reader. Lines that it can't make sense of are bad ones; blank ones are none. */
    public static void each(TraceFile file, Reading reading, LineReader reader) throws TraceFailure {
        var line = new JsonLine();
        try (var lines = file.open()) {
            while (lines.next()) {
                if (lines.isBlank()) {
                    continue;
                }
                line.number = lines.number();
                try {
                    line.parse(lines);
                    reader.read(line);
                } catch (BadValue bad) {
                    reading.bad(bad.in(file.name(), line.number));
                } catch (IllegalArgumentException refused) {
                    // The records of the core refuse what does not go together, each with value and bound.
                    var expected = Expected.of("trace.expected.consistent", String.valueOf(refused.getMessage()));
                    reading.bad(new BadLine(file.name(), line.number, "", lines.text(), expected));
                }
            }
        }
    }

    private void parse(Lines lines) throws BadValue {
        fields.clear();
        read.clear();
        int length = lines.end() - lines.start();
        try (var json = JSON.createParser(ObjectReadContext.empty(), lines.buffer(), lines.start(), length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadValue("", lines.text(), Expected.of("trace.expected.object"));
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                fields.put(name, value(json, name));
            }
            if (json.nextToken() != null) {
                throw new BadValue("", lines.text(), Expected.of("trace.expected.object"));
            }
        } catch (JacksonException e) {
            throw new BadValue("", lines.text(), Expected.of("trace.expected.json", reason(e)));
        }
    }

    private static String reason(JacksonException e) {
        var message = e.getOriginalMessage();
        return message == null ? "?" : message.lines().findFirst().orElse("?");
    }

    private static Object value(JsonParser json, String name) throws BadValue {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? json.getString()
                        : (Object) json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> json.getString();
            case START_ARRAY -> list(json, name);
            case START_OBJECT -> object(json, name);
            case null, default -> throw new BadValue(name, json.getString(), Expected.of("trace.expected.json-value"));
        };
    }

    private static List<Object> list(JsonParser json, String name) throws BadValue {
        var items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            var token = json.currentToken();
            if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
                throw new BadValue(name, json.getString(), Expected.of("trace.expected.json-value"));
            }
            items.add(token == JsonToken.VALUE_STRING ? json.getString() : (Object) json.getValueAsLong());
        }
        return items;
    }

    private static SortedMap<String, Long> object(JsonParser json, String name) throws BadValue {
        var entries = new TreeMap<String, Long>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new BadValue(name, json.getString(), Expected.of("trace.expected.json-value"));
            }
            entries.put(key, json.getValueAsLong());
        }
        return entries;
    }

    /** Whether the line has a field. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    private @Nullable Object field(String name) {
        read.add(name);
        return fields.get(name);
    }

    private static BadValue bad(String name, @Nullable Object value, Expected expected) {
        return new BadValue(name, value == null ? "" : value.toString(), expected);
    }

    /** A number that has to be there. */
    public long integer(String name, Range range) throws BadValue {
        var value = number(name, range);
        return value.orElseThrow(() -> bad(name, null, Expected.integer(range)));
    }

    /** A number that may be there. */
    public OptionalLong number(String name, Range range) throws BadValue {
        var value = field(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Long found && range.has(found)) {
            return OptionalLong.of(found);
        }
        throw bad(name, value, Expected.integer(range));
    }

    /** A text that has to be there. */
    public String text(String name) throws BadValue {
        var value = field(name);
        if (value instanceof String text) {
            return text;
        }
        throw bad(name, value, Expected.of("trace.expected.text"));
    }

    /** A text, or another one where there is none. */
    public String text(String name, String other) throws BadValue {
        return has(name) ? text(name) : other;
    }

    /** True or false; false where there is nothing. */
    public boolean flag(String name) throws BadValue {
        var value = field(name);
        if (value != null && !(value instanceof Boolean)) {
            throw bad(name, value, Expected.oneOf(List.of("true", "false")));
        }
        return value != null && (Boolean) value;
    }

    /** A list of texts; none where there is nothing. */
    public List<String> texts(String name) throws BadValue {
        var texts = new ArrayList<String>();
        for (var item : items(name)) {
            if (!(item instanceof String text)) {
                throw bad(name, item, Expected.of("trace.expected.text"));
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list of numbers; none where there is nothing. */
    public List<Long> integers(String name, Range range) throws BadValue {
        var numbers = new ArrayList<Long>();
        for (var item : items(name)) {
            if (!(item instanceof Long found) || !range.has(found)) {
                throw bad(name, item, Expected.integer(range));
            }
            numbers.add(found);
        }
        return numbers;
    }

    private List<?> items(String name) throws BadValue {
        var value = field(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items;
        }
        throw bad(name, value, Expected.of("trace.expected.list"));
    }

    /** Numbers by name; none where there is nothing. */
    public SortedMap<String, Long> numbers(String name, Range range) throws BadValue {
        var value = field(name);
        if (value == null) {
            return Collections.emptySortedMap();
        }
        if (!(value instanceof Map<?, ?> entries)) {
            throw bad(name, value, Expected.of("trace.expected.numbers"));
        }
        var numbers = new TreeMap<String, Long>();
        for (var entry : entries.entrySet()) {
            if (!(entry.getValue() instanceof Long number) || !range.has(number)) {
                throw bad(name, entry.getValue(), Expected.integer(range));
            }
            numbers.put((String) entry.getKey(), number);
        }
        return numbers;
    }

    /** Refuses the line when it has a field that nobody asked for: it may mean what nothing here does. */
    public void refuseUnknown() throws BadValue {
        for (var field : fields.entrySet()) {
            if (!read.contains(field.getKey())) {
                throw bad(field.getKey(), field.getValue(), Expected.of("trace.expected.no-field"));
            }
        }
    }

    /** The value of a field as bad. */
    public BadValue bad(String name, Expected expected) {
        return bad(name, fields.get(name), expected);
    }

    /** Number of the line, from 1. */
    public long line() {
        return number;
    }
}
