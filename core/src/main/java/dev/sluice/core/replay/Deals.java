package dev.sluice.core.replay;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Rejection;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.SpotPrice;
import java.util.ArrayList;
import java.util.List;

/**
 * What owners agreed on before a replay begins. It holds in set-ups in which devices are lent.
 *
 * @param contracts both sides have signed them when the first work comes
 * @param prices of idle devices, from the beginning on
 * @param recalls by time
 */
public record Deals(List<ContractSpec> contracts, List<SpotPrice> prices, List<Recall> recalls) {
    /** Nobody agreed on anything. */
    public static final Deals NONE = new Deals(List.of(), List.of(), List.of());

    private static final String ACTOR = "replay";

    /** A lender wants devices of a contract back; 0 devices = all that may be recalled. */
    public record Recall(long atMillis, String contract, int devices) {}

    /** Something that the core refuses. */
    public record Refused(String name, Rejection why) {}

    public Deals {
        contracts = List.copyOf(contracts);
        prices = List.copyOf(prices);
        recalls = List.copyOf(recalls);
    }

    /** Whether they hold in a set-up: whoever works alone, or has no owners, lends nothing. */
    public boolean holdIn(Setup setup) {
        return setup.has(Lever.BORROWING) && !setup.oneQueue();
    }

    /** What the core hears of it before the first work. */
    List<Command> beforeAll(long atMillis) {
        var commands = new ArrayList<Command>();
        prices.forEach(price -> commands.add(new Command.SetPrice(atMillis, ACTOR, price)));
        for (var spec : contracts) {
            commands.add(new Command.ProposeContract(atMillis, ACTOR, spec));
            commands.add(new Command.SignContract(atMillis, ACTOR, spec.name(), Side.LENDER));
            commands.add(new Command.SignContract(atMillis, ACTOR, spec.name(), Side.BORROWER));
        }
        return commands;
    }

    Command recall(int index, long atMillis) {
        var recall = recalls.get(index);
        return new Command.RecallContract(atMillis, ACTOR, recall.contract(), recall.devices());
    }

    /** What of it the core would refuse for a trace; each name once. */
    public List<Refused> refusedFor(Trace trace, Setup setup) {
        var core = new Core(setup.policies());
        long at = Math.max(1, Replay.windowOf(trace).fromMillis() - 1);
        new Arrangement(trace, setup, Conditions.IDEAL).beforeAll(at).forEach(core::run);
        var refused = new ArrayList<Refused>();
        for (var command : beforeAll(at)) {
            var why = core.run(command).rejection();
            var name = name(command);
            if (why != null && refused.stream().noneMatch(each -> each.name.equals(name))) {
                refused.add(new Refused(name, why));
            }
        }
        return refused;
    }

    private static String name(Command command) {
        return switch (command) {
            case Command.ProposeContract c -> c.spec().name();
            case Command.SignContract c -> c.contract();
            case Command.SetPrice c -> c.price().center() + " " + c.price().chip();
            case Command other -> throw new IllegalArgumentException("no deal: " + other);
        };
    }
}
