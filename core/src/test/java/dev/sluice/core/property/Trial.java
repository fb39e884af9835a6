package dev.sluice.core.property;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.queue.QueuePolicies;
import dev.sluice.core.schedule.share.SharePolicies;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.Phase;
import java.util.ArrayList;
import java.util.List;

/** One random life of a pool. All properties are checked after each command; what is wrong throws. */
final class Trial {
    private static final int NEVER_MORE_COMMANDS = 20_000;

    private final Dice dice;
    private final World world;
    private final History history;
    private final Core mirror;
    private final List<Command> log = new ArrayList<>();
    private final Core core;
    private final Emulation engine;
    private final Chance chance;
    private Core twin;
    private final Accounting accounting = new Accounting();
    static final long BEGIN = 1_000_000;

    private long now = BEGIN;

    Trial(long seed) {
        var policies = policies(seed);
        history = new History(policies.queue());
        mirror = new Core(policies);
        core = new Core(policies);
        dice = new Dice(seed);
        world = new World(dice);
        engine = new Emulation(dice, core);
        chance = new Chance(dice, world, core);
        twin = core.copy();
    }

    /** Every second pool has the standard queue, the others have the rest in turns; two in three keep devices. */
    static Policies policies(long seed) {
        var all = QueuePolicies.all();
        var queue = seed % 2 == 0 ? all.getFirst() : all.get((int) (seed / 2 % all.size()));
        var share = SharePolicies.all()
                .get((int) (seed / all.size() % SharePolicies.all().size()));
        var policies = Policies.STANDARD.withQueue(queue).withShare(share).withReserve(seed % 3 > 0);
        return Policies.of(policies.settings().with(Parameter.RESERVE_FIRM, 60_000));
    }

    List<Command> log() {
        return log;
    }

    void play(int wishes) {
        setUp();
        long wishAt = now;
        long cycleAt = now;
        for (int left = wishes; left > 0; ) {
            long at = Math.min(wishAt, engine.nextMillis());
            long due = core.cycleDue(now) ? Math.max(cycleAt, now) : Math.max(now, core.nextDueMillis());
            long spends = Math.max(now, spendsMillis());
            if (spends <= Math.min(due, at)) {
                now = spends;
                spend();
            } else if (due <= at) {
                now = due;
                cycle();
                cycleAt = now + (dice.percent(70) ? 0 : dice.number(0, 3_000));
            } else if (engine.nextMillis() <= wishAt) {
                now = Math.max(now, engine.nextMillis());
                run(at(engine.next()));
            } else {
                now = wishAt;
                run(chance.wish(now));
                wishAt = now + (dice.percent(50) ? 0 : dice.number(0, 20_000));
                left--;
            }
        }
        quiet();
    }

    private long spendsMillis() {
        return accounting.spending().nextMillis(core.tenants().budgets());
    }

    private void spend() {
        accounting.spending().reports(core.tenants().budgets(), now).forEach(this::run);
    }

    private void setUp() {
        run(new Command.SetChips(
                now,
                "admin",
                World.CHIPS.stream().map(id -> new Chip(id, 0, 0, 0)).toList()));
        run(new Command.SetTenants(
                now, "admin", world.tenants.stream().map(TenantSpec::plain).toList()));
        world.centers.keySet().forEach(center -> run(chance.report(now, center)));
        for (var tenant : world.tenants) {
            run(new Command.SetTenants(now, "admin", List.of(world.tenant(tenant))));
        }
    }

    /** An engine's report keeps what it says but comes now. */
    private Command at(Command report) {
        return switch (report) {
            case Command.ReportStart c -> new Command.ReportStart(now, c.actor(), c.workload(), c.attempt(), c.rank());
            case Command.ReportEnd c ->
                new Command.ReportEnd(now, c.actor(), c.workload(), c.attempt(), c.rank(), c.exit());
            case Command.ReportActivity c ->
                new Command.ReportActivity(
                        now, c.actor(), c.workload(), c.attempt(), c.activePermille(), c.overMillis());
            case Command other -> throw new IllegalStateException("no report: " + other);
        };
    }

    private void cycle() {
        run(new Command.Cycle(now, "server"));
    }

    /** Lets all that runs end, with all nodes in use and nobody held: then nothing that could run may be left. */
    private void quiet() {
        chance.calm(now).forEach(this::run);
        int stops = history.stops();
        int live = core.workloads().live();
        while (core.nextDueMillis() < Long.MAX_VALUE || engine.nextMillis() < Long.MAX_VALUE || releases()) {
            long due = core.nextDueMillis();
            now = Math.max(now, Math.min(due, engine.nextMillis()));
            spend();
            if (due <= now) {
                cycle();
            } else {
                run(at(engine.next()));
            }
            if (log.size() > NEVER_MORE_COMMANDS) {
                throw new AssertionError("never comes to rest");
            }
        }
        fail(history.stops() - stops > 4 * live, "stops " + (history.stops() - stops) + " times among " + live);
        core.workloads().forEach(workload -> {
            boolean still = workload.phase() instanceof Phase.Waiting || workload.ended();
            fail(!still, "workload " + workload.id() + " is left " + workload.phase());
        });
        for (int node = 0; node < core.pool().nodeCount(); node++) {
            for (int device = 0; device < core.pool().node(node).devices(); device++) {
                fail(core.pool().usedMilli(node, device) != 0, "a device is still held");
                fail(core.pool().claimedMilli(node, device) != 0, "a device is still promised");
            }
        }
    }

    /** Releases what was on its way to be held. */
    private boolean releases() {
        var held = chance.releases(now);
        held.forEach(this::run);
        return !held.isEmpty();
    }

    private static void fail(boolean wrong, String what) {
        if (wrong) {
            throw new AssertionError(what);
        }
    }

    private static void none(List<String> wrong) {
        fail(!wrong.isEmpty(), String.join("\n", wrong));
    }

    private void run(Command command) {
        log.add(command);
        boolean sampled = dice.percent(10);
        var before = sampled ? core.image() : null;
        var decided = core.decide(command);
        fail(before != null && !core.image().equals(before), "decide changes the state");
        var keeping = new Keeping(core);
        keeping.see(command, decided.events());
        none(keeping.wrong);
        fail(!twin.decide(command).equals(decided), "a copy, or a restored state, decides otherwise");
        for (var event : decided.events()) {
            core.apply(event);
            mirror.apply(event);
            twin.apply(event);
            accounting.see(event);
        }
        decided.events().forEach(engine::see);
        history.see(command, decided.events());
        none(history.wrong);
        if (sampled) {
            core.tenants().budgets().all().forEach(each -> accounting.compare(each.budget(), now));
        }
        none(accounting.wrong(sampled));
        none(core.violations());
        if (sampled) {
            fail(!mirror.image().equals(core.image()), "the same events make another state");
            fail(!twin.image().equals(core.image()), "a copy, or a restored state, becomes another");
            separate();
        }
        settled(command, decided.events());
    }

    private void settled(Command command, List<Event> events) {
        for (long id : history.accepted()) {
            fail(core.workloads().find(id) == null, "workload " + id + " is lost");
        }
        if (!core.cycleDue(now) && command instanceof Command.Cycle) {
            none(new Settled(core, history, history.queue()).wrong());
            none(Keeping.idle(core));
            none(new Settled(core, history, history.queue()).needless(events));
        }
    }

    /** Makes a new twin, and lets a copy live another life, which must not be felt here. */
    private void separate() {
        var before = core.image();
        var other = core.copy();
        var elsewhere = new Chance(dice, world, other);
        for (int i = 0; i < 3; i++) {
            var wish = elsewhere.wish(now);
            other.run(wish);
            other.run(new Command.Cycle(now, "server"));
            fail(!other.violations().isEmpty(), "a copy after " + wish + ": " + other.violations());
        }
        core.workloads().forEach(workload -> {
            if (!workload.ended() && dice.percent(20)) {
                core.explain(workload.id());
            }
        });
        fail(!core.image().equals(before), "a copy is not independent, or explaining changes the state");
        twin = dice.percent(50) ? core.copy() : Core.from(core.image());
    }
}
