package dev.sluice.bench.server;

import java.nio.charset.StandardCharsets;

/** Requests as bytes. */
final class Requests {
    static final String JSON = "application/json";
    static final String YAML = "application/yaml";

    private Requests() {}

    static byte[] get(String path, String token) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    static byte[] post(String path, String token, String type, String body) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes(body).length + "\r\n\r\n" + body);
    }

    /** The submission of a training job; eight shapes in turn, each with a name of its own. */
    static byte[] submission(String token, String type, long number) {
        int devices = 1 << number % 4;
        var runtime = number % 8 < 4 ? "1h" : "4h";
        return post("/api/v1/workloads", token, type, type.equals(JSON) ? """
                {"kind": "job", "name": "sft-%d", "tenant": "default", "accelerators": {"count": %d, \
                "chips": ["nvidia-h100"]}, "cpus": 8, "memory": "64Gi", "runtime": "%s", \
                "checkpoint": {"every": "10m", "restart": "90s"}, "retries": 2, \
                "run": {"command": ["torchrun", "train.py"], "env": {"LR": "3e-5"}}}
                """.formatted(number, devices, runtime) : """
                kind: job
                name: sft-%d
                tenant: default
                accelerators: { count: %d, chips: [nvidia-h100] }
                cpus: 8
                memory: 64Gi
                runtime: %s
                checkpoint: { every: 10m, restart: 90s }
                retries: 2
                run: { command: [torchrun, train.py], env: { LR: "3e-5" } }
                """.formatted(number, devices, runtime));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
