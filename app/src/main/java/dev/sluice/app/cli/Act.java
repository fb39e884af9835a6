package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.api.NoAnswer;
import dev.sluice.app.cli.api.Problem;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels, holds or releases workloads: each that it can, and the first failure's exit code. */
@Command
final class Act implements Callable<Integer> {
    private final Root root;
    private final String action;

    @Parameters(arity = "1..*", paramLabel = "REF", descriptionKey = "REF")
    private List<String> refs = List.of();

    Act(Root root, String action) {
        this.root = root;
        this.action = action;
    }

    @Override
    public Integer call() {
        var client = root.client();
        var errors = new Errors(root);
        int code = Exit.OK.code();
        for (var ref : refs) {
            try {
                act(client, ref);
            } catch (Failure | Problem failed) {
                int failure = errors.report(failed).code();
                code = code == 0 ? failure : code;
            } catch (NoAnswer gone) {
                return errors.report(gone).code();
            }
        }
        return code;
    }

    private void act(Client client, String ref) {
        var id = only(client, ref);
        var key = UUID.randomUUID().toString();
        var workload = client.send(Call.post("workloads", id, action).header("Idempotency-Key", key));
        var state = new Words(root).word("state", workload.text("state"));
        if (!root.quiet()) {
            root.screen().line(root.say("cli.did." + action, workload.text("id"), workload.text("name"), state));
        }
    }

    /** A name that several live workloads have is refused: a change must not hit one by chance. */
    private String only(Client client, String ref) {
        if (ref.chars().allMatch(Character::isDigit)) {
            return ref;
        }
        var named = Pages.read(client, Call.get("workloads").with("name", ref), "workloads", 20)
                .list("workloads");
        if (named.size() > 1) {
            var ids = named.stream()
                    .map(workload -> workload.text("id") + " (" + workload.text("tenant") + ")")
                    .collect(Collectors.joining(", "));
            throw new Failure(Exit.CONFLICT, root.say("cli.ambiguous", ref, named.size(), ids));
        }
        return named.isEmpty() ? ref : named.getFirst().text("id");
    }
}
