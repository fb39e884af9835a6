package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.json.Tree;

/** Reads lists that come in pages as one. */
final class Pages {
    private static final int LARGEST = 1000;

    private Pages() {}

    /** An object with the entries of all pages under {@code name}, at most {@code limit} of them. */
    static Tree read(Client client, Call first, String name, int limit) {
        var all = Tree.array();
        String cursor = "";
        do {
            int wanted = Math.clamp(limit - (long) all.items().size(), 1, LARGEST);
            var page = client.send(
                    first.copy().with("limit", Integer.toString(wanted)).with("cursor", cursor));
            all.items().addAll(page.list(name));
            cursor = page.text("next");
        } while (!cursor.isEmpty() && all.items().size() < limit);
        var document = Tree.object();
        document.fields()
                .put(
                        name,
                        all.items().size() > limit ? new Tree.Items(all.items().subList(0, limit)) : all);
        return document;
    }
}
