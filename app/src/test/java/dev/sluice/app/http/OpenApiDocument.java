package dev.sluice.app.http;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the API promises, and whether an answer keeps it. */
final class OpenApiDocument {
    static final OpenApiDocument INSTANCE = load();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode root;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    private static OpenApiDocument load() {
        try (var file = ApiServer.class.getResourceAsStream("openapi.yaml")) {
            return new OpenApiDocument(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** {@code GET /api/v1/nodes} and so on. */
    Set<String> operations() {
        var operations = new TreeSet<String>();
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Names of an operation's query parameters. */
    Set<String> queryParameters(String method, String path) {
        var names = new TreeSet<String>();
        var item = root.get("paths").get(path);
        for (var list : new JsonNode[] {
            item.get("parameters"), item.get(method.toLowerCase(Locale.ROOT)).get("parameters")
        }) {
            if (list != null) {
                list.forEach(parameter -> {
                    var real = resolve(parameter);
                    if (real.get("in").asString().equals("query")) {
                        names.add(real.get("name").asString());
                    }
                });
            }
        }
        return names;
    }

    boolean isOpen(String method, String path) {
        var security =
                root.get("paths").get(path).get(method.toLowerCase(Locale.ROOT)).get("security");
        return security != null && security.isEmpty();
    }

    /** What is wrong with an answer, or "". */
    String faults(String method, String rawPath, ApiFixture.Got got) {
        var operation = find(method, rawPath);
        boolean problem = got.header("content-type").startsWith(Answer.PROBLEM);
        if (operation == null) {
            return problem ? invalid("#/components/schemas/Problem", got.body()) : "no operation, no problem: " + got;
        }
        var response = operation.get("responses").get(Integer.toString(got.status()));
        if (response == null) {
            return "status " + got.status() + " is not documented: " + got.body();
        }
        return content(resolve(response), got);
    }

    private String content(JsonNode response, ApiFixture.Got got) {
        var content = response.get("content");
        if (content == null) {
            return got.body().isEmpty() ? "" : "a body that is not documented: " + got.body();
        }
        var type = got.header("content-type").replaceAll(";.*", "").strip();
        if (content.get(type) == null) {
            return "content type " + type + " is not documented";
        }
        var schema = content.get(type).get("schema");
        return type.endsWith("json") ? invalid(schema.get("$ref").asString(), got.body()) : "";
    }

    private String invalid(String reference, String body) {
        var schema = schemas.computeIfAbsent(reference, this::schema);
        var errors = schema.validate(JsonMapper.shared().readTree(body));
        return errors.isEmpty() ? "" : errors + " in " + body;
    }

    private Schema schema(String reference) {
        var document = JsonMapper.shared().createObjectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$ref", reference);
        document.set("components", root.get("components"));
        return registry.getSchema(document);
    }

    private @Nullable JsonNode find(String method, String rawPath) {
        var path = rawPath.replaceAll("\\?.*", "");
        for (var entry : root.get("paths").properties()) {
            var route = Route.of(method, entry.getKey(), request -> Answer.json(""));
            if (route.match(Route.segmentsOf(path)) != null
                    && entry.getValue().get(method.toLowerCase(Locale.ROOT)) != null) {
                return entry.getValue().get(method.toLowerCase(Locale.ROOT));
            }
        }
        return null;
    }

    private JsonNode resolve(JsonNode node) {
        var reference = node.get("$ref");
        return reference == null ? node : root.at(reference.asString().substring(1));
    }
}
