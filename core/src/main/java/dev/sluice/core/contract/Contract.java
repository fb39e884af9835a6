package dev.sluice.core.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract with where it stands.
 *
 * @param proposer who proposed it
 * @param lenderSigned null = the lender has not signed
 * @param borrowerSigned null = the borrower has not signed
 */
public record Contract(
        ContractSpec spec,
        String proposer,
        long proposedMillis,
        @Nullable Signature lenderSigned,
        @Nullable Signature borrowerSigned,
        Stage stage) {
    /** Who signed for a side, and when. */
    public record Signature(String actor, long atMillis) {}

    /** One that nobody has signed. */
    public static Contract proposed(ContractSpec spec, String proposer, long atMillis) {
        return new Contract(spec, proposer, atMillis, null, null, new Stage.Proposed());
    }

    public String name() {
        return spec.name();
    }

    public @Nullable Signature signed(Side side) {
        return side == Side.LENDER ? lenderSigned : borrowerSigned;
    }

    /** Whether both sides are bound by it, or it moves guarantee already. */
    public boolean binds() {
        return !(stage instanceof Stage.Proposed) && !ended();
    }

    public boolean ended() {
        return stage instanceof Stage.Ended;
    }

    /** Devices that will be moved at a time if nothing else happens: recalls that are under way count. */
    public int movesAt(long millis) {
        if (!binds() || millis < spec.fromMillis() || millis >= spec.untilMillis()) {
            return 0;
        }
        return switch (stage) {
            case Stage.Signed signed -> spec.devices();
            case Stage.Active active -> active.devices();
            case Stage.Recalling recalling -> {
                int left = recalling.devices();
                for (var recall : recalling.recalls()) {
                    left -= recall.atMillis() <= millis ? recall.devices() : 0;
                }
                yield left;
            }
            case Stage.Proposed proposed -> 0;
            case Stage.Ended ended -> 0;
        };
    }

    /** The times at which it may move more or less than before. */
    public List<Long> changes() {
        var times = new ArrayList<>(List.of(spec.fromMillis(), spec.untilMillis()));
        if (stage instanceof Stage.Recalling recalling) {
            recalling.recalls().forEach(recall -> times.add(recall.atMillis()));
        }
        return times;
    }

    /** When it changes by itself next, in ms since 1970; {@link Long#MAX_VALUE} = never. */
    public long dueMillis() {
        return switch (stage) {
            case Stage.Signed signed -> Math.min(spec.fromMillis(), spec.untilMillis());
            case Stage.Recalling recalling ->
                Math.min(recalling.recalls().getFirst().atMillis(), spec.untilMillis());
            case Stage.Proposed proposed -> spec.untilMillis();
            case Stage.Active active -> spec.untilMillis();
            case Stage.Ended ended -> Long.MAX_VALUE;
        };
    }

    /** The same signed for a side; with both signatures it is no longer only proposed. */
    public Contract sign(Side side, String actor, long atMillis) {
        var signature = new Signature(actor, atMillis);
        var forLender = side == Side.LENDER ? signature : lenderSigned;
        var forBorrower = side == Side.BORROWER ? signature : borrowerSigned;
        Stage next = forLender != null && forBorrower != null ? new Stage.Signed() : stage;
        return new Contract(spec, proposer, proposedMillis, forLender, forBorrower, next);
    }

    /** The same with so many devices moved since a time. */
    public Contract activated(long atMillis, int devices) {
        return in(new Stage.Active(atMillis, devices));
    }

    /** The same with one more recall under way. */
    public Contract recalling(Stage.Recall recall) {
        var recalls = new ArrayList<Stage.Recall>();
        long since = proposedMillis;
        int moved = stage.moves();
        if (stage instanceof Stage.Recalling under) {
            since = under.sinceMillis();
            recalls.addAll(under.recalls());
        } else if (stage instanceof Stage.Active active) {
            since = active.sinceMillis();
        }
        recalls.add(recall);
        recalls.sort(Comparator.comparingLong(Stage.Recall::atMillis));
        return in(new Stage.Recalling(since, moved, recalls));
    }

    /** The same with the devices of its next recall given back. */
    public Contract returned() {
        if (!(stage instanceof Stage.Recalling(var since, var moved, var recalls))) {
            throw new IllegalStateException("contract " + name() + " is " + stage.word() + " and has no recall");
        }
        int left = moved - recalls.getFirst().devices();
        var more = recalls.subList(1, recalls.size());
        return in(more.isEmpty() ? new Stage.Active(since, left) : new Stage.Recalling(since, left, more));
    }

    /** The same in another stage. */
    public Contract in(Stage next) {
        return new Contract(spec, proposer, proposedMillis, lenderSigned, borrowerSigned, next);
    }
}
