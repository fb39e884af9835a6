package dev.sluice.app.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A document like those that people write, with a field of each type, and how tests read it. */
record Sample(String name, long tasks, long memoryMib, List<String> command, Map<String, String> env) {
    enum Priority {
        LOW,
        NORMAL,
        VERY_HIGH
    }

    static final String GOOD = """
            name: qwen-sft
            tenant: acme/nlp
            tasks: 4
            accelerators: { count: 8, chips: [nvidia-h100, huawei-910c], memory: 64Gi }
            runtime: 6h
            cpus: 0.5
            priority: very-high
            held: false
            price: 1.25
            run:
              command: [torchrun, train.py]
              env: { LR: "3e-5", EPOCHS: 3 }
            mounts:
              - { path: /data }
              - { path: /models }
            """;

    static Doc.Reading<Sample> read(Doc doc) {
        return doc.read(fields -> {
            var name = fields.requireText("name", TextRule.NAME);
            fields.text("tenant", TextRule.TENANT);
            long tasks = fields.requireInteger("tasks", 1, 4_096);
            var devices = fields.object("accelerators");
            var memory = devices.map(Sample::devices).orElse(0L);
            fields.durationMillis("runtime", 1_000, 864_000_000);
            fields.coresMilli("cpus", 1, 65_536_000);
            fields.choice("priority", Priority.class);
            fields.flag("held");
            fields.decimal("price", 6, 0, 1_000_000_000);
            var run = fields.object("run");
            var command = run.map(f -> f.texts("command", TextRule.LINES, 100)).orElse(List.of());
            var env = run.map(f -> f.textMap("env", TextRule.VARIABLE, TextRule.VALUE, 100))
                    .orElse(Map.of());
            fields.objects("mounts", 4).forEach(mount -> mount.requireText("path", TextRule.LINE));
            return () -> new Sample(name, tasks, memory, command, env);
        });
    }

    private static long devices(Fields fields) {
        fields.integer("count", 1, 64);
        fields.texts("chips", TextRule.NAME, 16);
        fields.shareMilli("share");
        return fields.quantityMib("memory", 1, 1_048_576).orElse(0);
    }

    /** All problems of a file, of its syntax or of its fields. */
    static List<Problem> problems(String name, byte[] bytes) {
        var parsed = Doc.parse(name, bytes);
        if (!parsed.problems().isEmpty()) {
            return parsed.problems();
        }
        return parsed.documents().stream()
                .map(Sample::read)
                .flatMap(reading -> switch (reading) {
                    case Doc.Refused<Sample>(var problems) -> problems.stream();
                    case Doc.Meant<Sample>(var value) -> List.<Problem>of().stream();
                })
                .toList();
    }

    static List<Problem> problems(String yaml) {
        return problems("job.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
