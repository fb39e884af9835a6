package dev.sluice.app.http;

import dev.sluice.app.http.view.Words;
import dev.sluice.app.work.TenantsFile;
import dev.sluice.core.Rejection;

/** What the API says when the core refuses something about a contract. */
final class ContractRejections {
    private ContractRejections() {}

    static Refusal refusal(Rejection.Contractual rejection) {
        return switch (rejection) {
            case Rejection.NameTaken(String contract) ->
                new Refusal(ProblemCode.CONTRACT_TAKEN, contract).at("name", contract);
            case Rejection.OneSided(String contract, String lender, String borrower) ->
                new Refusal(ProblemCode.ONE_SIDED, lender, borrower).at("borrower", borrower);
            case Rejection.TermOver over ->
                new Refusal(ProblemCode.TERM_OVER, over.contract(), Words.at(over.atMillis()), over.what())
                        .at(over.what(), Words.at(over.atMillis()))
                        .limit(Words.at(over.nowMillis()));
            case Rejection.NotLendable poor ->
                new Refusal(
                                ProblemCode.NOT_LENDABLE,
                                poor.lender(),
                                poor.chip(),
                                TenantsFile.devicesText(poor.neededMilli()),
                                TenantsFile.devicesText(poor.lendableMilli()),
                                Words.at(poor.sinceMillis()))
                        .at("devices", TenantsFile.devicesText(poor.neededMilli()))
                        .limit(TenantsFile.devicesText(poor.lendableMilli()));
            case Rejection.WrongStage(String contract, String stage, String wanted) ->
                new Refusal(ProblemCode.WRONG_STAGE, contract, stage, wanted)
                        .at("state", stage)
                        .limit(wanted);
            case Rejection.SignedBefore before ->
                new Refusal(ProblemCode.SIGNED_BEFORE, before.contract(), before.actor(), Words.at(before.atMillis()))
                        .at("side", Words.of(before.side()));
            case Rejection.BelowFloor(String contract, int devices, int recallable, int floor) ->
                new Refusal(ProblemCode.BELOW_FLOOR, contract, devices, recallable, floor)
                        .at("devices", Integer.toString(devices))
                        .limit(Integer.toString(recallable));
            case Rejection.NoticeTooLong(String contract, long back, long until) ->
                new Refusal(ProblemCode.NOTICE_TOO_LONG, contract, Words.at(back), Words.at(until))
                        .at("notice", Words.at(back))
                        .limit(Words.at(until));
        };
    }
}
