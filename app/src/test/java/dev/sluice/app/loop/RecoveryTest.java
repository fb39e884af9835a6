package dev.sluice.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.store.Journal;
import dev.sluice.app.store.JournalEntry;
import dev.sluice.app.store.sqlite.SqliteStore;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.ledger.Ledger;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.RunSpec;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back from a journal of several pieces to the state. */
final class RecoveryTest {
    private static final int JOBS = 3_500;
    private static final long AT = 1_000;
    private static final Settings SETTINGS =
            Settings.STANDARD.with(Choice.QUEUE, "sjf").with(Parameter.RETRY_DELAY, 5_000);

    @TempDir
    Path directory;

    private final Ledger ledger = new Ledger();
    private final Core live = new Core(Policies.STANDARD);
    private final List<JournalEntry> entries = new ArrayList<>();

    @BeforeEach
    void live_for_a_while() {
        var chip = new Chip("chip", 1_024, 0, 0);
        var node = new NodeSpec("n1", "chip", 8, 1_024, 64_000, 65_536, List.of(), List.of());
        run(new Command.SetChips(AT, "test", List.of(chip)));
        run(new Command.SetTenants(AT, "test", List.of(TenantSpec.plain("default"))));
        run(new Command.SetCenter(AT, "test", new CenterSpec("here", "default", "local", false), List.of(node)));
        for (int job = 0; job < JOBS; job++) {
            run(new Command.Submit(AT, "ada", live.nextWorkloadId(), spec(job)));
        }
        run(new Command.SetSettings(AT, "test", SETTINGS));
        var rule = new Rule("closed", false, List.of(), List.of("chip"), List.of("there*"));
        run(new Command.SetRules(AT, "test", new Rules(List.of(rule))));
        run(new Command.SetPrice(AT, "test", new SpotPrice("here", "chip", 1_500_000, "CNY")));
        run(new Command.SetBudget(AT, "test", new Budget("default", "CNY", 0, 5, 60_000)));
        run(new Command.ReportSpending(AT, "ledger", "default", "CNY", 202_611, 7));
        run(new Command.SetTenants(AT, "test", List.of(TenantSpec.plain("other"))));
        var price = new Price("CNY", 5, List.of(new Price.Window(1, 60, 0, 7)), "UTC", List.of(new Price.Shift(0, 0)));
        run(new Command.ProposeContract(
                AT,
                "ada",
                new ContractSpec(
                        "spare",
                        "default",
                        "other",
                        "chip",
                        2,
                        List.of(),
                        0,
                        9_000,
                        0,
                        5_000,
                        price,
                        3,
                        Side.LENDER,
                        true)));
        run(new Command.SignContract(AT, "ada", "spare", Side.LENDER));
        run(new Command.SignContract(AT, "eve", "spare", Side.BORROWER));
        run(new Command.RecallContract(AT, "ada", "spare", 1));
        run(new Command.Cycle(AT, "test"));
    }

    private static WorkloadSpec spec(int number) {
        var demand = new GangDemand(
                new TaskDemand(1 + number % 8, 1_000, 0, 1_000, 1_024), 1, List.of(), List.of(), Topology.ANYWHERE);
        var run = new RunSpec(null, List.of("train", "它"), new TreeMap<>(), null);
        var times = new Times(1, 2, 3, 4, 5);
        return new WorkloadSpec(
                Kind.JOB, "job-" + number, "default", demand, Priority.NORMAL, times, 1, number % 5 == 0, run);
    }

    private void run(Command command) {
        var decided = live.run(command);
        assertThat(decided.rejection()).isNull();
        decided.events().forEach(ledger::see);
        keep(JournalCodec.encode(command, decided.events()));
    }

    private void keep(byte[] body) {
        entries.add(new JournalEntry(entries.size() + 1L, AT, null, body));
    }

    @Test
    void the_journal_alone_gives_the_state_back() {
        try (var store = SqliteStore.open(directory, RecoveryTest::loud)) {
            store.journal().append(entries);
            assertRecovers(store.journal(), 0);
        }
    }

    @Test
    void a_snapshot_and_what_came_after_it_give_the_state_back() {
        try (var store = SqliteStore.open(directory, RecoveryTest::loud)) {
            store.journal().append(entries);
            store.journal().saveSnapshot(entries.size(), JournalCodec.encode(live.image(), ledger.image()));
            int snapshot = entries.size();
            run(new Command.Cancel(AT, "ada", 1));
            store.journal().append(entries.subList(snapshot, entries.size()));
            assertRecovers(store.journal(), snapshot);
        }
    }

    @Test
    void a_snapshot_of_another_version_is_not_used() {
        var other = "{\"version\": 99, \"image\": {\"unknown\": [1, 2]}}".getBytes(StandardCharsets.UTF_8);
        try (var store = SqliteStore.open(directory, RecoveryTest::loud)) {
            store.journal().append(entries);
            store.journal().saveSnapshot(entries.size(), other);
            assertRecovers(store.journal(), 0);
        }
    }

    @Test
    void an_entry_with_an_unknown_field_ends_the_recovery() {
        keep("{\"command\": {}, \"events\": [{\"type\": \"Held\", \"fresh\": 1}]}".getBytes(StandardCharsets.UTF_8));
        try (var store = SqliteStore.open(directory, RecoveryTest::loud)) {
            store.journal().append(entries);
            assertThatThrownBy(() -> Recovery.of(store.journal())).hasMessageContaining("fresh");
        }
    }

    private void assertRecovers(Journal journal, long snapshot) {
        var recovery = Recovery.of(journal);
        assertThat(recovery.core().stateHash()).isEqualTo(live.stateHash());
        assertThat(recovery.ledger().image()).isEqualTo(ledger.image());
        assertThat(recovery.sequence()).isEqualTo(entries.size());
        assertThat(recovery.snapshotSequence()).isEqualTo(snapshot);
    }

    private static void loud(RuntimeException failure) {
        throw failure;
    }
}
