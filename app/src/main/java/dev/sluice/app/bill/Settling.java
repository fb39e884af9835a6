package dev.sluice.app.bill;

import dev.sluice.app.store.LedgerStore.ChargeSum;
import dev.sluice.core.ledger.Settlement;
import dev.sluice.core.tenant.TenantSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What organisations transfer after a month so that nobody owes anybody anything, currency by currency. */
public record Settling(String period, boolean closed, List<Balance> balances, List<Transfer> transfers) {
    /** What an organisation gets, or owes where it is negative. */
    public record Balance(String organisation, String currency, long micros) {}

    /** Money that one sends another. */
    public record Transfer(String from, String to, String currency, long micros) {}

    /** Of all charges of a month. */
    public static Settling of(int period, boolean closed, List<ChargeSum> charges) {
        var byCurrency = new TreeMap<String, TreeMap<String, Long>>();
        for (var charge : charges) {
            var balances = byCurrency.computeIfAbsent(charge.currency(), any -> new TreeMap<>());
            balances.merge(TenantSpec.organisation(charge.payer()), -charge.amountMicros(), Math::addExact);
            balances.merge(TenantSpec.organisation(charge.payee()), charge.amountMicros(), Math::addExact);
        }
        var all = new ArrayList<Balance>();
        var transfers = new ArrayList<Transfer>();
        byCurrency.forEach((currency, balances) -> {
            balances.forEach((organisation, micros) -> all.add(new Balance(organisation, currency, micros)));
            Settlement.of(balances)
                    .forEach(one -> transfers.add(new Transfer(one.from(), one.to(), currency, one.micros())));
        });
        return new Settling(Bill.month(period), closed, all, transfers);
    }

    /** Only what concerns an organisation. */
    public Settling of(String organisation) {
        return new Settling(
                period,
                closed,
                balances.stream()
                        .filter(balance -> balance.organisation().equals(organisation))
                        .toList(),
                transfers.stream()
                        .filter(transfer -> transfer.from().equals(organisation)
                                || transfer.to().equals(organisation))
                        .toList());
    }
}
