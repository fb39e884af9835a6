package dev.sluice.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Event;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.EndReason;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.unit.IntList;
import dev.sluice.core.unit.LongList;
import dev.sluice.core.work.End;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.Verdict;
import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Random lives of attempts, without a scheduler, until so many lines are booked: {@code -Dsluice.lines=10000000} for
 * the nights.
 */
final class RandomLinesTest {
    private static final long LINES = Long.getLong("sluice.lines", 200_000);
    private static final int CENTERS = 6;
    private static final Verdict WHY = Verdict.of(Verdict.Code.QUEUED);

    /** Makes the same events for the same seed. */
    private static final class Lives {
        private final Random random;
        private final Consumer<Event> out;
        private final List<Long> running = new ArrayList<>();
        private final TreeMap<Long, Integer> attempts = new TreeMap<>();
        private final TreeMap<String, ContractSpec> specs = new TreeMap<>();
        private final TreeMap<String, Integer> moved = new TreeMap<>();
        private long now = 1_700_000_000_000L;
        private long next = 1;

        Lives(long seed, Consumer<Event> out) {
            random = new Random(seed);
            this.out = out;
            for (int center = 0; center < CENTERS; center++) {
                out.accept(new Event.CenterSet(now, new CenterSpec("c" + center, "t" + center, "emulated", true)));
                var node = new NodeSpec("n", "chip", 64, 0, 0, 0, List.of(), List.of());
                out.accept(new Event.NodeSet(now, "c" + center, node));
            }
        }

        void step() {
            now += random.nextInt(4) == 0 ? random.nextInt(3_000_000) : random.nextInt(1_000);
            int what = random.nextInt(100);
            if (running.size() < 10 || what < 30 && running.size() < 200) {
                start(next++, 1);
            } else if (what < 60) {
                end();
            } else if (what < 75) {
                long id = any();
                out.accept(new Event.Retiered(now, id, Tier.values()[random.nextInt(3)]));
            } else if (what < 77) {
                contract();
            } else if (what < 80) {
                out.accept(new Event.Paced(now, any(), 1 + random.nextInt(1_000), 1 + random.nextInt(1_000)));
            } else {
                price();
            }
        }

        /** One of a few contracts moves more or less than before, or ends. */
        private void contract() {
            int number = random.nextInt(CENTERS);
            var name = "k" + number;
            var spec = specs.computeIfAbsent(name, this::spec);
            int before = moved.getOrDefault(name, 0);
            int devices = random.nextInt(spec.devices() + 1);
            if (before == 0) {
                moved.put(name, spec.devices());
                out.accept(new Event.ContractActivated(now, "a", spec, spec.devices()));
            } else if (devices < before && devices > 0) {
                moved.put(name, devices);
                long early = random.nextInt(90_000_000);
                out.accept(new Event.ContractReturned(now, "a", spec, before - devices, devices, early));
            } else {
                moved.remove(name);
                out.accept(new Event.ContractEnded(now, "a", spec, EndReason.TERM, before));
            }
        }

        /** Some lend on what they are lent; some have hours with a price of their own. */
        private ContractSpec spec(String name) {
            int lender = random.nextInt(CENTERS);
            int borrower = (lender + 1 + random.nextInt(CENTERS - 1)) % CENTERS;
            long micros = 1 + random.nextLong(30_000_000L);
            var window = new Price.Window(127, random.nextInt(1_440), random.nextInt(1_440), 1 + micros / 2);
            var price = random.nextBoolean()
                    ? Price.flat("CNY", micros)
                    : new Price("CNY", micros, List.of(window), "UTC", List.of(new Price.Shift(0, 0)));
            return new ContractSpec(
                    name,
                    "t" + lender,
                    "t" + borrower,
                    "chip",
                    1 + random.nextInt(40),
                    List.of(),
                    0,
                    Long.MAX_VALUE,
                    0,
                    0,
                    price,
                    random.nextLong(3_000_000L),
                    Side.values()[random.nextInt(2)],
                    random.nextBoolean());
        }

        private void price() {
            var center = "c" + random.nextInt(CENTERS);
            if (random.nextInt(6) == 0) {
                out.accept(new Event.PriceEnded(now, center, "chip"));
            } else {
                long micros = 1 + random.nextLong(random.nextInt(9) == 0 ? 10_000_000_000L : 30_000_000L);
                out.accept(new Event.PriceSet(now, new SpotPrice(center, "chip", micros, "CNY")));
            }
        }

        private long any() {
            return running.get(random.nextInt(running.size()));
        }

        private void start(long id, int attempt) {
            var task = random.nextInt(3) == 0
                    ? new TaskDemand(1, 1 + random.nextInt(999), 0, 0, 0)
                    : new TaskDemand(1 + random.nextInt(8), 1_000, 0, 0, 0);
            if (attempt == 1) {
                var demand = new GangDemand(task, 1, List.of(), List.of(), Topology.ANYWHERE);
                var times = new Times(0, 0, random.nextInt(3) * 600_000L, random.nextInt(2) * 60_000L, 0);
                var run = new RunSpec(null, List.of("work"), new TreeMap<>(), null);
                var kind = random.nextInt(5) == 0 ? Kind.SESSION : Kind.JOB;
                var tenant = "t" + random.nextInt(CENTERS);
                var spec = new WorkloadSpec(kind, "w", tenant, demand, Priority.NORMAL, times, 0, false, run);
                out.accept(new Event.Submitted(now, id, "u", spec));
            }
            var placement = new Placement(random.nextInt(CENTERS), task, IntList.of(0), LongList.of(1));
            var tier = Tier.values()[random.nextInt(3)];
            out.accept(new Event.Placed(now, id, attempt, tier, placement));
            if (random.nextInt(10) > 0) {
                out.accept(new Event.TaskStarted(now + random.nextInt(1_000), id, attempt, 0));
                now += 1_000;
            }
            attempts.put(id, attempt);
            running.add(id);
        }

        private void end() {
            long id = running.remove(random.nextInt(running.size()));
            int attempt = attempts.merge(id, 0, Integer::sum);
            if (random.nextInt(3) == 0) {
                attempts.remove(id);
                out.accept(new Event.Ended(now, id, End.values()[random.nextInt(4)], 0, WHY));
                return;
            }
            var reasons = StopReason.values();
            out.accept(new Event.StopOrdered(now, id, attempt, reasons[random.nextInt(reasons.length)], 0, WHY));
            now += random.nextInt(30_000);
            out.accept(new Event.Requeued(now, id, false, false, 0, 0, 0, WHY));
            start(id, attempt + 1);
        }
    }

    @Test
    void any_lives_are_booked_once_in_balance_and_alike_when_folded_again() {
        var ledger = new Ledger();
        var balance = new Balance();
        long[] hash = new long[2];
        long[] events = new long[1];
        var lives = new Lives(42, event -> {
            var lines = ledger.see(event);
            balance.see(event, lines);
            events[0]++;
            lines.forEach(line -> hash[0] = hash[0] * 31 + line.hashCode());
        });
        while (ledger.last() < LINES) {
            lives.step();
        }
        assertThat(balance.wrong()).isEmpty();
        assertThat(balance.imbalance())
                .hasSize(1)
                .allSatisfy((currency, micros) -> assertThat(micros).isZero());
        assertThat(new Ledger(ledger.image()).image()).isEqualTo(ledger.image());
        var again = new Ledger();
        long[] left = {events[0]};
        var repeated = new Lives(42, event -> {
            if (left[0]-- > 0) {
                again.see(event).forEach(line -> hash[1] = hash[1] * 31 + line.hashCode());
            }
        });
        while (left[0] > 0) {
            repeated.step();
        }
        assertThat(hash[1]).isEqualTo(hash[0]);
        assertThat(again.image()).isEqualTo(ledger.image());
    }
}
