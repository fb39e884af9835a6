package dev.sluice.app.bill;

import dev.sluice.app.report.markup.Markup;
import dev.sluice.app.text.Texts;
import java.util.List;

/** A bill as one HTML page that needs nothing else: to look at and to print. */
public final class BillPage {
    private static final String STYLE = """
            body { font: 14px/1.5 system-ui, "Noto Sans SC", sans-serif; color: #16202c;
              margin: 2rem auto; max-width: 70rem; }
            h1 { font-size: 1.5rem; margin: 0; }
            .soft { color: #4c5866; }
            table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #dfe3e8; }
            th { border-bottom: 2px solid #16202c; }
            .n { text-align: right; font-variant-numeric: tabular-nums; }
            @media print {
              body { margin: 0; max-width: none; font-size: 9pt; }
              thead { display: table-header-group; }
              tr { break-inside: avoid; }
              @page { size: A4 landscape; margin: 15mm; }
            }
            """;

    private final Bill bill;
    private final Texts texts;
    private final Markup page = new Markup();

    private BillPage(Bill bill, Texts texts) {
        this.bill = bill;
        this.texts = texts;
    }

    /** The page in the language of the texts. */
    public static String of(Bill bill, Texts texts) {
        return new BillPage(bill, texts).write();
    }

    private String write() {
        var title = texts.format("bill.title", bill.tenant(), bill.period());
        page.trusted("<!DOCTYPE html>\n").open("html", "lang", texts.locale().toLanguageTag());
        page.open("head").open("meta", "charset", "utf-8").leaf("title", title);
        page.open("style").trusted(STYLE).close().close().line();
        page.open("body").leaf("h1", title);
        page.leaf("p", texts.format(bill.closed() ? "bill.closed" : "bill.open"), "class", "soft")
                .line();
        totals();
        if (bill.lines().isEmpty()) {
            page.leaf("p", texts.format("bill.none"));
        } else {
            lines();
        }
        page.leaf("p", texts.format("bill.rules"), "class", "soft");
        return page.close().close().line().toString();
    }

    private void totals() {
        header(List.of("currency"), List.of("owes", "owed", "net"));
        for (var total : bill.totals()) {
            page.open("tr").leaf("td", total.currency());
            number(Money.text(total.owesMicros()));
            number(Money.text(total.owedMicros()));
            number(Money.text(total.netMicros()));
            page.close().line();
        }
        page.close().close();
    }

    private void header(List<String> words, List<String> numbers) {
        page.open("table").open("thead").open("tr");
        words.forEach(word -> page.leaf("th", texts.format("bill." + word)));
        numbers.forEach(word -> page.leaf("th", texts.format("bill." + word), "class", "n"));
        page.close().close().line().open("tbody");
    }

    private void lines() {
        header(
                List.of("side", "party", "other", "what", "center", "chip", "month", "cause"),
                List.of("hours", "rate", "amount"));
        for (var line : bill.lines()) {
            page.open("tr");
            page.leaf("td", texts.format("bill." + line.side()));
            page.leaf("td", line.party()).leaf("td", line.other());
            page.leaf("td", what(line));
            page.leaf("td", line.center()).leaf("td", line.chip()).leaf("td", line.ofPeriod());
            page.leaf("td", texts.format("bill.cause." + line.cause()));
            number(Money.hours(line.quantity()));
            number(Money.text(line.rateMicros()));
            number(Money.text(line.amountMicros()) + " " + line.currency());
            page.close().line();
        }
        page.close().close();
    }

    private String what(Bill.Line line) {
        if (line.contract().isEmpty()) {
            return texts.format("bill.tier." + line.tier());
        }
        return line.cause().equals("recalled") ? texts.format("bill.compensation", line.contract()) : line.contract();
    }

    private void number(String text) {
        page.leaf("td", text, "class", "n");
    }
}
