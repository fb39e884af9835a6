package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;

/** The terms of a contract for people. */
final class ContractPage {
    private static final int MICRO_DIGITS = 6;
    private static final int DAYS = 7;

    private final Root root;
    private final Tree contract;

    ContractPage(Root root, Tree contract) {
        this.root = root;
        this.contract = contract;
    }

    void print() {
        var words = new Words(root);
        var currency = contract.at("price").text("currency");
        var facts = new Facts(root)
                .add("cli.fact.name", contract.text("name"))
                .add("cli.fact.state", words.word("contract", contract.text("state")))
                .add("cli.fact.why", contract.has("reason") ? words.word("contract", contract.text("reason")) : "")
                .add("cli.fact.lender", party("lender", "lenderSigned"))
                .add("cli.fact.borrower", party("borrower", "borrowerSigned"))
                .add("cli.fact.devices", contract.text("devices") + " " + contract.text("chip"))
                .add("cli.fact.moves", contract.text("moves"))
                .add("cli.fact.centers", String.join(", ", contract.texts("centers")))
                .add("cli.fact.from", from())
                .add("cli.fact.until", Words.time(contract.number("untilMillis")))
                .add("cli.fact.floor", contract.text("floor"))
                .add("cli.fact.notice", Words.span(contract.number("noticeMillis")))
                .add("cli.fact.price", amount(contract.at("price").number("micros"), currency));
        contract.at("price").list("windows").forEach(window -> facts.add("cli.fact.window", window(window, currency)));
        facts.add("cli.fact.compensation", amount(contract.number("compensationMicros"), currency))
                .add("cli.fact.losses", words.word("contract", contract.text("losses")))
                .add("cli.fact.onward", root.say(contract.flag("onward") ? "cli.contracts.yes" : "cli.contracts.no"));
        contract.list("recalls").forEach(recall -> facts.add("cli.fact.recall", recall(recall)));
        facts.print();
    }

    private String party(String side, String signature) {
        return contract.has(signature)
                ? root.say(
                        "cli.contracts.party",
                        contract.text(side),
                        contract.at(signature).text("user"),
                        Words.time(contract.at(signature).number("atMillis")))
                : root.say("cli.contracts.unsigned", contract.text(side));
    }

    private String from() {
        return contract.has("fromMillis")
                ? Words.time(contract.number("fromMillis"))
                : root.say("cli.contracts.when-signed");
    }

    private String amount(long micros, String currency) {
        var number =
                BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
        return root.say("cli.contracts.rate", number, currency);
    }

    private String window(Tree window, String currency) {
        var days = new ArrayList<String>();
        for (int day = 0; day < DAYS; day++) {
            if ((window.number("days") & 1 << day) != 0) {
                days.add(root.say("cli.day." + day));
            }
        }
        return root.say(
                "cli.contracts.window",
                days.size() == DAYS ? root.say("cli.day.all") : String.join(" ", days),
                clock(window.number("fromMinute")),
                clock(window.number("untilMinute")),
                contract.at("price").text("zone"),
                amount(window.number("micros"), currency));
    }

    private static String clock(long minute) {
        return (minute < 600 ? "0" : "") + minute / 60 + (minute % 60 < 10 ? ":0" : ":") + minute % 60;
    }

    private String recall(Tree recall) {
        return root.say("cli.contracts.recall", recall.text("devices"), Words.time(recall.number("backMillis")));
    }
}
