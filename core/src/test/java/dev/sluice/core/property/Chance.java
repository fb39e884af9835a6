package dev.sluice.core.property;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.TaskExit;
import java.util.ArrayList;
import java.util.List;

/** What people and centers do next. */
final class Chance {
    private final Dice dice;
    private final World world;
    private final Core core;
    private final Lending lending;

    Chance(Dice dice, World world, Core core) {
        this.dice = dice;
        this.world = world;
        this.core = core;
        lending = new Lending(dice, world, core);
    }

    Command wish(long now) {
        int chance = dice.number(0, 107);
        if (chance > 99) {
            return lending.wish(now);
        }
        return chance < 50 ? submit(now) : chance < 68 ? aboutWork(now) : chance < 88 ? aboutNodes(now) : other(now);
    }

    private Command submit(long now) {
        long id = core.nextWorkloadId() + (dice.percent(3) ? 2 : 0);
        return new Command.Submit(now, "user", id, world.workload("w" + id));
    }

    private Command aboutWork(long now) {
        long id = anyWorkload();
        return switch (dice.number(0, 3)) {
            case 0 -> new Command.Cancel(now, "user", id);
            case 1 -> new Command.Hold(now, "user", id);
            default -> new Command.Release(now, "user", id);
        };
    }

    private long anyWorkload() {
        return dice.number(0, (int) core.nextWorkloadId());
    }

    private Command aboutNodes(long now) {
        var center = dice.pick(List.copyOf(world.centers.keySet()));
        var node = "n" + dice.number(0, 4);
        return switch (dice.number(0, 7)) {
            case 0 -> new Command.Drain(now, "operator", center, node, dice.percent(50));
            case 1, 2 -> new Command.Undrain(now, "operator", center, node);
            case 3 -> new Command.ReportNode(now, "engine", center, node, false);
            case 4, 5 -> new Command.ReportNode(now, "engine", center, node, true);
            default -> changed(now, center, node);
        };
    }

    private Command changed(long now, String center, String name) {
        var nodes = world.nodesOf(center);
        var old = nodes.get(name);
        int chance = dice.number(0, 9);
        if (old == null || chance < 2) {
            nodes.put(name, world.node(name));
        } else if (chance < 6) {
            nodes.put(name, world.sicker(old));
        } else if (chance < 9) {
            nodes.remove(name);
        } else {
            world.centers.put(center, world.center(center));
        }
        return report(now, center);
    }

    Command report(long now, String center) {
        return new Command.SetCenter(
                now,
                "engine",
                world.centerSpec(center),
                List.copyOf(world.nodesOf(center).values()));
    }

    private Command other(long now) {
        if (dice.percent(10)) {
            return new Command.SetSettings(now, "admin", world.settings());
        }
        if (dice.percent(10)) {
            return new Command.SetRules(now, "admin", world.rules());
        }
        if (dice.percent(20)) {
            return price(now);
        }
        if (dice.percent(10)) {
            return budget(now);
        }
        if (dice.percent(60)) {
            return new Command.SetTenants(now, "admin", List.of(world.tenant(dice.pick(world.tenants))));
        }
        long id = anyWorkload();
        int attempt = dice.number(0, 3);
        int rank = dice.number(-1, 4);
        var live = core.workloads().find(id);
        var running = live == null ? null : live.phase().attempt();
        if (running != null && running.number() == attempt) {
            attempt--;
        }
        return dice.percent(50)
                ? new Command.ReportStart(now, "engine", id, attempt, rank)
                : new Command.ReportEnd(now, "engine", id, attempt, rank, new TaskExit.Exited(0));
    }

    private Command budget(long now) {
        var tenant = dice.percent(95) ? dice.pick(world.tenants) : "nobody";
        if (dice.percent(30)) {
            return new Command.EndBudget(now, "owner", tenant, "CNY");
        }
        long hard = dice.percent(80) ? dice.number(1, 3_000_000) : 0;
        long soft = hard == 0 || dice.percent(50) ? dice.number(1, hard == 0 ? 1_000_000 : (int) hard) : 0;
        return new Command.SetBudget(now, "owner", new Budget(tenant, "CNY", soft, hard, dice.number(0, 90) * 1000L));
    }

    private Command price(long now) {
        var center = dice.pick(List.copyOf(world.centers.keySet()));
        var chip = dice.pick(World.CHIPS);
        return dice.percent(20)
                ? new Command.EndPrice(now, "owner", center, chip)
                : new Command.SetPrice(now, "owner", new SpotPrice(center, chip, dice.number(1, 20_000_000), "CNY"));
    }

    /** Gives everything back to use, so that all that can run will. */
    List<Command> calm(long now) {
        var all = new ArrayList<Command>();
        world.nodes.forEach((center, nodes) -> nodes.keySet().forEach(node -> {
            all.add(new Command.Undrain(now, "operator", center, node));
            all.add(new Command.ReportNode(now, "engine", center, node, true));
        }));
        all.addAll(releases(now));
        return all;
    }

    List<Command> releases(long now) {
        var all = new ArrayList<Command>();
        core.workloads().forEach(workload -> {
            if (workload.phase() instanceof Phase.Held) {
                all.add(new Command.Release(now, "user", workload.id()));
            }
        });
        return all;
    }
}
