package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.ContractView;
import dev.sluice.app.http.view.Words;
import dev.sluice.app.loop.Writer.CommandMaker;
import dev.sluice.app.work.ContractFile;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.contract.Contract;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Side;
import dev.sluice.core.unit.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Contracts: proposed by either side, signed by both, each only for itself. */
final class ContractEndpoints {
    private static final List<String> STATES = List.of("proposed", "signed", "active", "recalling", "ended");

    private final WriterLine line;
    private final LongSupplier clockMillis;

    ContractEndpoints(WriterLine line, LongSupplier clockMillis) {
        this.line = line;
        this.clockMillis = clockMillis;
    }

    record ContractList(List<ContractView> contracts) {}

    Answer list(Request request) {
        var caller = request.caller(Operation.READ_WORK);
        var states = request.query().list("state", STATES::contains, String.join(", ", STATES));
        var tenant = request.query().text("tenant").orElse("");
        return Answer.json(new ContractList(line.read(core -> core.contracts().all().stream()
                .filter(contract -> sees(caller, contract.spec()))
                .filter(contract ->
                        states.isEmpty() || states.contains(contract.stage().word()))
                .filter(contract -> tenant.isEmpty() || isOf(contract.spec(), tenant))
                .map(ContractView::of)
                .toList())));
    }

    private static boolean sees(Caller caller, ContractSpec spec) {
        return caller.sees(spec.lender()) || caller.sees(spec.borrower());
    }

    private static boolean isOf(ContractSpec spec, String tenant) {
        return Caller.within(spec.lender(), tenant) || Caller.within(spec.borrower(), tenant);
    }

    Answer show(Request request) {
        return Answer.json(ContractView.of(found(request, request.caller(Operation.READ_WORK))));
    }

    private Contract found(Request request, Caller caller) {
        var name = request.place("contract");
        return line.read(core -> Optional.ofNullable(core.contracts().find(name)))
                .filter(contract -> sees(caller, contract.spec()))
                .orElseThrow(() -> Refusal.notFound("contract", name));
    }

    /** Proposing binds nobody, so whoever may sign for a side, and a platform admin, may propose. */
    Answer propose(Request request) {
        var caller = request.caller(Operation.SIGN_CONTRACTS);
        boolean dryRun = request.query().flag("dryRun");
        var spec = Documents.meant(
                        List.of(Documents.one(request)),
                        document -> ContractFile.read(document, clockMillis.getAsLong()))
                .getFirst();
        if (!sees(caller, spec)) {
            throw notASide(spec, caller);
        }
        if (dryRun) {
            WriterLine.refuse(
                    line.read(core -> core.decide(new Command.ProposeContract(core.atMillis(), caller.user(), spec)))
                            .rejection());
            return Answer.json(ContractView.of(Contract.proposed(spec, caller.user(), clockMillis.getAsLong())));
        }
        var outcome =
                line.submit((at, core) -> new Command.ProposeContract(at, caller.user(), spec), request.requestKey());
        if (!(outcome.command() instanceof Command.ProposeContract proposed
                && proposed.spec().equals(spec))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        return Answer.json(201, shown(spec.name()), Map.of("Location", "/api/v1/contracts/" + spec.name()));
    }

    private ContractView shown(String name) {
        return line.read((Core core) -> ContractView.of(core.contracts().get(name)));
    }

    Answer sign(Request request) {
        var caller = request.caller(Operation.SIGN_CONTRACTS);
        var spec = found(request, caller).spec();
        var side = side(request, caller, spec);
        return done(request, spec, (at, core) -> new Command.SignContract(at, caller.user(), spec.name(), side));
    }

    Answer withdraw(Request request) {
        var caller = request.caller(Operation.SIGN_CONTRACTS);
        var spec = found(request, caller).spec();
        if (Arrays.stream(Side.values()).noneMatch(side -> speaksFor(caller, spec, side))) {
            throw notASide(spec, caller);
        }
        return done(request, spec, (at, core) -> new Command.WithdrawContract(at, caller.user(), spec.name()));
    }

    Answer recall(Request request) {
        var caller = request.caller(Operation.SIGN_CONTRACTS);
        var spec = found(request, caller).spec();
        int devices = (int) request.query().number("devices", 1, Limits.CONTRACT_DEVICES, 0);
        if (!speaksFor(caller, spec, Side.LENDER)) {
            throw notASide(spec, caller);
        }
        return done(request, spec, (at, core) -> new Command.RecallContract(at, caller.user(), spec.name(), devices));
    }

    private Answer done(Request request, ContractSpec spec, CommandMaker maker) {
        line.submit(maker, request.requestKey());
        return Answer.json(shown(spec.name()));
    }

    /** The side that the caller speaks for: where that is both, the one that the request names. */
    private static Side side(Request request, Caller caller, ContractSpec spec) {
        var named = request.query().list("side", word -> word.equals("lender") || word.equals("borrower"), "1");
        var mine = Arrays.stream(Side.values())
                .filter(side -> speaksFor(caller, spec, side))
                .filter(side -> named.isEmpty() || named.contains(Words.of(side)))
                .toList();
        if (mine.isEmpty()) {
            throw notASide(spec, caller);
        }
        if (mine.size() > 1) {
            throw new Refusal(ProblemCode.SIDE_NEEDED, spec.lender(), spec.borrower()).at("side", "");
        }
        return mine.getFirst();
    }

    /** Only who is admin of the tenant itself or of one above it: a token for the whole platform is no side. */
    private static boolean speaksFor(Caller caller, ContractSpec spec, Side side) {
        return caller.tenant() != null && Caller.within(spec.of(side), caller.tenant());
    }

    private static Refusal notASide(ContractSpec spec, Caller caller) {
        var scope = Objects.requireNonNullElse(caller.tenant(), "*");
        return new Refusal(ProblemCode.NOT_A_SIDE, spec.lender(), spec.borrower(), scope).at("tenant", scope);
    }
}
