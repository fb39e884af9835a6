package dev.sluice.app.cli;

import dev.sluice.app.cli.api.NoAnswer;
import dev.sluice.app.cli.api.Problem;
import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.reach.ReachFault;
import dev.sluice.app.cli.table.Width;
import java.util.ArrayList;
import java.util.List;

/** Says what went wrong, with field, value, limit and remedy, and finds the exit code for it. */
final class Errors {
    private static final List<String> QUOTA = List.of("over-limit", "many-waiting", "over-committed", "too-many");

    private final Root root;

    Errors(Root root) {
        this.root = root;
    }

    /** Prints the failure of a verb; gives its exit code. */
    Exit report(Exception failure) {
        return switch (failure) {
            case Failure known -> {
                print(known.lines());
                yield known.exit();
            }
            case Problem problem -> {
                print(lines(problem));
                yield exit(problem);
            }
            case NoAnswer none -> {
                print(List.of(noAnswer(none)));
                yield Exit.UNAVAILABLE;
            }
            case ReachFault fault -> {
                print(List.of(root.say(fault.key(), fault.arguments())));
                yield Exit.USAGE;
            }
            case Screen.Gone _ -> Exit.BROKEN_PIPE;
            default -> {
                print(List.of(root.say("cli.bug", failure)));
                yield Exit.FAILURE;
            }
        };
    }

    /** The exit code for a refusal. */
    static Exit exit(Problem problem) {
        if (quota(problem.code())
                || problem.document().list("problems").stream().anyMatch(f -> quota(f.text("code")))) {
            return Exit.QUOTA;
        }
        return switch (problem.status()) {
            case 400, 405, 406, 413, 415, 422 -> Exit.USAGE;
            case 401, 403 -> Exit.DENIED;
            case 404 -> Exit.NOT_FOUND;
            case 409, 412 -> Exit.CONFLICT;
            case 429, 502, 503, 504 -> Exit.UNAVAILABLE;
            default -> Exit.FAILURE;
        };
    }

    void print(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var text = Width.clean(lines.get(i));
            root.screen().note(i == 0 ? root.say("cli.error", text) : "  " + text);
        }
    }

    private static boolean quota(String code) {
        return QUOTA.contains(code);
    }

    private List<String> lines(Problem problem) {
        var document = problem.document();
        if (problem.code().isEmpty()) {
            return List.of(root.say("cli.no-sluice", root.target().server(), problem.status()));
        }
        var lines = new ArrayList<String>();
        var faults = document.list("problems");
        var only = faults.size() == 1 && faults.getFirst().text("detail").equals(document.text("detail"));
        lines.add((only ? place(faults.getFirst()) : "") + document.text("detail") + " (" + problem.code() + ")");
        facts(document).forEach(lines::add);
        for (var fault : only ? List.<Tree>of() : faults) {
            lines.add("- " + place(fault) + fault.text("detail"));
            facts(fault).forEach(fact -> lines.add("  " + fact));
        }
        if (problem.status() == 401) {
            lines.add(root.say("cli.no-token-hint"));
        }
        return lines;
    }

    private String place(Tree fault) {
        return fault.has("line") ? root.say("cli.fault.line", fault.text("line")) + " " : "";
    }

    /** Field, value and limit in one line, the remedy in another. */
    private List<String> facts(Tree problem) {
        var facts = new ArrayList<String>();
        for (var name : List.of("field", "value", "limit")) {
            if (!problem.text(name).isEmpty()) {
                facts.add(root.say("cli.fault." + name, Width.cut(problem.text(name), 120)));
            }
        }
        var lines = new ArrayList<String>();
        if (!facts.isEmpty()) {
            lines.add(root.list(facts));
        }
        if (!problem.text("remedy").isEmpty()) {
            lines.add(problem.text("remedy"));
        }
        return lines;
    }

    private String noAnswer(NoAnswer none) {
        if (none.sent()) {
            return root.say("cli.broken", none.server(), String.valueOf(none.getMessage()));
        }
        return new dev.sluice.app.cli.reach.Target(none.server(), "").loopback()
                ? root.say("cli.no-server-here", none.server())
                : root.say("cli.no-server-there", none.server(), String.valueOf(none.getMessage()));
    }
}
