package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.json.Tree;
import java.util.UUID;

/** Changes a node that is named {@code NODE} or {@code CENTER/NODE}. */
final class NodeChange {
    private final Root root;
    private final Client client;

    NodeChange(Root root) {
        this.root = root;
        this.client = root.client();
    }

    void run(String ref, String action, boolean evict) {
        var node = find(ref);
        var call = Call.post("nodes", node.text("center"), node.text("name"), action)
                .with("evict", evict)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        var changed = client.send(call);
        if (!root.quiet()) {
            long held = changed.list("holders").size() + changed.number("otherHolders");
            var name = changed.text("center") + "/" + changed.text("name");
            root.screen().line(root.say("cli.did." + action, name, held));
        }
    }

    private Tree find(String ref) {
        int slash = ref.indexOf('/');
        var call = Call.get("nodes")
                .with("center", slash < 0 ? "" : ref.substring(0, slash))
                .with("name", ref.substring(slash + 1));
        var found = Pages.read(client, call, "nodes", 20).list("nodes");
        if (found.isEmpty()) {
            throw new Failure(Exit.NOT_FOUND, root.say("cli.no-node", ref));
        }
        if (found.size() > 1) {
            var names = String.join(
                    ", ",
                    found.stream()
                            .map(n -> n.text("center") + "/" + n.text("name"))
                            .toList());
            throw new Failure(Exit.CONFLICT, root.say("cli.ambiguous-node", ref, names));
        }
        return found.getFirst();
    }
}
