package dev.sluice.app.cli.json;

import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads and writes {@link Tree}s. Faults in the text come as {@link tools.jackson.core.JacksonException}. */
public final class Trees {
    private static final JsonFactory JSON = new JsonFactory();

    private Trees() {}

    /** The one JSON value in the stream. */
    public static Tree readJson(InputStream stream) {
        return read(JSON.createParser(ObjectReadContext.empty(), stream));
    }

    /** The one JSON value in the text. */
    public static Tree readJson(String text) {
        return read(JSON.createParser(ObjectReadContext.empty(), new StringReader(text)));
    }

    /** The first YAML document in the text; nothing if there is none. */
    public static Tree readYaml(String text) {
        return read(yaml().createParser(ObjectReadContext.empty(), new StringReader(text)));
    }

    /** JSON in several lines, two blanks a level, with a newline at the end. */
    public static String json(Tree tree) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return write(JSON, tree, new Layout(printer)) + "\n";
    }

    /** JSON in one line, with a newline at the end. */
    public static String jsonLine(Tree tree) {
        return write(JSON, tree, ObjectWriteContext.empty()) + "\n";
    }

    /** YAML, with a newline at the end. */
    public static String yaml(Tree tree) {
        var text = write(yaml(), tree, ObjectWriteContext.empty());
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static TokenStreamFactory yaml() {
        return YAMLFactory.builder()
                .disable(tools.jackson.dataformat.yaml.YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(tools.jackson.dataformat.yaml.YAMLWriteFeature.MINIMIZE_QUOTES)
                .enable(tools.jackson.dataformat.yaml.YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build();
    }

    private static Tree read(JsonParser parser) {
        try (parser) {
            return parser.nextToken() == null ? Tree.NOTHING : value(parser);
        }
    }

    private static Tree value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Tree.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Digits(parser.getString());
            case VALUE_TRUE -> new Tree.Flag(true);
            case VALUE_FALSE -> new Tree.Flag(false);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, END_OBJECT, END_ARRAY -> Tree.NOTHING;
        };
    }

    private static Tree object(JsonParser parser) {
        var object = Tree.object();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            object.fields().put(name, value(parser));
        }
        return object;
    }

    private static Tree array(JsonParser parser) {
        var array = Tree.array();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.items().add(value(parser));
        }
        return array;
    }

    private static String write(TokenStreamFactory factory, Tree tree, ObjectWriteContext context) {
        var text = new StringWriter();
        try (var generator = factory.createGenerator(context, text)) {
            write(generator, tree);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Tree tree) {
        switch (tree) {
            case Tree.Fields(var fields) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Tree> field : fields.entrySet()) {
                    generator.writeName(field.getKey());
                    write(generator, field.getValue());
                }
                generator.writeEndObject();
            }
            case Tree.Items(var items) -> {
                generator.writeStartArray();
                items.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Tree.Text(var text) -> generator.writeString(text);
            case Tree.Digits(var digits) -> generator.writeNumber(digits);
            case Tree.Flag(var flag) -> generator.writeBoolean(flag);
            case Tree.Nothing _ -> generator.writeNull();
        }
    }

    /** Says how a generator lays its output out. */
    private static final class Layout extends ObjectWriteContext.Base {
        private final PrettyPrinter printer;

        Layout(PrettyPrinter printer) {
            this.printer = printer;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
