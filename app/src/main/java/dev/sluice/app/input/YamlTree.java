package dev.sluice.app.input;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * YAML into trees, from the parser's events.
 *
 * <p>Nothing is resolved: no types are guessed, no tags made into objects, no anchors followed. What YAML can do beyond
 * lists, maps and texts is refused, which leaves nothing for a bomb to work with.
 */
final class YamlTree {
    private final TreeBuilder tree;
    private final Iterator<Event> events;
    private int line = 1;
    private int column = 1;
    private boolean aliasRefused;

    private YamlTree(String text, Problems problems) {
        tree = new TreeBuilder(problems);
        var settings = LoadSettings.builder()
                .setCodePointLimit(InputLimits.MAX_BYTES + 1)
                .setParseComments(false)
                .build();
        events = new Parse(settings).parseString(text).iterator();
    }

    /** The documents of a file; with problems, what could be read of them. */
    static List<Node> read(String text, Problems problems) {
        var documents = new ArrayList<Node>();
        var reader = new YamlTree(text, problems);
        try {
            reader.readAll(documents);
        } catch (TreeBuilder.Stop e) {
            return documents;
        } catch (MarkedYamlEngineException e) {
            reader.syntax(e);
        } catch (RuntimeException e) {
            // The parser has other exceptions for odd input, some of them not its own.
            reader.tree.problem("input.syntax", "", "", "", reader.line, reader.column);
        }
        return documents;
    }

    private void readAll(List<Node> documents) throws TreeBuilder.Stop {
        while (events.hasNext()) {
            if (next() instanceof DocumentStartEvent) {
                if (documents.size() == InputLimits.MAX_DOCUMENTS) {
                    var limit = Integer.toString(InputLimits.MAX_DOCUMENTS);
                    throw tree.stop("input.too-many-documents", "", limit, "", line, column);
                }
                documents.add(node(next()));
            }
        }
    }

    private Event next() {
        var event = events.next();
        event.getStartMark().ifPresent(this::place);
        return event;
    }

    private void place(Mark mark) {
        line = mark.getLine() + 1;
        column = mark.getColumn() + 1;
    }

    private Node node(Event event) throws TreeBuilder.Stop {
        int atLine = line;
        int atColumn = column;
        refuseExtras(event);
        return switch (event) {
            case ScalarEvent scalar -> tree.scalar(scalar.getValue(), style(scalar), atLine, atColumn);
            case SequenceStartEvent start -> items(atLine, atColumn);
            case MappingStartEvent start -> entries(atLine, atColumn);
            default -> tree.scalar("", Node.Style.PLAIN, atLine, atColumn);
        };
    }

    private static Node.Style style(ScalarEvent scalar) {
        return scalar.isPlain() ? Node.Style.PLAIN : Node.Style.QUOTED;
    }

    private void refuseExtras(Event event) {
        if (event instanceof AliasEvent alias) {
            refuseAlias("*" + alias.getAlias().getValue());
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            refuseAlias("&" + node.getAnchor().get().getValue());
        }
        tag(event).ifPresent(tag -> tree.problem("input.tag", shortened(tag), "", "", line, column));
    }

    /** Once is enough: a file with anchors is full of them. */
    private void refuseAlias(String text) {
        if (!aliasRefused) {
            aliasRefused = true;
            tree.problem("input.alias", text, "", "", line, column);
        }
    }

    private static Optional<String> tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent start -> start.getTag();
            default -> Optional.empty();
        };
    }

    private static String shortened(String tag) {
        return tag.replace("tag:yaml.org,2002:", "!!");
    }

    private Node items(int atLine, int atColumn) throws TreeBuilder.Stop {
        tree.enter(atLine, atColumn);
        var nodes = new ArrayList<Node>();
        for (var event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            nodes.add(node(event));
        }
        tree.leave();
        return new Node.Items(nodes, atLine, atColumn);
    }

    private Node entries(int atLine, int atColumn) throws TreeBuilder.Stop {
        tree.enter(atLine, atColumn);
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (var event = next(); !(event instanceof MappingEndEvent); event = next()) {
            var key = key(node(event));
            tree.put(entries, key, node(next()));
        }
        tree.leave();
        return new Node.Entries(entries, atLine, atColumn);
    }

    private Node.Scalar key(Node node) throws TreeBuilder.Stop {
        if (!(node instanceof Node.Scalar key) || key.isNull()) {
            throw tree.stop("input.key-not-text", "", "", "", node.line(), node.column());
        }
        if (key.text().equals("<<") && key.style() == Node.Style.PLAIN) {
            tree.problem("input.merge-key", "<<", "", "", key.line(), key.column());
        }
        return key;
    }

    private void syntax(MarkedYamlEngineException failure) {
        failure.getProblemMark().or(failure::getContextMark).ifPresent(this::place);
        var problem = failure.getProblem() == null ? "" : failure.getProblem();
        var code = problem.contains("\\t(TAB)") ? "input.tab" : "input.syntax";
        tree.problem(code, "", "", code.equals("input.tab") ? "" : problem, line, column);
    }
}
