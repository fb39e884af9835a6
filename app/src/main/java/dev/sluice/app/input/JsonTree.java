package dev.sluice.app.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** One JSON document into a tree. */
final class JsonTree {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(InputLimits.MAX_DEPTH + 2)
                    .maxStringLength(InputLimits.MAX_BYTES)
                    .maxNameLength(InputLimits.MAX_BYTES)
                    .maxNumberLength(InputLimits.MAX_BYTES)
                    .build())
            .build();

    private final TreeBuilder tree;
    private final JsonParser parser;

    private JsonTree(JsonParser parser, Problems problems) {
        this.tree = new TreeBuilder(problems);
        this.parser = parser;
    }

    /** The document of a file, none if it is empty; with problems, what could be read of it. */
    static List<Node> read(String text, Problems problems) {
        var documents = new ArrayList<Node>();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            var reader = new JsonTree(parser, problems);
            if (parser.nextToken() != null) {
                documents.add(reader.node());
                reader.refuseRest();
            }
        } catch (TreeBuilder.Stop e) {
            return documents;
        } catch (StreamReadException e) {
            var detail = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
            var at = e.getLocation();
            problems.add(new Problem("input.syntax", "", "", "", detail, at.getLineNr(), at.getColumnNr()));
        } catch (JacksonException e) {
            problems.add(new Problem("input.syntax", "", "", "", "", 0, 0));
        }
        return documents;
    }

    private void refuseRest() throws TreeBuilder.Stop {
        if (parser.nextToken() != null) {
            throw tree.stop("input.too-many-documents", "", "1", "", line(), column());
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private int column() {
        return parser.currentTokenLocation().getColumnNr();
    }

    private Node node() throws TreeBuilder.Stop {
        return switch (parser.currentToken()) {
            case START_OBJECT -> entries(line(), column());
            case START_ARRAY -> items(line(), column());
            case VALUE_STRING -> tree.scalar(parser.getString(), Node.Style.QUOTED, line(), column());
            default -> tree.scalar(parser.getString(), Node.Style.JSON_LITERAL, line(), column());
        };
    }

    private Node items(int atLine, int atColumn) throws TreeBuilder.Stop {
        tree.enter(atLine, atColumn);
        var nodes = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node());
        }
        tree.leave();
        return new Node.Items(nodes, atLine, atColumn);
    }

    private Node entries(int atLine, int atColumn) throws TreeBuilder.Stop {
        tree.enter(atLine, atColumn);
        var entries = new LinkedHashMap<String, Node.Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = tree.scalar(parser.currentName(), Node.Style.QUOTED, line(), column());
            parser.nextToken();
            tree.put(entries, key, node());
        }
        tree.leave();
        return new Node.Entries(entries, atLine, atColumn);
    }
}
