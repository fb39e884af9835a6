package dev.sluice.app.report;

import dev.sluice.core.replay.Outcome;
import dev.sluice.core.replay.Outcome.Losses;
import dev.sluice.core.replay.Outcome.Reason;
import dev.sluice.core.replay.Outcome.Row;
import dev.sluice.core.replay.Outcome.Series;
import dev.sluice.core.replay.Outcome.Slice;
import dev.sluice.core.replay.Outcome.Usage;
import dev.sluice.core.replay.Spread;
import dev.sluice.core.unit.LongList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the outcome of one set-up of a {@link Fixture}. */
final class FixtureOutcome {
    private static final long HOUR = 3_600_000;
    private static final long FIRST = 1_700_000_000_000L;
    private static final long OWNED_MILLI = 1_000_000;
    private static final List<String> SIZES = List.of("<1", "1", "2", "4", "8", "16", "32", "64", "256");
    private static final List<String> CHIPS = List.of("nvidia-h20", "huawei-910b", "nvidia-h100");

    private final Fixture fixture;
    private final String name;
    private final int levers;
    private final int reached;
    private final SplittableRandom random;
    private final long stepMillis;

    FixtureOutcome(Fixture fixture, String name, int levers, int reached) {
        this.fixture = fixture;
        this.name = name;
        this.levers = levers;
        this.reached = reached;
        this.random = new SplittableRandom(fixture.seed() + levers);
        this.stepMillis = fixture.steps() == 0 ? HOUR : 168 * HOUR / fixture.steps();
    }

    Outcome outcome() {
        var series = series();
        var owners = owners();
        long workloads =
                owners.stream().mapToLong(owner -> owner.waiting().count()).sum();
        long allocated = sum(series.allocated());
        boolean known = fixture.activity();
        return new Outcome(
                name,
                workloads,
                0,
                levers == 0 ? 3 : 0,
                workloads * 2,
                workloads * 5,
                FIRST,
                FIRST + stepMillis * fixture.steps(),
                FIRST + stepMillis * fixture.steps() + 3 * HOUR,
                new Usage(
                        sum(series.capacity()),
                        allocated,
                        known ? sum(series.active()) : -1,
                        sum(series.useful()),
                        sum(series.ceiling())),
                series,
                spread(waitMillis(), 0),
                spread(waitMillis() + 6 * HOUR, 1),
                owners,
                slices(SIZES, allocated),
                slices(CHIPS, allocated),
                new Losses(
                        levers * 120L,
                        allocated / 1000 * levers,
                        allocated / 50,
                        known ? allocated / 9 : -1,
                        allocated),
                heat(),
                reasons(),
                0x0123_4567_89ab_cdefL + levers,
                0xfedc_ba98_7654_3210L + levers);
    }

    Outcome nothing() {
        var none = LongList.of();
        var times = new Spread(0, 0, LongList.of(new long[101]));
        return new Outcome(
                name,
                0,
                0,
                0,
                1,
                0,
                FIRST,
                FIRST,
                FIRST,
                new Usage(0, 0, -1, 0, 0),
                new Series(HOUR, none, none, none, none, none, none, none),
                times,
                times,
                List.of(),
                List.of(),
                List.of(),
                new Losses(0, 0, 0, -1, 0),
                List.of(),
                List.of(),
                1,
                2);
    }

    private long waitMillis() {
        return levers == 0 ? 5 * HOUR : HOUR / (4L * levers * levers);
    }

    private Series series() {
        int steps = fixture.steps();
        long capacity = OWNED_MILLI * fixture.owners() * stepMillis;
        long[][] values = new long[7][steps];
        for (int i = 0; i < steps; i++) {
            double day = StrictMath.sin(i * stepMillis * Math.PI / (12 * HOUR));
            double wanted = 0.68 + 0.14 * day + 0.05 * random.nextDouble();
            double useful = wanted * reached / 100 * (0.95 + 0.1 * random.nextDouble());
            double allocated = Math.min(wanted, useful * 1.16);
            useful = Math.min(useful, allocated * 0.94);
            values[0][i] = capacity;
            values[1][i] = (long) (capacity * allocated);
            values[2][i] = (long) (capacity * useful * 1.05);
            values[3][i] = (long) (capacity * useful);
            values[4][i] = (long) (capacity * wanted);
            values[5][i] = (long) (OWNED_MILLI * fixture.owners() * (wanted - allocated) * 2);
            values[6][i] = (long) (OWNED_MILLI * fixture.owners() * Math.max(0, wanted - allocated));
        }
        return new Series(
                stepMillis,
                LongList.of(values[0]),
                LongList.of(values[1]),
                fixture.activity() ? LongList.of(values[2]) : LongList.of(),
                LongList.of(values[3]),
                LongList.of(values[4]),
                LongList.of(values[5]),
                LongList.of(values[6]));
    }

    private List<Slice> owners() {
        var slices = new ArrayList<Slice>();
        // Alike in all set-ups: who waits long alone is an owner's own fate.
        var fate = new SplittableRandom(fixture.seed());
        for (int i = 0; i < fixture.owners(); i++) {
            double own = StrictMath.exp(fate.nextDouble() * 6 - 4);
            boolean worse = levers > 0 && i < fixture.worse();
            double mean = worse ? 6 * HOUR * own : waitMillis() * (levers == 0 ? own : 0.4 + fate.nextDouble());
            slices.add(new Slice(
                    fixture.ownerName() + "-" + (i + 1),
                    spread((long) mean, 1),
                    spread((long) mean + 6 * HOUR, 1),
                    OWNED_MILLI * HOUR,
                    OWNED_MILLI * HOUR / 2));
        }
        return slices;
    }

    private List<Slice> slices(List<String> keys, long allocated) {
        var slices = new ArrayList<Slice>();
        for (int i = 0; i < keys.size(); i++) {
            long mean = waitMillis() * (i + 1) * 2 / keys.size();
            long part = allocated / keys.size();
            slices.add(new Slice(keys.get(i), spread(mean, i), spread(mean + 3 * HOUR, i), part, part * 9 / 10));
        }
        return slices;
    }

    /** Times of which many are short and few are very long; some are 0 where the mean is small. */
    private Spread spread(long mean, int salt) {
        var chance = new SplittableRandom(fixture.seed() + salt + mean);
        long[] times = new long[400];
        for (int i = 0; i < times.length; i++) {
            double tail = StrictMath.pow(chance.nextDouble(), 4) * 5;
            times[i] = chance.nextInt(10) * HOUR > mean * 6 ? 0 : (long) (mean * tail);
        }
        Arrays.sort(times);
        long[] percentiles = new long[101];
        for (int percent = 0; percent <= 100; percent++) {
            percentiles[percent] = times[Math.max(0, percent * times.length / 100 - 1)];
        }
        return new Spread(times.length, Arrays.stream(times).sum() / times.length, LongList.of(percentiles));
    }

    private List<Row> heat() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < fixture.owners(); i++) {
            long[] permille = new long[fixture.steps()];
            double phase = random.nextDouble() * Math.PI * 2;
            double level = levers == 0 ? random.nextDouble() : 0.75;
            for (int step = 0; step < permille.length; step++) {
                double day = StrictMath.sin(step * stepMillis * Math.PI / (12 * HOUR) + (levers == 0 ? phase : 0));
                double part = level + 0.25 * day + 0.15 * random.nextDouble();
                permille[step] = Math.round(1000 * Math.clamp(part, 0.0, 1.0));
            }
            rows.add(new Row(
                    "center-" + (i + 1),
                    fixture.ownerName() + "-" + (i + 1),
                    CHIPS.get(i % CHIPS.size()),
                    1000,
                    LongList.of(permille)));
        }
        return rows;
    }

    private List<Reason> reasons() {
        return List.of(
                new Reason("NO_CAPACITY", waitMillis() * 700),
                new Reason("FRAGMENTED", waitMillis() * 140),
                new Reason("OVER_LIMIT", waitMillis() * 90),
                new Reason("RECLAIMING", levers == 0 ? 0 : waitMillis() * 60),
                new Reason("QUEUED", waitMillis() * 10));
    }

    private static long sum(LongList values) {
        return Arrays.stream(values.toArray()).sum();
    }
}
