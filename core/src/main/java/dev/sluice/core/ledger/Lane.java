package dev.sluice.core.ledger;

import dev.sluice.core.contract.ContractSpec;
import java.util.List;

/** Devices of a contract that come the same way: the borrower's contract, then those by which its lender got them. */
final class Lane {
    final List<ContractSpec> chain;

    /** Milli that nobody holds by it. */
    long room;

    Lane(List<ContractSpec> chain, long room) {
        this.chain = List.copyOf(chain);
        this.room = room;
    }

    ContractSpec first() {
        return chain.getFirst();
    }

    List<String> names() {
        return chain.stream().map(ContractSpec::name).toList();
    }

    /** What an attempt holds by a lane. */
    record Part(Lane lane, long milli) {
        Image image() {
            return new Image(lane.names(), milli);
        }
    }

    /** The same, as plain values. */
    record Image(List<String> contracts, long milli) {}
}
