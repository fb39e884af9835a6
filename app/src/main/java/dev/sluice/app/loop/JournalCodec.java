package dev.sluice.app.loop;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sluice.core.Command;
import dev.sluice.core.Event;
import dev.sluice.core.Image;
import dev.sluice.core.contract.Stage;
import dev.sluice.core.ledger.LedgerImage;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.TaskExit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of journal entries and snapshots: the records of the core as they are, the sealed ones with their name as
 * {@code type}. A field that a newer version wrote is an error and not a guess.
 */
public final class JournalCodec {
    /** Of snapshots only: one of another version is not used, and the state is folded from the journal instead. */
    private static final int SNAPSHOT_VERSION = 10;

    /** One entry of the journal. */
    public record Entry(Command command, List<Event> events) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record EventsOnly(List<Event> events) {}

    /** What a snapshot holds: the state, and what the ledger has to remember. */
    @JsonPropertyOrder({"version", "image", "ledger"})
    record Snapshot(int version, Image image, LedgerImage ledger) {}

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectReader ENTRY = MAPPER.readerFor(Entry.class);
    private static final ObjectReader EVENTS = MAPPER.readerFor(EventsOnly.class);
    private static final ObjectReader SNAPSHOT = MAPPER.readerFor(Snapshot.class);

    private JournalCodec() {}

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule()
                        .addDeserializer(IntList.class, new IntListReader())
                        .addDeserializer(LongList.class, new LongListReader()))
                .addModule(RecordMaker.MODULE)
                .addMixIn(IntList.class, IntListJson.class)
                .addMixIn(LongList.class, LongListJson.class);
        for (var sealed : List.of(Command.class, Event.class, Phase.class, TaskExit.class, Stage.class)) {
            builder.addMixIn(sealed, Named.class);
            register(builder, sealed);
        }
        return builder.build();
    }

    private static void register(JsonMapper.Builder builder, Class<?> sealed) {
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                register(builder, permitted);
            } else {
                builder.registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Named {}

    private interface IntListJson {
        @JsonValue
        int[] toArray();
    }

    private interface LongListJson {
        @JsonValue
        long[] toArray();
    }

    private static final class IntListReader extends ValueDeserializer<IntList> {
        @Override
        public IntList deserialize(JsonParser parser, DeserializationContext context) {
            return IntList.of(context.readValue(parser, int[].class));
        }
    }

    private static final class LongListReader extends ValueDeserializer<LongList> {
        @Override
        public LongList deserialize(JsonParser parser, DeserializationContext context) {
            return LongList.of(context.readValue(parser, long[].class));
        }
    }

    public static byte[] encode(Command command, List<Event> events) {
        return WRITER.writeValueAsBytes(new Entry(command, events));
    }

    public static Entry decode(byte[] body) {
        return ENTRY.readValue(body);
    }

    static List<Event> events(byte[] body) {
        EventsOnly only = EVENTS.readValue(body);
        return only.events();
    }

    static byte[] encode(Image image, LedgerImage ledger) {
        return WRITER.writeValueAsBytes(new Snapshot(SNAPSHOT_VERSION, image, ledger));
    }

    /** A snapshot, or null when another version wrote it. */
    static @Nullable Snapshot snapshot(byte[] body) {
        if (version(body) != SNAPSHOT_VERSION) {
            return null;
        }
        return SNAPSHOT.readValue(body);
    }

    /** The version comes first, so that it is known without a look at the rest; 0 = none is there. */
    private static int version(byte[] body) {
        try (var parser = MAPPER.createParser(body)) {
            boolean first = parser.nextToken() == JsonToken.START_OBJECT
                    && "version".equals(parser.nextName())
                    && parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
            return first ? parser.getIntValue() : 0;
        }
    }
}
