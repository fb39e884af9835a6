package dev.sluice.core.scenario;

import dev.sluice.core.Command;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Contracts in the words of a table. */
final class Terms {
    private static final int HOUR_MINUTES = 60;
    private static final int EACH_DAY = 127;

    private Terms() {}

    /**
     * Name, lender, borrower, devices, from, until, floor, notice, and options such as {@code onward, in east}. A
     * device-hour costs 12.50 CNY unless it says {@code price 20}, and {@code 22-06 at 5} is a window in which it costs
     * less; {@code makes good 3} is the compensation, 2.00 without it.
     */
    static ContractSpec of(Row row) {
        var chip = Words.devices(row.cell(3)).firstEntry();
        var options = Words.list(row.cell(8));
        return new ContractSpec(
                row.cell(0),
                row.cell(1),
                row.cell(2),
                chip.getKey(),
                (int) (chip.getValue() / Limits.DEVICE_MILLI),
                after("in ", options),
                row.cell(4).isEmpty() ? 0 : Words.time(row.cell(4)),
                Words.time(row.cell(5)),
                row.cell(6).isEmpty() ? 0 : Integer.parseInt(row.cell(6)),
                row.cell(7).isEmpty() ? 0 : Words.duration(row.cell(7)),
                price(options),
                micros(after("makes good ", options), 2_000_000),
                options.contains("borrower bears") ? Side.BORROWER : Side.LENDER,
                options.contains("onward"));
    }

    private static List<String> after(String words, List<String> options) {
        return options.stream()
                .filter(each -> each.startsWith(words))
                .map(each -> each.substring(words.length()))
                .toList();
    }

    private static long micros(List<String> amounts, long otherwise) {
        return amounts.isEmpty() ? otherwise : Words.micros(amounts.getFirst());
    }

    private static Price price(List<String> options) {
        long micros = micros(after("price ", options), 12_500_000);
        var windows = new ArrayList<Price.Window>();
        for (var option : options) {
            if (option.contains(" at ")) {
                var words = option.split("-| at ");
                int from = Integer.parseInt(words[0]) * HOUR_MINUTES;
                int until = Integer.parseInt(words[1]) * HOUR_MINUTES;
                windows.add(new Price.Window(EACH_DAY, from, until, Words.micros(words[2])));
            }
        }
        return windows.isEmpty()
                ? Price.flat("CNY", micros)
                : new Price("CNY", micros, windows, "UTC", List.of(new Price.Shift(0, 0)));
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
