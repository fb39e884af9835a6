package dev.sluice.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.text.Texts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileInputTest {
    private static final String HEAD = "name: a\ntasks: 1\n";

    private static Problem only(String yaml) {
        var problems = Sample.problems(yaml);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    /** One line of YAML on top of a good document, and the one problem that it makes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what is written                   | code                   | field               | value           | hint
            taks: 4                             | unknown-field          | taks                | taks            | tasks
            zzzzz: 4                            | unknown-field          | zzzzz               | zzzzz           |
            accelerators: { chip: [a] }         | unknown-field          | accelerators.chip   | chip            | chips
            runtime: 600                        | duration-no-unit       | runtime             | 600             |
            runtime: 6 hours                    | bad-duration           | runtime             | 6 hours         | 6h
            runtime: 1.5h                       | bad-duration           | runtime             | 1.5h            | 1h30m
            runtime: 2-12:00:00                 | bad-duration           | runtime             | 2-12:00:00      | 2d12h
            runtime: forever                    | bad-duration           | runtime             | forever         |
            runtime: 100000d                    | out-of-range           | runtime             | 100000d         |
            runtime: -5m                        | bad-duration           | runtime             | -5m             |
            accelerators: { memory: 64 GB? }    | bad-quantity           | accelerators.memory | 64 GB?          | 64G
            accelerators: { memory: 64 GiB }    | bad-quantity           | accelerators.memory | 64 GiB          | 64Gi
            accelerators: { memory: 512m }      | bad-quantity           | accelerators.memory | 512m            | 512Mi
            accelerators: { memory: 64 }        | quantity-no-unit       | accelerators.memory | 64              |
            accelerators: { memory: 9Pi }       | out-of-range           | accelerators.memory | 9Pi             |
            accelerators: { memory: -1Gi }      | bad-quantity           | accelerators.memory | -1Gi            |
            accelerators: { share: 0.25 }       | bad-share              | accelerators.share  | 0.25            | 250m
            accelerators: { share: 250 }        | bad-share              | accelerators.share  | 250             | 250m
            accelerators: { share: 25% }        | bad-share              | accelerators.share  | 25%             | 250m
            accelerators: { share: 1001m }      | out-of-range           | accelerators.share  | 1001m           |
            accelerators: { share: 0m }         | out-of-range           | accelerators.share  | 0m              |
            accelerators: { count: 65 }         | out-of-range           | accelerators.count  | 65              |
            accelerators: { chips: nvidia-h20 } | not-a-list | accelerators.chips | nvidia-h20 | [nvidia-h20]
            accelerators: 8                     | not-an-object          | accelerators        | 8               |
            accelerators:                       | no-value               | accelerators        |                 |
            cpus: 0.0005                        | bad-cores              | cpus                | 0.0005          |
            cpus: 4 cores                       | bad-cores              | cpus                | 4 cores         | 4
            cpus: -1                            | bad-cores              | cpus                | -1              |
            cpus: .nan                          | bad-cores              | cpus                | .nan            |
            held: yes                           | not-a-flag             | held                | yes             | true
            held: "true"                        | not-a-flag             | held                | "true"          | true
            held: off                           | not-a-flag             | held                | off             | false
            priority: very_high                 | not-a-choice           | priority            | very_high  | very-high
            priority: 7                         | not-a-choice           | priority            | 7               |
            price: 1e400                        | bad-decimal            | price               | 1e400           | 6
            price: .inf                         | bad-decimal            | price               | .inf            | 6
            price: 0.0000001                    | bad-decimal            | price               | 0.0000001       | 6
            tenant: ../../etc                   | bad-tenant             | tenant              | ../../etc       |
            tenant: acme//nlp                   | bad-tenant             | tenant              | acme//nlp       |
            run: { env: { 1A: x } }             | bad-variable           | run.env.1A          | 1A              |
            run: { env: { A: [x] } }            | not-a-value            | run.env.A           | [...]           |
            run: { command: [a, {b: c}] }       | not-a-value            | run.command[1]      | {...}           |
            mounts: [ {} ]                      | missing                | mounts[0].path      |                 |
            mounts: [ {path: a, paht: b} ]      | unknown-field          | mounts[0].paht      | paht            | path
            mounts: [ {}, {}, {}, {}, {} ]      | too-many-items         | mounts              | 5               |
            <<: {tenant: a}                     | merge-key              |                     | <<              |
            tenant: !!java.net.URL a            | tag                    |                     | !!java.net.URL  |
            tenant: !!str a                     | tag                    |                     | !!str           |
            tenant: !secret a                   | tag                    |                     | !secret         |
            name: b                             | duplicate-field        |                     | name            | 1
            tenant: "a\\u0000b"                 | bad-character          |                     | \\u0000         |
            tenant: "a\\u202eb"                 | bad-character          |                     | \\u202e         |
            tenant: "a\\ud800b"                 | bad-character          |                     | \\ud800         |
            tenant: "a\\nb"                     | line-break             | tenant              | "a\\nb"         |
            ? [a]                               | key-not-text           |                     |                 |
            ? {}                                | key-not-text           |                     |                 |
            ~: a                                | key-not-text           |                     |                 |
            """)
    void oneMistakeIsOneProblemWithItsPlace(String line, String code, String field, String value, String hint) {
        var problem = only(HEAD + line + "\n");
        assertThat(problem.code()).isEqualTo("input." + code);
        assertThat(problem.field()).isEqualTo(field == null ? "" : field);
        assertThat(problem.value()).isEqualTo(value == null ? "" : value);
        assertThat(problem.hint()).isEqualTo(hint == null ? "" : hint);
        assertThat(problem.line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1000000000                     | out-of-range   |
            99999999999999999999999999999  | out-of-range   |
            -3                             | out-of-range   |
            0                              | out-of-range   |
            010                            | not-an-integer | 10
            0x10                           | not-an-integer |
            0o10                           | not-an-integer |
            1_000                          | not-an-integer | 1000
            1,000                          | not-an-integer | 1000
            "4"                            | not-an-integer | 4
            4.0                            | not-an-integer | 4
            4.5                            | not-an-integer |
            1e3                            | not-an-integer | 1000
            1e999999999                    | not-an-integer |
            .nan                           | not-an-integer |
            .inf                           | not-an-integer |
            true                           | not-an-integer |
            2026-11-23                     | not-an-integer |
            12:30:45                       | not-an-integer |
            ٤                              | not-an-integer |
            """)
    void aNumberIsWrittenInOneWay(String written, String code, String hint) {
        var problem = only("name: a\ntasks: " + written + "\n");
        assertThat(problem.code()).isEqualTo("input." + code);
        assertThat(problem.field()).isEqualTo("tasks");
        assertThat(problem.limit()).isEqualTo("1..4096");
        assertThat(problem.hint()).isEqualTo(hint == null ? "" : hint);
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a", "a/../b", "/etc/passwd", "A", "-a", "a-", "a b", "a$(id)", "a;b", "训练", "a%2e", "..", "."
            })
    void aNameIsNoPathAndNoCommand(String name) {
        assertThat(only("name: '" + name + "'\ntasks: 1").code()).isEqualTo("input.bad-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "on", "null-a", "123", "1.10", "2026-11-23", "0x1f", "1e3", "010"})
    void aPlainTextStaysAsItIsWritten(String name) {
        var doc = Doc.parse("a.yaml", ("name: " + name + "\ntasks: 1").getBytes(StandardCharsets.UTF_8));
        assertThat(Sample.read(doc.documents().getFirst()))
                .isInstanceOfSatisfying(
                        Doc.Meant.class,
                        meant -> assertThat(((Sample) meant.value()).name()).isEqualTo(name));
    }

    @Test
    void aFileOfFiveMegabytesIsNotEvenRead() {
        var problem = only("name: " + "a".repeat(5_000_000));
        assertThat(problem.code()).isEqualTo("input.too-large");
        assertThat(problem.value()).isEqualTo("5000006");
        assertThat(problem.limit()).isEqualTo("1048576");
    }

    @Test
    void aLongNameIsClippedInItsProblem() {
        var problem = only("tasks: 1\nname: " + "a".repeat(900_000));
        assertThat(problem.code()).isEqualTo("input.too-long");
        assertThat(problem.value()).hasSize(80).endsWith("…");
        assertThat(problem.hint()).isEqualTo("900000");
    }

    @Test
    void anAliasBombHasNoFuse() {
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n"
                    .replace("*%c", "*" + (char) (c - 1))
                    .formatted(c, c));
        }
        var problems = Sample.problems(bomb.toString());
        assertThat(problems.getFirst().code()).isEqualTo("input.alias");
        assertThat(problems.getFirst().value()).isEqualTo("&a");
        assertThat(problems.stream().filter(problem -> problem.code().equals("input.alias")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void nestingOfTenThousandLevelsEndsAtTheLimit(String level) {
        var problem = only(level.repeat(10_000));
        assertThat(problem.code()).isIn("input.too-deep", "input.key-not-text");
        assertThat(Sample.problems("a.json", level.repeat(10_000).getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @Test
    void nestedJsonEndsAtTheLimit() {
        var deep = "[".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        assertThat(Sample.problems("a.json", deep)).extracting(Problem::code).containsExactly("input.too-deep");
    }

    @Test
    void aMillionValuesAreTooMany() {
        assertThat(only("a: [" + "1,".repeat(400_000) + "]").code()).isEqualTo("input.too-many-values");
    }

    @Test
    void documentsAreCounted() {
        assertThat(only("---\na: 1\n".repeat(1_001)).code()).isEqualTo("input.too-many-documents");
    }

    @Test
    void whatIsNoUtf8IsRefusedWithItsPlace() {
        assertThat(only("name: a\ntasks: 1\n", StandardCharsets.UTF_16).hint()).isEqualTo("UTF-16");
        assertThat(only("name: a\ntasks: 1\n", StandardCharsets.UTF_16LE).hint())
                .isEqualTo("UTF-16");
        assertThat(only("name: a\ntasks: 1\n", StandardCharsets.UTF_16BE).hint())
                .isEqualTo("UTF-16");
        var latin = only("name: a\ntenant: é\n", StandardCharsets.ISO_8859_1);
        assertThat(latin).isEqualTo(new Problem("input.not-utf8", "", "0xe9", "UTF-8", "", 2, 9));
    }

    private static Problem only(String yaml, Charset charset) {
        var problems = Sample.problems("a.yaml", yaml.getBytes(charset));
        assertThat(problems).extracting(Problem::code).containsExactly("input.not-utf8");
        return problems.getFirst();
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreFine() {
        assertThat(Sample.problems("\ufeff" + Sample.GOOD.replace("\n", "\r\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "---\n---\n", "~", "null"})
    void nothingIsAProblem(String yaml) {
        assertThat(only(yaml).code()).isEqualTo("input.empty");
        assertThat(Sample.problems("a.json", new byte[0])).hasSize(1);
    }

    @Test
    void tabsAreNamed() {
        var problem = only("run:\n\tcommand: [a]\n");
        assertThat(problem).isEqualTo(new Problem("input.tab", "", "", "", "", 2, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b: c",
                "a: [1, 2",
                "a: 'x",
                "a: \"\\q\"",
                "{a: 1]",
                "a: |1x\n b",
                "%YAML 9.9\n---\na: 1",
                "@a: 1",
                "a: `b`"
            })
    void brokenSyntaxHasAPlaceAndTheParsersWord(String yaml) {
        var problem = only(yaml);
        assertThat(problem.code()).isEqualTo("input.syntax");
        assertThat(problem.line()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "- a\n- b", "[]", "12"})
    void aDocumentIsAnObject(String yaml) {
        assertThat(Sample.problems(yaml)).extracting(Problem::code).containsExactly("input.not-a-document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1}//",
                "nul",
                "{\"a\":\"\n\"}"
            })
    void brokenJsonIsRefused(String json) {
        assertThat(Sample.problems("a.json", json.getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::code)
                .containsExactly("input.syntax");
    }

    @Test
    void jsonHasOneDocument() {
        assertThat(Sample.problems("a.json", "{} {}".getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::code)
                .containsExactly("input.too-many-documents");
    }

    @Test
    void jsonTypesAreKept() {
        var json = "{\"name\": 7, \"tasks\": \"4\", \"tasks\": 1e400, \"price\": null}";
        assertThat(Sample.problems("a.json", json.getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::code)
                .containsExactly("input.duplicate-field");
        json = "{\"name\": 7,\n\t\"tasks\": 1e400, \"price\": null}";
        assertThat(Sample.problems("a.json", json.getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::code)
                .containsExactly("input.not-a-text", "input.not-an-integer", "input.no-value");
    }

    @Test
    void allProblemsOfAFileComeInItsOrder() {
        var problems = Sample.problems("tasks: -1\naccelerators: { count: x, memory: 5 }\nxx: 1\nname: A\n");
        assertThat(problems)
                .extracting(Problem::field)
                .containsExactly("tasks", "accelerators.count", "accelerators.memory", "xx", "name");
        assertThat(problems).extracting(Problem::line).isEqualTo(List.of(1, 2, 2, 3, 4));
    }

    @Test
    void aRequiredFieldThatIsMistypedIsOneProblem() {
        assertThat(Sample.problems("name: a\ntaks: 1\n"))
                .extracting(Problem::code)
                .containsExactly("input.unknown-field");
        assertThat(Sample.problems("name: a\nzzz: 1\n"))
                .extracting(Problem::code)
                .containsExactly("input.missing", "input.unknown-field");
    }

    @Test
    void aProblemSpeaksBothLanguages() {
        var problem = only(HEAD + "taks: 4\n");
        assertThat(problem.text(Texts.english())).isEqualTo("There is no field \"taks\". Did you mean \"tasks\"?");
        assertThat(problem.text(Texts.of(Locale.CHINA))).isEqualTo("没有字段“taks”。您是否想写“tasks”？");
    }

    @Test
    void aTerminalIsSafeFromWhatAProblemShows() {
        var problem = only(HEAD + "'a\tb\u200b': 1\n");
        assertThat(problem.value()).isEqualTo("a\\tb\u200b");
        var escape = Doc.parse("a.yaml", "a: \u001b[2J".getBytes(StandardCharsets.UTF_8))
                .problems();
        assertThat(escape).containsExactly(new Problem("input.bad-character", "", "\u001b", "", "", 1, 4));
        assertThat(escape.getFirst().value()).isEqualTo("\\u001b");
    }
}
