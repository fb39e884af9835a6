package dev.sluice.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.work.End;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordingTest {
    private final Core core = new Core(Policies.STANDARD);
    private final Recording recording = new Recording();
    private final List<Command> commands = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private void give(Command command) {
        commands.add(command);
        var decided = core.run(command);
        events.addAll(decided.events());
        decided.events().forEach(recording::add);
    }

    /** A morning of two owners, as a live server would see it. */
    private void live() {
        var tale = new Tale()
                .centers("""
                        acme | h20 | 1 | 8
                        zeta | h20 | 1 | 8
                        """)
                .of(Tale.checkpoints(20, 5))
                .jobs("a | acme | 1 | 8 | 0 | 100")
                .jobs("b | acme | 1 | 8 | 1 | 100")
                .jobs("c | zeta | 1 | 8 | 50 | 10")
                .ending(End.FAILED)
                .jobs("d | zeta | 2 | 2 | 60 | 30")
                .ending(End.CANCELLED)
                .jobs("e | acme | 1 | 1 | 61 | 5");
        Replay.run(tale.trace(), Setups.named("pool").orElseThrow(), Conditions.IDEAL, Progress.NONE, this::give);
    }

    @Test
    void the_same_commands_give_the_same_events() {
        live();
        var again = new Core(Policies.STANDARD);
        var same = new ArrayList<Event>();
        commands.forEach(command -> same.addAll(again.run(command).events()));

        assertThat(same).isEqualTo(events);
        assertThat(again.stateHash()).isEqualTo(core.stateHash());
    }

    @Test
    void what_ran_can_be_replayed() {
        live();
        var result = recording.result("morning");

        assertThat(result.open()).isZero();
        assertThat(result.neverRan()).isZero();
        assertThat(result.trace().jobs())
                .extracting(Job::name, Job::durationMillis, Job::end)
                .containsExactly(
                        tuple("a", 100 * Tale.MINUTE, End.SUCCEEDED),
                        tuple("b", 100 * Tale.MINUTE, End.SUCCEEDED),
                        tuple("c", 10 * Tale.MINUTE, End.SUCCEEDED),
                        tuple("d", 30 * Tale.MINUTE, End.FAILED),
                        tuple("e", 5 * Tale.MINUTE, End.CANCELLED));
        assertThat(result.trace().fleet().devices()).isEqualTo(16);
    }

    @Test
    void the_replay_of_a_recording_gives_the_events_that_were_recorded() {
        live();
        var replayed = new ArrayList<Event>();
        var next = new Core(Policies.STANDARD);
        Replay.run(
                recording.result("morning").trace(),
                Setups.named("pool").orElseThrow(),
                Conditions.IDEAL,
                Progress.NONE,
                command -> replayed.addAll(next.run(command).events()));

        assertThat(replayed)
                .filteredOn(event -> event instanceof Event.Placed)
                .isEqualTo(events.stream()
                        .filter(event -> event instanceof Event.Placed)
                        .toList());
    }
}
