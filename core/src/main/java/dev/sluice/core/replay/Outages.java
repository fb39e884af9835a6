package dev.sluice.core.replay;

import dev.sluice.core.Command;
import dev.sluice.core.pool.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Loses nodes now and then, and brings them back. */
final class Outages {
    private static final String ACTOR = "emulated";

    private record Machine(String center, NodeSpec node) {}

    private final List<Machine> machines = new ArrayList<>();
    private final Conditions conditions;
    private final Dice dice;
    private final Agenda agenda;
    private final Meter meter;
    private final Consumer<Command> core;
    private int down;

    Outages(Fleet fleet, Conditions conditions, Agenda agenda, Meter meter, Consumer<Command> core) {
        this.conditions = conditions;
        this.dice = new Dice(conditions.seed());
        this.agenda = agenda;
        this.meter = meter;
        this.core = core;
        for (var site : fleet.sites()) {
            site.nodes().forEach(node -> machines.add(new Machine(site.center().name(), node)));
        }
    }

    void begin(long atMillis) {
        if (conditions.nodeLifeMillis() > 0) {
            for (int machine = 0; machine < machines.size(); machine++) {
                // They did not all come new on the first day: the first loss is at any time of a life.
                long first = dice.below(conditions.nodeLifeMillis(), Dice.Question.NODE_LIFE, machine, 0);
                agenda.add(atMillis + first, Agenda.Kind.NODE_LOST, machine, 1);
            }
        }
    }

    /** Nodes that are down now. */
    int down() {
        return down;
    }

    void act(long now, Agenda.Kind kind, int machine, int epoch) {
        boolean lost = kind == Agenda.Kind.NODE_LOST;
        var which = machines.get(machine);
        core.accept(new Command.ReportNode(now, ACTOR, which.center, which.node.name(), !lost));
        if (lost) {
            down++;
            long back = now + Math.max(1, conditions.nodeRepairMillis());
            meter.outage(now, back, which.node.devices());
            agenda.add(back, Agenda.Kind.NODE_BACK, machine, epoch);
        } else {
            down--;
            long life = dice.around(conditions.nodeLifeMillis(), Dice.Question.NODE_LIFE, machine, epoch);
            agenda.add(now + Math.max(1, life), Agenda.Kind.NODE_LOST, machine, epoch + 1);
        }
    }
}
