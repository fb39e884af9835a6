package dev.sluice.app.trace.published;

import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Steps a second of models by chip and number of devices, as Gavel's {@code *_throughputs.json} has them: {@code {chip:
 * {"('model', devices)": {"null": alone, "('other', devices)": [both]}}}}. Only what a model reaches alone is read; 0
 * stands for what can't run.
 */
final class Throughputs {
    private static final Pattern KEY = Pattern.compile("\\('(.*)', ([0-9]{1,4})\\)");

    private final Map<String, Double> alone = new HashMap<>();

    private Throughputs() {}

    /** Reads those of some chips. */
    static Throughputs read(TraceFile file, Collection<String> chips) throws TraceFailure {
        var throughputs = new Throughputs();
        try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), file.text())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var chip = json.currentName();
                json.nextToken();
                if (chips.contains(chip)) {
                    throughputs.models(json, chip);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new TraceFailure("trace.bad-json", file.name(), e.getOriginalMessage());
        }
        return throughputs;
    }

    private void models(JsonParser json, String chip) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = KEY.matcher(json.currentName());
            boolean known = key.matches();
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean solo = json.currentName().equals("null");
                var value = json.nextToken();
                if (known && solo && value.isNumeric() && json.getDoubleValue() > 0) {
                    alone.put(id(chip, key.group(1), Integer.parseInt(key.group(2))), json.getDoubleValue());
                }
                json.skipChildren();
            }
        }
    }

    private static String id(String chip, String model, int devices) {
        return chip + " " + devices + " " + model;
    }

    /** Steps a second; 0 where it can't run or nobody measured it. */
    double of(String chip, String model, int devices) {
        return alone.getOrDefault(id(chip, model, devices), 0.0);
    }

    /** The greatest number of devices, not above this one, that a model was measured on a V100 with; 0 = none. */
    int largestUpTo(String model, int devices) {
        for (int size = devices; size > 0; size--) {
            if (alone.containsKey(id(Gavel.CHIPS.getFirst(), model, size))) {
                return size;
            }
        }
        return 0;
    }
}
