package dev.sluice.app.http.view;

import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.contract.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract with its terms. The fields are those of {@code Contract} in {@code openapi.yaml}. */
public record ContractView(
        String name,
        String state,
        String lender,
        String borrower,
        String chip,
        int devices,
        int moves,
        List<String> centers,
        @Nullable Long fromMillis,
        long untilMillis,
        int floor,
        long noticeMillis,
        PriceView price,
        long compensationMicros,
        String losses,
        boolean onward,
        String proposer,
        long proposedMillis,
        @Nullable SignatureView lenderSigned,
        @Nullable SignatureView borrowerSigned,
        List<RecallView> recalls,
        @Nullable Long activeSinceMillis,
        @Nullable Long endedMillis,
        @Nullable String reason) {
    /** What a device-hour costs, in millionths. */
    public record PriceView(
            String currency, long micros, @Nullable String zone, List<WindowView> windows) {}

    /** Hours of local time with a price of their own. */
    public record WindowView(int days, int fromMinute, int untilMinute, long micros) {}

    public record SignatureView(String user, long atMillis) {}

    public record RecallView(int devices, long backMillis) {}

    public static ContractView of(Contract contract) {
        var spec = contract.spec();
        var stage = contract.stage();
        var ended = stage instanceof Stage.Ended over ? over : null;
        var recalls = stage instanceof Stage.Recalling recalling ? recalling.recalls() : List.<Stage.Recall>of();
        return new ContractView(
                spec.name(),
                stage.word(),
                spec.lender(),
                spec.borrower(),
                spec.chip(),
                spec.devices(),
                stage.moves(),
                spec.centers(),
                Words.orAbsent(spec.fromMillis()),
                spec.untilMillis(),
                spec.floor(),
                spec.noticeMillis(),
                price(spec),
                spec.compensationMicros(),
                Words.of(spec.bears()),
                spec.onward(),
                contract.proposer(),
                contract.proposedMillis(),
                signature(contract, Side.LENDER),
                signature(contract, Side.BORROWER),
                recalls.stream()
                        .map(recall -> new RecallView(recall.devices(), recall.atMillis()))
                        .toList(),
                since(stage),
                ended == null ? null : ended.atMillis(),
                ended == null ? null : Words.of(ended.reason()));
    }

    private static @Nullable Long since(Stage stage) {
        return switch (stage) {
            case Stage.Active active -> active.sinceMillis();
            case Stage.Recalling recalling -> recalling.sinceMillis();
            case Stage.Proposed proposed -> null;
            case Stage.Signed signed -> null;
            case Stage.Ended ended -> null;
        };
    }

    private static PriceView price(ContractSpec spec) {
        Price price = spec.price();
        return new PriceView(
                price.currency(),
                price.micros(),
                price.zone().isEmpty() ? null : price.zone(),
                price.windows().stream()
                        .map(window -> new WindowView(
                                window.days(), window.fromMinute(), window.untilMinute(), window.micros()))
                        .toList());
    }

    private static @Nullable SignatureView signature(Contract contract, Side side) {
        var signed = contract.signed(side);
        return signed == null ? null : new SignatureView(signed.actor(), signed.atMillis());
    }
}
