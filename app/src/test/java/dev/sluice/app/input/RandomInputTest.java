package dev.sluice.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, reading them gives documents or problems and never throws. */
final class RandomInputTest {
    private static final String PIECES =
            "{}[]:,-?&*!|>'\"%@`#\\<~ \n\t\r0123456789abcxyzGim.eE+_=/\u0000\u001b\u0085\u202e\ufeff训🙂";
    private static final Texts CHINESE = Texts.of(Locale.CHINA);

    private static void check(byte[] bytes, long seed) {
        for (var name : new String[] {"a.yaml", "a.json"}) {
            try {
                for (var problem : Sample.problems(name, bytes)) {
                    assertThat(problem.text(Texts.english())).as("seed " + seed).doesNotContainPattern("\\p{Cc}");
                    assertThat(problem.text(CHINESE)).as("seed " + seed).containsPattern("\\p{IsHan}");
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + " as " + name, e);
            }
        }
    }

    @Test
    void randomBytesGiveProblems() {
        for (long seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check(bytes, seed);
        }
    }

    @Test
    void randomSyntaxGivesProblems() {
        var pieces = PIECES.codePoints().toArray();
        for (long seed = 0; seed < 10_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.appendCodePoint(pieces[random.nextInt(pieces.length)]);
            }
            check(text.toString().getBytes(StandardCharsets.UTF_8), seed);
        }
    }

    @Test
    void goodFilesWithMistakesGiveProblems() {
        var pieces = PIECES.codePoints().toArray();
        for (long seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder(Sample.GOOD);
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(4));
                text.replace(at, end, Character.toString(pieces[random.nextInt(pieces.length)]));
            }
            check(text.toString().getBytes(StandardCharsets.UTF_8), seed);
        }
    }
}
