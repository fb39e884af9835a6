package dev.sluice.core;

import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.EndReason;
import dev.sluice.core.contract.Stage;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of contracts: what people ask for, and what the time brings. */
final class ContractDecider {
    private final State state;

    ContractDecider(State state) {
        this.state = state;
    }

    Decided propose(Command.ProposeContract command) {
        var spec = command.spec();
        if (state.contracts.find(spec.name()) != null) {
            return Decided.refuse(new Rejection.NameTaken(spec.name()));
        }
        int count = state.contracts.all().size();
        if (count >= Limits.CONTRACTS) {
            return Decided.refuse(new Rejection.TooMany("contracts", count + 1L, Limits.CONTRACTS));
        }
        var rejection = parties(spec);
        rejection = rejection == null ? term(spec, command.atMillis()) : rejection;
        rejection = rejection == null ? cover(spec, command.atMillis()) : rejection;
        rejection = rejection == null ? worth(spec, command.atMillis()) : rejection;
        return rejection != null
                ? Decided.refuse(rejection)
                : Decided.accept(List.of(new Event.ContractProposed(command.atMillis(), command.actor(), spec)));
    }

    private @Nullable Rejection parties(ContractSpec spec) {
        for (var tenant : List.of(spec.lender(), spec.borrower())) {
            if (state.tenants.number(tenant) == Tenants.NONE) {
                return new Rejection.NotFound("tenant", tenant);
            }
        }
        if (isWithin(spec.lender(), spec.borrower()) || isWithin(spec.borrower(), spec.lender())) {
            return new Rejection.OneSided(spec.name(), spec.lender(), spec.borrower());
        }
        if (state.tenants.chipNumber(spec.chip()) == Tenants.NONE) {
            return new Rejection.NotFound("chip", spec.chip());
        }
        for (var center : spec.centers()) {
            if (state.pool.centerNumber(center) == Pool.NONE) {
                return new Rejection.NotFound("center", center);
            }
        }
        return null;
    }

    private static boolean isWithin(String path, String above) {
        return path.equals(above) || path.startsWith(above + "/");
    }

    private static @Nullable Rejection term(ContractSpec spec, long now) {
        if (spec.untilMillis() <= now) {
            return new Rejection.TermOver(spec.name(), "until", spec.untilMillis(), now);
        }
        return spec.fromMillis() != 0 && spec.fromMillis() < now
                ? new Rejection.TermOver(spec.name(), "from", spec.fromMillis(), now)
                : null;
    }

    /** What is paid for all of it, or made good, has to fit the books. */
    private static @Nullable Rejection worth(ContractSpec spec, long now) {
        long term = spec.untilMillis() - Math.max(spec.fromMillis(), now);
        long rate = Math.max(spec.price().highest(), spec.compensationMicros());
        long ofTime = Limits.CONTRACT_WORTH / Limits.DEVICE_MILLI / term;
        long most = Math.min(ofTime, Limits.CONTRACT_WORTH / Math.ceilDiv(term, Limits.HOUR_MILLIS) / rate);
        return spec.devices() > most ? new Rejection.TooMany("devices", spec.devices(), most) : null;
    }

    private @Nullable Rejection cover(ContractSpec spec, long now) {
        var least = new Lendable(state, spec).least(Math.max(spec.fromMillis(), now), spec.untilMillis());
        return least.milli() >= spec.milli()
                ? null
                : new Rejection.NotLendable(
                        spec.name(),
                        spec.lender(),
                        spec.chip(),
                        spec.milli(),
                        Math.max(0, least.milli()),
                        least.sinceMillis());
    }

    Decided sign(Command.SignContract command) {
        var contract = state.contracts.find(command.contract());
        if (contract == null) {
            return Decided.refuse(new Rejection.NotFound("contract", command.contract()));
        }
        var before = contract.signed(command.side());
        if (before != null) {
            return Decided.refuse(
                    new Rejection.SignedBefore(contract.name(), command.side(), before.actor(), before.atMillis()));
        }
        if (!(contract.stage() instanceof Stage.Proposed)) {
            return wrongStage(contract, "proposed");
        }
        long at = command.atMillis();
        var spec = contract.spec();
        var rejection = spec.untilMillis() <= at
                ? new Rejection.TermOver(spec.name(), "until", spec.untilMillis(), at)
                : cover(spec, at);
        if (rejection != null) {
            return Decided.refuse(rejection);
        }
        var events = new ArrayList<Event>();
        events.add(new Event.ContractSigned(at, command.actor(), spec, command.side()));
        if (contract.signed(command.side().other()) != null && spec.fromMillis() <= at) {
            events.add(new Event.ContractActivated(at, command.actor(), spec, spec.devices()));
        }
        return Decided.accept(events);
    }

    private static Decided wrongStage(Contract contract, String wanted) {
        return Decided.refuse(
                new Rejection.WrongStage(contract.name(), contract.stage().word(), wanted));
    }

    Decided withdraw(Command.WithdrawContract command) {
        var contract = state.contracts.find(command.contract());
        if (contract == null) {
            return Decided.refuse(new Rejection.NotFound("contract", command.contract()));
        }
        if (!(contract.stage() instanceof Stage.Proposed)) {
            return wrongStage(contract, "proposed");
        }
        return Decided.accept(List.of(
                new Event.ContractEnded(command.atMillis(), command.actor(), contract.spec(), EndReason.WITHDRAWN, 0)));
    }

    Decided recall(Command.RecallContract command) {
        var contract = state.contracts.find(command.contract());
        if (contract == null) {
            return Decided.refuse(new Rejection.NotFound("contract", command.contract()));
        }
        var stage = contract.stage();
        if (!(stage instanceof Stage.Active) && !(stage instanceof Stage.Recalling)) {
            return wrongStage(contract, "active");
        }
        var recalls = stage instanceof Stage.Recalling recalling ? recalling.recalls() : List.<Stage.Recall>of();
        int leaving = stage instanceof Stage.Recalling recalling ? recalling.leaving() : 0;
        int recallable = Math.max(0, stage.moves() - leaving - contract.spec().floor());
        int devices = command.devices() == 0 ? recallable : command.devices();
        if (devices < 1 || devices > recallable) {
            return Decided.refuse(new Rejection.BelowFloor(
                    contract.name(),
                    command.devices(),
                    recallable,
                    contract.spec().floor()));
        }
        if (recalls.size() >= Limits.CONTRACT_RECALLS) {
            return Decided.refuse(new Rejection.TooMany("recalls", recalls.size() + 1L, Limits.CONTRACT_RECALLS));
        }
        long back = command.atMillis() + contract.spec().noticeMillis();
        return back >= contract.spec().untilMillis()
                ? Decided.refuse(new Rejection.NoticeTooLong(
                        contract.name(), back, contract.spec().untilMillis()))
                : recalled(command, contract.spec(), devices, back);
    }

    private Decided recalled(Command.RecallContract command, ContractSpec spec, int devices, long back) {
        long at = command.atMillis();
        var events = new ArrayList<Event>();
        events.add(new Event.ContractRecalling(at, command.actor(), spec, devices, back));
        for (var taken : Onward.of(state, spec, devices, back)) {
            if (taken.contract().stage() instanceof Stage.Recalling under
                    && under.recalls().size() >= Limits.CONTRACT_RECALLS) {
                return Decided.refuse(
                        new Rejection.TooMany("recalls", Limits.CONTRACT_RECALLS + 1L, Limits.CONTRACT_RECALLS));
            }
            events.add(new Event.ContractRecalling(
                    at, command.actor(), taken.contract().spec(), taken.devices(), back));
        }
        RecallWarnings.add(state, at, events);
        return Decided.accept(events);
    }

    /** What the time brings: one contract in a cycle, for the next may depend on what this one moved. */
    void due(Command.Cycle command, List<Event> events) {
        if (state.contracts.nextMillis() > command.atMillis()) {
            return;
        }
        var contract = state.contracts.due(command.atMillis()).getFirst();
        var spec = contract.spec();
        long at = command.atMillis();
        if (spec.untilMillis() <= at) {
            var reason = contract.binds() ? EndReason.TERM : EndReason.LAPSED;
            events.add(new Event.ContractEnded(
                    at, command.actor(), spec, reason, contract.stage().moves()));
        } else if (contract.stage() instanceof Stage.Recalling recalling) {
            back(command, contract, recalling, events);
        } else if (contract.stage() instanceof Stage.Signed) {
            begin(command, spec, events);
        }
    }

    private static void back(Command.Cycle command, Contract contract, Stage.Recalling recalling, List<Event> events) {
        var spec = contract.spec();
        long at = command.atMillis();
        int devices = recalling.recalls().getFirst().devices();
        int left = recalling.devices() - devices;
        events.add(new Event.ContractReturned(at, command.actor(), spec, devices, left, spec.untilMillis() - at));
        if (left == 0) {
            events.add(new Event.ContractEnded(at, command.actor(), spec, EndReason.RECALLED, 0));
        }
    }

    /** A lender that has become poorer since gives what it has. */
    private void begin(Command.Cycle command, ContractSpec spec, List<Event> events) {
        long at = command.atMillis();
        long milli = new Lendable(state, spec).least(at, at + 1).milli();
        int devices = (int) Math.min(spec.devices(), Math.max(0, milli / Limits.DEVICE_MILLI));
        events.add(
                devices == 0
                        ? new Event.ContractEnded(at, command.actor(), spec, EndReason.LAPSED, 0)
                        : new Event.ContractActivated(at, command.actor(), spec, devices));
    }
}
