package dev.sluice.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DocTest {
    private static List<Doc> documents(String name, String text) {
        var parsed = Doc.parse(name, text.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.problems()).isEmpty();
        return parsed.documents();
    }

    @Test
    void aGoodFileIsRead() {
        var sample =
                new Sample("qwen-sft", 4, 65_536, List.of("torchrun", "train.py"), Map.of("LR", "3e-5", "EPOCHS", "3"));
        assertThat(Sample.read(documents("a.yaml", Sample.GOOD).getFirst())).isEqualTo(new Doc.Meant<>(sample));
    }

    @Test
    void jsonIsReadAlike() {
        var json = """
                {
                \t"name": "qwen-sft", "tenant": "acme/nlp", "tasks": 4,
                \t"accelerators": { "count": 8, "chips": ["nvidia-h100"], "memory": "64Gi" },
                \t"run": { "command": ["torchrun", "train.py"], "env": { "LR": "3e-5", "EPOCHS": 3 } }
                }
                """;
        var yaml = Sample.read(documents("a.yaml", Sample.GOOD).getFirst());
        assertThat(Sample.read(documents("a.json", json).getFirst())).isEqualTo(yaml);
        assertThat(Sample.read(documents("a.yaml", json.replace("\t", " ")).getFirst()))
                .isEqualTo(yaml);
    }

    @Test
    void aFileHasManyDocuments() {
        assertThat(documents("a.yaml", "---\nname: a\n---\nname: b\n...\n---\n# nothing\n"))
                .hasSize(2);
    }

    @Test
    void commentsAndBlocksAndFoldsWork() {
        var yaml = """
                # a comment
                name: a   # another
                tasks: 1
                run:
                  command:
                    - sh
                    - -c
                    - |
                      echo one
                      \techo two
                """;
        assertThat(Sample.read(documents("a.yaml", yaml).getFirst()))
                .isInstanceOfSatisfying(
                        Doc.Meant.class,
                        meant -> assertThat(((Sample) meant.value()).command())
                                .containsExactly("sh", "-c", "echo one\n\techo two\n"));
    }

    @Test
    void nothingIsMadeFromAFileWithProblems() {
        var reading = documents("a.yaml", "x: 1").getFirst().read(fields -> () -> {
            throw new IllegalStateException("must not be called");
        });
        assertThat(reading).isInstanceOf(Doc.Refused.class);
    }

    @Test
    void theShapeOfAFieldIsKnown() {
        var reading = documents("a.yaml", "a: x\nb: [x]\nc: {d: x}\n")
                .getFirst()
                .read(fields -> {
                    var shapes = List.of(fields.shape("a"), fields.shape("b"), fields.shape("c"), fields.shape("d"));
                    fields.object("c").ifPresent(c -> c.text("d", TextRule.LINE));
                    return () -> shapes;
                });
        assertThat(reading)
                .isEqualTo(new Doc.Meant<>(
                        List.of(Fields.Shape.VALUE, Fields.Shape.LIST, Fields.Shape.OBJECT, Fields.Shape.ABSENT)));
    }

    @Test
    void aCallerAddsItsOwnProblems() {
        var reading = documents("a.yaml", "min: 8\nmax: 2\n").getFirst().read(fields -> {
            long min = fields.requireInteger("min", 1, 10);
            long max = fields.requireInteger("max", 1, 10);
            if (min > max) {
                fields.refuse("max", "input.out-of-range", min + "..10", "");
            }
            return () -> max;
        });
        assertThat(reading)
                .isEqualTo(
                        new Doc.Refused<>(List.of(new Problem("input.out-of-range", "max", "2", "8..10", "", 2, 6))));
    }

    @Test
    void namedObjectsKeepTheirOrder() {
        var reading = documents("a.yaml", "tenants: {zeta: {weight: 2}, acme: {weight: 1}}\n")
                .getFirst()
                .read(fields -> {
                    var weights = fields.objectMap("tenants", TextRule.NAME, 10).entrySet().stream()
                            .map(entry -> entry.getKey() + entry.getValue().requireInteger("weight", 1, 9))
                            .toList();
                    return () -> weights;
                });
        assertThat(reading).isEqualTo(new Doc.Meant<>(List.of("zeta2", "acme1")));
    }
}
