package dev.sluice.bench.server;

import java.util.List;

/** Work that holds every device, so that what comes after it waits. Ends with the scenario. */
final class Holder implements AutoCloseable {
    private static final String FILE = """
            {"kind": "job", "name": "holder", "tasks": 4, "accelerators": {"count": 8}, "grace": "0s",
            "run": {"command": ["sleep", "600"]}}
            """;

    private final RunningServer server;

    private Holder(RunningServer server) {
        this.server = server;
    }

    static Holder of(RunningServer server) {
        var path = "/api/v1/workloads";
        server.ask(Requests.post(path, server.token(), Requests.JSON, FILE));
        Waiting.until(() -> is(server, List.of("running")), "the holder's start");
        return new Holder(server);
    }

    private static boolean is(RunningServer server, List<String> states) {
        var shown = server.get("/workloads/1");
        return states.stream().anyMatch(state -> shown.contains("\"state\":\"" + state + "\""));
    }

    @Override
    public void close() {
        server.ask(Requests.post("/api/v1/workloads/1/cancel", server.token(), Requests.JSON, ""));
        Waiting.until(() -> !is(server, List.of("running", "stopping")), "the holder's end");
    }
}
