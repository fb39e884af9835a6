package dev.sluice.app.cli;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the verbs that people type most against a stand-in for a server, so that the build can keep the classes that
 * they load: what is seen here starts fast later. Says nothing; a failure only makes starts slower.
 */
public final class Rehearsal {
    private static final String WORKLOAD = """
            {"id":1,"name":"train","kind":"job","tenant":"acme/nlp","user":"lin","state":"%s","priority":"normal",
             "tasks":4,"devices":1,"shareMilli":250,"chips":["nvidia-h20"],"center":"local","chip":"nvidia-h20",
             "tier":"owned","submittedMillis":1795446000000,"submittedAt":"2026-11-23T15:00:00Z","attempts":1,
             "endedMillis":1795446001000,"exitCode":0,"verdict":{"code":"succeeded","arguments":[],"text":"Done."},
             "times":{},"topology":{"level":"","required":false},"run":{"command":["sh","-c","echo 1"]},
             "deviceMemoryMib":0,
             "attempt":{"number":1,"center":"local","chip":"cpu","tier":"owned","placedMillis":1795446000000,
              "tasks":[{"rank":0,"node":"a","devices":[0],"state":"ended","exit":{"how":"exited","code":0}}]}}
            """;

    private static final String EXPLANATION = """
            {"id":1,"name":"train","tenant":"acme","state":"waiting","need":{"tasks":4,"devices":1,"shareMilli":1000,
             "chips":[],"topology":"anywhere"},"verdict":{"code":"no-capacity","arguments":[],"text":"Too few."},
             "places":[{"center":"local","chip":"cpu","devices":2,"freeDevices":1,"freeMilli":1000,"tasksThatFit":1}],
             "shares":[{"tenant":"acme","chip":"cpu","usedMilli":1000,"guaranteeMilli":0,"borrowedMeanMilli":250}],
             "ahead":[],"changes":[]}
            """;

    private static final String NODES = """
            {"nodes":[{"name":"a","center":"local","chip":"cpu","status":"up","devices":[{"index":0,"healthy":true,
             "usedMilli":0,"freeMilli":1000}],"domains":[],"holders":[],"otherHolders":0}]}
            """;

    private Rehearsal() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        try (var socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(socket));
            var server = "http://127.0.0.1:" + socket.getLocalPort();
            for (var line : new String[] {
                "version",
                "ps",
                "ps -o json",
                "ps --lang zh-CN",
                "submit -",
                "submit - --wait",
                "describe train",
                "explain train",
                "logs train",
                "nodes",
                "cancel 1",
                "describe none",
                "ps --wrong"
            }) {
                run(server, line);
            }
        }
        run("http://127.0.0.1:1", "ps");
    }

    private static void run(String server, String line) {
        var environment = Map.of("SLUICE_SERVER", server, "SLUICE_TOKEN", "none", "COLUMNS", "80");
        var in = new ByteArrayInputStream("kind: job\n".getBytes(StandardCharsets.UTF_8));
        var nowhere = OutputStream.nullOutputStream();
        var surroundings =
                new Surroundings(environment, Path.of("none"), in, nowhere, nowhere, 0, System::currentTimeMillis);
        new Cli(surroundings, "0", Map.of()).run(line.split(" "));
    }

    private static void serve(ServerSocket socket) {
        while (true) {
            try (var connection = socket.accept()) {
                answer(connection);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket connection) throws IOException {
        var head = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var request = String.valueOf(head.readLine());
        int body = 0;
        for (var line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                body = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        head.skip(body);
        boolean found = !request.contains("/none");
        var type = request.contains("/events?") ? "text/event-stream" : "application/json";
        var bytes = body(request).getBytes(StandardCharsets.UTF_8);
        var answer = "HTTP/1.1 " + (found ? "200 OK" : "404 Not Found") + "\r\nContent-Type: " + type
                + "\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }

    private static String body(String request) {
        if (request.startsWith("POST /api/v1/workloads HTTP")) {
            return "{\"sequence\":2,\"workloads\":[{\"id\":1,\"name\":\"train\",\"tenant\":\"acme\"}]}";
        }
        if (request.contains("/none")) {
            return "{\"status\":404,\"code\":\"not-found\",\"detail\":\"There is none.\",\"remedy\":\"Look.\"}";
        }
        if (request.contains("/events?workload")) {
            return "id: 3\nevent: ended\ndata: {\"sequence\":3,\"type\":\"ended\",\"workload\":1}\n\n";
        }
        if (request.contains("/events")) {
            return "{\"events\":[{\"sequence\":1,\"atMillis\":1795446000000,\"type\":\"submitted\",\"workload\":1}]}";
        }
        if (request.contains("/explain")) {
            return EXPLANATION;
        }
        if (request.contains("/nodes")) {
            return NODES;
        }
        if (request.contains("/logs")) {
            return "1\n2\n";
        }
        return request.contains("/workloads/")
                ? WORKLOAD.formatted("succeeded")
                : "{\"workloads\":[" + WORKLOAD.formatted("running") + "]}";
    }
}
