package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.api.NoAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole at a glance, over and over: devices, queue, tenants, workloads. */
@Command(name = "top")
final class TopVerb implements Callable<Integer> {
    private static final int PLAIN_WIDTH = 80;
    private static final int PLAIN_HEIGHT = 60;

    private final Root root;

    @Option(names = "--once")
    private boolean once;

    @Option(names = "--every", paramLabel = "SECONDS")
    private int everySeconds = 2;

    TopVerb(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        var client = root.client();
        if (once || !root.screen().terminal()) {
            int width = root.screen().width() == 0 ? PLAIN_WIDTH : root.screen().width();
            frame(client, width, PLAIN_HEIGHT, false).forEach(root.screen()::line);
            return Exit.OK.code();
        }
        new TopTerminal(Math.clamp(everySeconds, 1, 3600)).run((width, height) -> shown(client, width, height));
        return Exit.OK.code();
    }

    /** A server that goes away while we look is shown as gone; the picture comes back with it. */
    private List<String> shown(Client client, int width, int height) {
        try {
            return frame(client, width, height, true);
        } catch (NoAnswer gone) {
            return new ArrayList<>(List.of(root.say("cli.top.gone", gone.server())));
        }
    }

    private List<String> frame(Client client, int width, int height, boolean live) {
        var summary = client.send(Call.get("summary"));
        var workloads = client.send(Call.get("workloads").with("limit", Integer.toString(Math.clamp(height, 1, 200))));
        return new TopFrame(root, summary, workloads, client.server().toString(), width).lines(height, live);
    }
}
