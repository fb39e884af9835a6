package dev.sluice.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.schedule.Policies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds a whole session against what was recorded of it. When a change of the events is meant, record anew and read the
 * difference: {@code ./sluice test -pl core -Dtest=SessionTest -Dsluice.record=true}, then {@code git diff}.
 */
final class SessionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/sluice/core/golden/session.txt");

    @Test
    void the_session_leads_to_the_recorded_events() throws IOException {
        var text = play();
        if (Boolean.getBoolean("sluice.record")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text, StandardCharsets.UTF_8);
            return;
        }
        try (var recorded = SessionTest.class.getResourceAsStream("session.txt")) {
            assertThat(recorded).as("a recording").isNotNull();
            var golden = new String(recorded.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).isEqualTo(golden);
        }
    }

    @Test
    void the_session_asks_for_everything_that_can_be_asked() {
        var asked = new TreeSet<String>();
        Session.commands().forEach(command -> asked.add(command.getClass().getSimpleName()));
        assertThat(asked).hasSize(Command.class.getPermittedSubclasses().length);
    }

    @Test
    void the_session_shows_everything_that_can_happen() {
        var core = new Core(Policies.STANDARD);
        var happened = new TreeSet<String>();
        for (var command : Session.commands()) {
            core.run(command)
                    .events()
                    .forEach(event -> happened.add(event.getClass().getSimpleName()));
        }
        assertThat(happened).hasSize(kindsOf(Event.class));
    }

    private static int kindsOf(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .mapToInt(kind -> kind.isSealed() ? kindsOf(kind) : 1)
                .sum();
    }

    private static String play() {
        var core = new Core(Policies.STANDARD);
        var text = new StringBuilder();
        for (var command : Session.commands()) {
            var decided = core.run(command);
            text.append("> ").append(command).append('\n');
            if (decided.rejection() != null) {
                text.append("  refused ").append(decided.rejection()).append('\n');
            }
            decided.events().forEach(event -> text.append("  ").append(event).append('\n'));
            assertThat(core.violations()).as("after %s", command).isEmpty();
        }
        return text.append("state ")
                .append(Long.toHexString(core.stateHash()))
                .append('\n')
                .toString();
    }
}
