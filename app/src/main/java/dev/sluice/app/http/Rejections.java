package dev.sluice.app.http;

import dev.sluice.app.http.view.Words;
import dev.sluice.app.work.TenantsFile;
import dev.sluice.core.Rejection;

/** What the core refuses, as problems. */
final class Rejections {
    private Rejections() {}

    static Refusal refusal(Rejection rejection) {
        return switch (rejection) {
            case Rejection.NotFound(String what, String name) -> Refusal.notFound(what, name);
            case Rejection.WrongPhase(long workload, String phase, String wanted) ->
                new Refusal(ProblemCode.WRONG_STATE, workload, phase, wanted).at("state", phase);
            case Rejection.OverLimit over ->
                new Refusal(
                                ProblemCode.OVER_LIMIT,
                                over.tenant(),
                                over.chip(),
                                TenantsFile.devicesText(over.limitMilli()),
                                TenantsFile.devicesText(over.neededMilli()))
                        .at("tenant", TenantsFile.devicesText(over.neededMilli()))
                        .limit(TenantsFile.devicesText(over.limitMilli()));
            case Rejection.ManyWaiting(String tenant, int waiting, int limit) ->
                new Refusal(ProblemCode.MANY_WAITING, tenant, waiting, limit)
                        .at("tenant", Integer.toString(waiting))
                        .limit(Integer.toString(limit));
            case Rejection.RuledOut(String rule, String tenant, String chip, String center) ->
                new Refusal(ProblemCode.RULED_OUT, rule, tenant, chip, center)
                        .at("tenant", tenant)
                        .limit(rule);
            case Rejection.OverCommitted over ->
                new Refusal(
                                ProblemCode.OVER_COMMITTED,
                                over.tenant().isEmpty() ? "/" : over.tenant(),
                                over.chip(),
                                TenantsFile.devicesText(over.availableMilli()),
                                TenantsFile.devicesText(over.neededMilli()))
                        .at("guarantee", TenantsFile.devicesText(over.neededMilli()))
                        .limit(TenantsFile.devicesText(over.availableMilli()));
            case Rejection.TooMany(String what, long count, long limit) ->
                new Refusal(ProblemCode.TOO_MANY, what, count, limit)
                        .at(what, Long.toString(count))
                        .limit(Long.toString(limit));
            case Rejection.OutOfBounds(String setting, long value, long least, long most) ->
                new Refusal(ProblemCode.OUT_OF_BOUNDS, setting, value, least, most)
                        .at(setting, Long.toString(value))
                        .limit(least + ".." + most);
            case Rejection.NoParent(String tenant, String parent) ->
                new Refusal(ProblemCode.NO_PARENT, tenant, parent).at("path", tenant);
            case Rejection.Contractual of -> ContractRejections.refusal(of);
            case Rejection.Stale(long workload, int attempt) -> new Refusal(ProblemCode.CHANGED_MEANWHILE, workload);
            case Rejection.NotOver(int period, long end) ->
                new Refusal(ProblemCode.NOT_OVER, Words.period(period), Words.at(end))
                        .at("period", Words.period(period))
                        .limit(Words.at(end));
            case Rejection.Unchanged(String what) -> new Refusal(ProblemCode.UNCHANGED, what);
        };
    }
}
