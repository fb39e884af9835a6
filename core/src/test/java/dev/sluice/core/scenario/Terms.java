package dev.sluice.core.scenario;

import dev.sluice.core.Command;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.unit.Limits;
import java.util.Locale;

/** Contracts in the words of a table. */
final class Terms {
    private static final Price PRICE = Price.flat("CNY", 12_500_000);

    private Terms() {}

    /** Name, lender, borrower, devices, from, until, floor, notice, and options such as {@code onward, in east}. */
    static ContractSpec of(Row row) {
        var chip = Words.devices(row.cell(3)).firstEntry();
        var options = Words.list(row.cell(8));
        return new ContractSpec(
                row.cell(0),
                row.cell(1),
                row.cell(2),
                chip.getKey(),
                (int) (chip.getValue() / Limits.DEVICE_MILLI),
                options.stream()
                        .filter(each -> each.startsWith("in "))
                        .map(each -> each.substring(3))
                        .toList(),
                row.cell(4).isEmpty() ? 0 : Words.time(row.cell(4)),
                Words.time(row.cell(5)),
                row.cell(6).isEmpty() ? 0 : Integer.parseInt(row.cell(6)),
                row.cell(7).isEmpty() ? 0 : Words.duration(row.cell(7)),
                PRICE,
                2_000_000,
                options.contains("borrower bears") ? Side.BORROWER : Side.LENDER,
                options.contains("onward"));
    }

    /** What is done to a contract: {@code sign c lender}, {@code recall c 4}, {@code withdraw c}. */
    static Command command(long now, String[] words) {
        var name = words[1];
        return switch (words[0]) {
            case "sign" ->
                new Command.SignContract(now, words[2], name, Side.valueOf(words[2].toUpperCase(Locale.ROOT)));
            case "recall" ->
                new Command.RecallContract(now, Stage.ACTOR, name, words.length > 2 ? Integer.parseInt(words[2]) : 0);
            case "withdraw" -> new Command.WithdrawContract(now, Stage.ACTOR, name);
            default -> throw new IllegalArgumentException("nothing that is done to a contract: " + words[0]);
        };
    }
}
