package dev.sluice.app.trace.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.replay.Conditions;
import dev.sluice.core.replay.Job;
import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Progress;
import dev.sluice.core.replay.Replay;
import dev.sluice.core.replay.Setups;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.work.Kind;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntheticTracesTest {
    private static final ChipCatalogue CATALOGUE = ChipCatalogue.load();

    private static final Conditions EACH_MINUTE = new Conditions(42, 0, 0, 0, 0, 0, 60_000);

    private static Trace make(String preset, long seed) {
        return SyntheticTraces.make(preset, seed, CATALOGUE).orElseThrow();
    }

    private static String hash(Trace trace) {
        var crc = new CRC32();
        crc.update(trace.fleet().toString().getBytes(StandardCharsets.UTF_8));
        trace.jobs().forEach(job -> crc.update(job.toString().getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(crc.getValue());
    }

    @Test
    void theSameSeedMakesTheSameTrace() {
        // Changes with each change of a preset or of a chip's figures, and then with the figures in docs/synthetic.md.
        assertThat(hash(make("small", 42))).isEqualTo(hash(make("small", 42))).isEqualTo("15e6f942");
    }

    @Test
    void anotherSeedMakesAnotherTrace() {
        assertThat(hash(make("small", 43))).isNotEqualTo(hash(make("small", 42)));
    }

    @Test
    void theFirstPresetIsTheSmallOne() {
        assertThat(SyntheticTraces.names()).startsWith("small").contains("thirty", "national");
        assertThat(SyntheticTraces.make("large", 1, CATALOGUE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "thirty"})
    void everyJobCouldRunAtItsOwner(String preset) {
        var trace = make(preset, 1);

        var chips = new TreeSet<String>();
        trace.fleet().chips().forEach(chip -> chips.add(chip.id()));
        var tenants = new TreeSet<String>();
        trace.fleet().tenants().forEach(tenant -> tenants.add(tenant.path()));
        var owned = owned(trace);
        assertThat(trace.jobs().stream().filter(job -> !tenants.contains(job.tenant())))
                .isEmpty();
        assertThat(trace.jobs().stream()
                        .filter(job ->
                                !chips.containsAll(job.profile().speedPermille().keySet())))
                .isEmpty();
        assertThat(trace.jobs().stream().filter(job -> job.profile().speedOn(usualChip(job)) != 1000))
                .isEmpty();
        assertThat(trace.jobs().stream()
                        .filter(job -> 2 * job.milli() / 1000 > owned.get(job.tenant() + " " + usualChip(job))))
                .isEmpty();
    }

    @Test
    void anEstimateIsBetweenTheTruthAndFourTimesOfIt() {
        var estimated = make("small", 1).jobs().stream()
                .filter(job -> job.estimateMillis() > 0)
                .toList();

        assertThat(estimated)
                .hasSizeGreaterThan(1_000)
                .allMatch(job -> job.estimateMillis() >= job.durationMillis()
                        && job.estimateMillis() <= 4 * job.durationMillis());
    }

    private static String usualChip(Job job) {
        return job.demand().chips().getFirst();
    }

    private static TreeMap<String, Long> owned(Trace trace) {
        var owned = new TreeMap<String, Long>();
        for (var site : trace.fleet().sites()) {
            for (NodeSpec node : site.nodes()) {
                owned.merge(site.center().owner() + " " + node.chip(), (long) node.devices(), Long::sum);
            }
        }
        return owned;
    }

    @Test
    void theNationalPresetIsAsLargeAsItSays() {
        var trace = make("national", 42);

        assertThat(trace.fleet().devices()).isBetween(148_500L, 151_500L);
        assertThat(trace.fleet().sites()).hasSize(150);
        assertThat(trace.jobs()).hasSizeBetween(400_000, 900_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void theSmallPresetIsMostlyIdleAloneAndMuchLessSoWhenShared(long seed) {
        var trace = make("small", seed);

        var alone = active(trace, "silo");
        var shared = active(trace, "pool");

        assertThat(alone).isBetween(200L, 320L);
        assertThat(shared).isGreaterThan(2 * alone);
    }

    private static long active(Trace trace, String setup) {
        Outcome.Usage usage = Replay.run(trace, Setups.named(setup).orElseThrow(), EACH_MINUTE, Progress.NONE)
                .usage();
        return 1000 * (usage.active() >> 10) / (usage.capacity() >> 10);
    }

    @Test
    void sessionsAndNothingElseOfAPersonPauses() {
        var trace = make("small", 42);

        assertThat(trace.jobs().stream().filter(job -> job.kind() == Kind.SESSION))
                .isNotEmpty()
                .allMatch(job -> job.profile().pauseMillis() > 0);
        assertThat(trace.jobs().stream()
                        .filter(job -> job.profile().pauseMillis() > 0)
                        .map(Job::name))
                .allMatch(name -> name.equals("session") || name.equals("peak-service"));
    }
}
