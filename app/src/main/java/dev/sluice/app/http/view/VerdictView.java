package dev.sluice.app.http.view;

import dev.sluice.app.bill.Money;
import dev.sluice.app.text.Texts;
import dev.sluice.core.work.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Why a workload stands where it does, with the words for people. */
public record VerdictView(String code, List<String> arguments, String text) {
    public static VerdictView of(Verdict verdict, Texts texts) {
        var code = Words.of(verdict.code());
        return new VerdictView(code, verdict.arguments(), text(verdict, code, texts));
    }

    private static String text(Verdict verdict, String code, Texts texts) {
        var arguments = new ArrayList<Object>();
        verdict.arguments().forEach(argument -> arguments.add(readable(argument, texts)));
        return switch (verdict.code()) {
            case OVER_LIMIT ->
                texts.format(
                        "verdict.over-limit",
                        arguments.get(0),
                        arguments.get(1),
                        Amounts.devices(verdict.arguments().get(2)),
                        Amounts.devices(verdict.arguments().get(3)));
            case OVER_BUDGET, BUDGET_LOW, BUDGET_ENDS -> budget(verdict, code, texts);
            case BACKOFF ->
                texts.format(
                        "verdict.backoff",
                        arguments.get(0),
                        arguments.get(1),
                        Words.at(Long.parseLong(verdict.arguments().get(2))));
            case HELD_BACK ->
                texts.format(
                        "verdict.held-back" + (verdict.arguments().get(2).equals("0") ? "-unknown" : ""),
                        arguments.get(0),
                        arguments.get(1),
                        Words.at(Long.parseLong(verdict.arguments().get(2))));
            case PLANNED -> planned(verdict, arguments, texts);
            case LIMIT ->
                texts.format(
                        "verdict.limit",
                        Amounts.duration(Long.parseLong(verdict.arguments().get(0))));
            case RECALL_NEAR -> recall(verdict, texts);
            case IDLE -> idle(verdict, texts);
            case PARKED ->
                texts.format(
                        "verdict.parked",
                        Words.at(Long.parseLong(verdict.arguments().get(0))));
            case QUEUED,
                    BEHIND,
                    NO_CAPACITY,
                    FRAGMENTED,
                    NO_SUCH_NODE,
                    POOL_TOO_SMALL,
                    NO_SUCH_CHIP,
                    MANY_RUNNING,
                    RULED_OUT,
                    RECLAIMING,
                    SHRINKING,
                    HELD,
                    SUCCEEDED,
                    TASK_FAILED,
                    CANCELLED,
                    RECLAIMED,
                    DISPLACED,
                    PREEMPTED,
                    NODE_LOST,
                    DRAINED -> texts.format("verdict." + code, arguments.toArray());
        };
    }

    private static String planned(Verdict verdict, List<Object> arguments, Texts texts) {
        var start = verdict.arguments().get(0);
        return texts.format(
                "verdict.planned" + (start.equals("0") ? "-unknown" : ""),
                Words.at(Long.parseLong(start)),
                arguments.get(1),
                arguments.get(2));
    }

    private static String budget(Verdict verdict, String code, Texts texts) {
        var said = verdict.arguments();
        var limit = Money.text(Long.parseLong(said.get(2))) + " " + said.get(1);
        var month = Words.period(Integer.parseInt(said.get(3)));
        var stop = said.size() > 4 ? Words.at(Long.parseLong(said.get(4))) : "";
        return texts.format("verdict." + code, said.get(0), limit, month, stop);
    }

    private static String recall(Verdict verdict, Texts texts) {
        var said = verdict.arguments();
        return texts.format(
                "verdict.recall-near", said.get(0), said.get(1), said.get(2), Words.at(Long.parseLong(said.get(3))));
    }

    private static String idle(Verdict verdict, Texts texts) {
        var since = Words.at(Long.parseLong(verdict.arguments().get(0)));
        long parkAt = Long.parseLong(verdict.arguments().get(1));
        return parkAt == 0
                ? texts.format("verdict.idle-unparked", since)
                : texts.format("verdict.idle", since, Words.at(parkAt));
    }

    private static Object readable(String argument, Texts texts) {
        return argument.startsWith("devices=") ? Amounts.need(argument, texts) : argument;
    }
}
