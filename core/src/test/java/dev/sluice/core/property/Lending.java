package dev.sluice.core.property;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.contract.Stage;
import java.util.List;

/** What lenders and borrowers do next: contracts of minutes, so that they begin, are recalled and end in a trial. */
final class Lending {
    private final Dice dice;
    private final World world;
    private final Core core;

    Lending(Dice dice, World world, Core core) {
        this.dice = dice;
        this.world = world;
        this.core = core;
    }

    /** Mostly what fits a contract that is there; now and then what does not. */
    Command wish(long now) {
        var contracts = core.contracts().all().stream()
                .filter(each -> !each.ended())
                .map(Contract::name)
                .toList();
        if (contracts.isEmpty() || dice.percent(30)) {
            return new Command.ProposeContract(now, "admin", spec(now));
        }
        var name = dice.pick(contracts);
        var contract = core.contracts().get(name);
        if (contract.stage() instanceof Stage.Proposed && dice.percent(90)) {
            var side = contract.lenderSigned() == null ? Side.LENDER : Side.BORROWER;
            return new Command.SignContract(now, "admin", name, dice.percent(95) ? side : side.other());
        }
        return dice.percent(80)
                ? new Command.RecallContract(now, "admin", name, dice.number(0, 4))
                : new Command.WithdrawContract(now, "admin", name);
    }

    private ContractSpec spec(long now) {
        int devices = dice.oneOf(1, 2, 4, 4, 8, 12);
        long from = dice.percent(60) ? 0 : now + dice.number(0, 120) * 1_000L;
        long micros = dice.number(1, 20_000_000);
        int minute = dice.number(0, 1_439);
        var window = new Price.Window(127, minute, (minute + dice.number(1, 5)) % 1_440, micros + 1);
        var price = dice.percent(60)
                ? Price.flat("CNY", micros)
                : new Price("CNY", micros, List.of(window), "UTC", List.of(new Price.Shift(0, 0)));
        return new ContractSpec(
                "k" + (core.contracts().all().size() + 1),
                dice.pick(world.tenants),
                dice.pick(world.tenants),
                dice.pick(World.CHIPS),
                devices,
                dice.percent(20) ? List.of(dice.pick(List.copyOf(world.centers.keySet()))) : List.of(),
                from,
                Math.max(now, from) + dice.number(1, 600) * 1_000L,
                dice.number(0, devices) / 2,
                dice.number(0, 60) * 1_000L,
                price,
                dice.number(0, 5_000_000),
                dice.oneOf(Side.LENDER, Side.BORROWER),
                dice.percent(50));
    }
}
