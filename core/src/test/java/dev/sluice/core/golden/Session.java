package dev.sluice.core.golden;

import dev.sluice.core.Command;
import dev.sluice.core.contract.Bid;
import dev.sluice.core.contract.ContractSpec;
import dev.sluice.core.contract.Price;
import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.GangDemand;
import dev.sluice.core.pool.Iteration;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.pool.TaskDemand;
import dev.sluice.core.pool.Topology;
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
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Times;
import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Two centers on a morning: every kind of command, and every kind of event that follows from them. */
final class Session {
    private static final Times TIMES = new Times(3_600_000, 7_200_000, 600_000, 90_000, 30_000);

    private final List<Command> commands = new ArrayList<>();
    private long now = 1_767_225_600_000L;

    static List<Command> commands() {
        var session = new Session();
        session.opens();
        session.runs();
        session.takesBack();
        session.loses();
        session.ends();
        session.shares();
        session.keeps();
        session.rules();
        session.resizes();
        session.prices();
        session.contracts();
        session.budgets();
        session.market();
        return List.copyOf(session.commands);
    }

    private long later() {
        now += 1_000;
        return now;
    }

    private void add(Command command) {
        commands.add(command);
    }

    private void cycle() {
        add(new Command.Cycle(later(), "server"));
    }

    private void tenant(String path, int weight, long h20Guarantee, long h20Limit) {
        var guarantee = new TreeMap<String, Long>();
        var limit = new TreeMap<String, Long>();
        if (h20Guarantee >= 0) {
            guarantee.put("nvidia-h20", h20Guarantee * 1000);
        }
        if (h20Limit >= 0) {
            limit.put("nvidia-h20", h20Limit * 1000);
        }
        add(new Command.SetTenants(later(), "ada", List.of(new TenantSpec(path, weight, guarantee, limit))));
    }

    private static NodeSpec node(String name, String chip, int devices, String rack, Integer... unhealthy) {
        var domains = List.of(new DomainRef("rack", rack));
        return new NodeSpec(name, chip, devices, 98_304, 64_000, 1_048_576, List.of(unhealthy), domains);
    }

    private void center(String name, String owner, NodeSpec... nodes) {
        add(new Command.SetCenter(later(), "engine", new CenterSpec(name, owner, "emulated", true), List.of(nodes)));
    }

    private void submit(long id, String tenant, TaskDemand task, int tasks, Priority priority, int retries) {
        var demand = new GangDemand(task, tasks, List.of("nvidia-h20"), List.of(), Topology.ANYWHERE);
        add(new Command.Submit(later(), "eve", id, spec("w" + id, tenant, demand, priority, retries, false)));
    }

    private static WorkloadSpec spec(
            String name, String tenant, GangDemand demand, Priority priority, int retries, boolean held) {
        var env = new TreeMap<String, String>();
        env.put("LR", "3e-5");
        env.put("EPOCHS", "2");
        var run = new RunSpec("registry/train:1", List.of("torchrun", "train.py"), env, null);
        return new WorkloadSpec(Kind.JOB, name, tenant, demand, priority, TIMES, retries, held, run);
    }

    private static TaskDemand whole(int devices) {
        return new TaskDemand(devices, 1000, 0, 0, 0);
    }

    private void start(long id, int attempt, int rank) {
        add(new Command.ReportStart(later(), "engine", id, attempt, rank));
    }

    private void end(long id, int attempt, int rank, TaskExit exit) {
        add(new Command.ReportEnd(later(), "engine", id, attempt, rank, exit));
    }

    private void opens() {
        add(new Command.SetChips(
                later(), "ada", List.of(new Chip("nvidia-h20", 98_304, 148_000, 4_000_000), new Chip("cpu", 0, 0, 0))));
        tenant("acme", 1, -1, -1);
        tenant("zeta", 2, -1, -1);
        tenant("nowhere/lab", 1, -1, -1);
        center("east", "acme", node("n1", "nvidia-h20", 8, "r1"), node("n2", "nvidia-h20", 8, "r1"));
        center("west", "zeta", node("n1", "nvidia-h20", 4, "r9", 3));
        tenant("acme/nlp", 1, 8, 16);
        tenant("acme/nlp", 1, 99, -1);
    }

    private void runs() {
        submit(1, "acme/nlp", whole(8), 2, Priority.NORMAL, 1);
        submit(2, "zeta", new TaskDemand(1, 250, 0, 4_000, 8_192), 3, Priority.LOW, 0);
        submit(3, "acme/nlp", whole(8), 4, Priority.NORMAL, 0);
        submit(4, "zeta", whole(9), 1, Priority.HIGH, 0);
        cycle();
        start(1, 1, 0);
        start(1, 1, 1);
        start(1, 1, 1);
        start(2, 1, 0);
        end(2, 1, 0, new TaskExit.Exited(0));
        end(2, 1, 1, new TaskExit.Exited(0));
        end(2, 1, 2, new TaskExit.Exited(0));
        end(1, 1, 1, new TaskExit.Exited(3));
        end(1, 1, 0, new TaskExit.Signalled(15));
        end(1, 1, 0, new TaskExit.Exited(0));
        cycle();
        cycle();
        cycle();
        start(1, 2, 0);
        start(1, 2, 1);
    }

    private void takesBack() {
        submit(5, "zeta", whole(3), 1, Priority.NORMAL, 0);
        submit(6, "acme/nlp", whole(3), 1, Priority.LOW, 0);
        cycle();
        add(new Command.Cancel(later(), "eve", 6));
        add(new Command.Cancel(later(), "eve", 1));
        end(1, 2, 0, new TaskExit.Signalled(15));
        end(1, 2, 1, new TaskExit.Signalled(9));
        submit(7, "zeta", whole(8), 2, Priority.NORMAL, 0);
        cycle();
        submit(8, "acme/nlp", whole(4), 1, Priority.LOW, 0);
        cycle();
        add(new Command.Drain(later(), "op", "east", "n1", false));
        cycle();
        cycle();
        end(7, 1, 1, new TaskExit.Signalled(15));
        end(7, 1, 0, new TaskExit.Signalled(15));
        cycle();
        cycle();
        submit(9, "acme/nlp", whole(8), 1, Priority.URGENT, 0);
        cycle();
        end(8, 1, 0, new TaskExit.NeverStarted("no such directory"));
        cycle();
        start(9, 1, 0);
        add(new Command.Hold(later(), "eve", 7));
        add(new Command.Hold(later(), "eve", 7));
        add(new Command.Release(later(), "eve", 7));
    }

    private void loses() {
        add(new Command.Drain(later(), "op", "east", "n2", true));
        add(new Command.Drain(later(), "op", "east", "n7", false));
        add(new Command.Undrain(later(), "op", "east", "n2"));
        add(new Command.ReportNode(later(), "engine", "west", "n1", false));
        add(new Command.ReportNode(later(), "engine", "west", "n1", false));
        end(5, 1, 0, new TaskExit.Lost("n1"));
        add(new Command.ReportNode(later(), "engine", "west", "n1", true));
        cycle();
        start(5, 2, 0);
        center("east", "acme", node("n2", "nvidia-h20", 8, "r1", 0, 5));
        cycle();
        cycle();
        tenant("zeta", 2, 0, -1);
        cycle();
        cycle();
    }

    private void resizes() {
        center("north", "acme", node("n1", "nvidia-h100", 4, "r1"));
        var one = new TaskDemand(1, 1000, 0, 0, 0);
        var chips = List.of("nvidia-h100");
        var gang = new GangDemand(one, 1, 1, 3, 1, chips, List.of(), Topology.ANYWHERE, null);
        var plain = spec("w92", "acme", gang, Priority.NORMAL, 0, false);
        add(new Command.Submit(
                later(),
                "eve",
                92,
                new WorkloadSpec(
                        Kind.SESSION,
                        plain.name(),
                        plain.tenant(),
                        gang,
                        plain.priority(),
                        TIMES.withIdle(600_000, 1_200_000),
                        0,
                        false,
                        plain.run())));
        cycle();
        start(92, 1, 0);
        now += 1_800_000;
        cycle();
        cycle();
        start(92, 1, 1);
        start(92, 1, 2);
        var pair = new GangDemand(one, 2, chips, List.of(), Topology.ANYWHERE);
        add(new Command.Submit(later(), "eve", 93, spec("w93", "acme", pair, Priority.NORMAL, 0, false)));
        cycle();
        end(92, 1, 2, new TaskExit.Signalled(15));
        cycle();
        add(new Command.ReportActivity(later(), "agent", 92, 1, 0, 700_000));
        cycle();
    }

    private void ends() {
        add(new Command.SetSettings(later(), "ada", Settings.STANDARD.with(Parameter.LOST_ATTEMPTS, 5)));
        add(new Command.SetSettings(later(), "ada", Settings.STANDARD.with(Choice.QUEUE, "lifo")));
        var rack = new GangDemand(whole(2), 2, List.of(), List.of("west"), new Topology("rack", true));
        add(new Command.Submit(later(), "eve", 12, spec("w12", "zeta", rack, Priority.NORMAL, 0, true)));
        add(new Command.Release(later(), "eve", 12));
        add(new Command.Cancel(later(), "eve", 9));
        add(new Command.Cancel(later(), "eve", 9));
        add(new Command.Cancel(later(), "eve", 99));
        submit(13, "acme/nlp", whole(8), 3, Priority.NORMAL, 0);
        submit(14, "nobody", whole(1), 1, Priority.NORMAL, 0);
        now += 7_200_000;
        cycle();
        cycle();
        cycle();
    }

    private void shares() {
        add(new Command.SetSettings(later(), "ada", Settings.STANDARD.with(Choice.SHARE, "interleave")));
        end(9, 1, 0, new TaskExit.Signalled(15));
        submit(15, new Iteration(446_000, 8_000, 500, 490_000));
        submit(16, new Iteration(600, 410_000, 0, 426_000));
        cycle();
        cycle();
        cycle();
    }

    private void keeps() {
        add(new Command.SetSettings(later(), "ada", Settings.STANDARD.with(Parameter.RESERVE, 1)));
        submit(17, "acme/nlp", whole(8), 2, Priority.NORMAL, 0);
        cycle();
        cycle();
        add(new Command.SetSettings(later(), "ada", Settings.STANDARD));
        cycle();
        cycle();
    }

    /** A job as large as what is left of a node, so that the next one has to join it. */
    private void submit(long id, Iteration iteration) {
        var demand = new GangDemand(whole(6), 1, List.of("nvidia-h20"), List.of("east"), Topology.ANYWHERE)
                .withInterleave(iteration);
        add(new Command.Submit(later(), "eve", id, spec("w" + id, "acme/nlp", demand, Priority.NORMAL, 0, false)));
    }

    private void rules() {
        add(new Command.SetRules(later(), "ada", new Rules(List.of(rule("typo", "nvidia-h200")))));
        add(new Command.SetRules(later(), "ada", new Rules(List.of(rule("licensed", "nvidia-*")))));
        submit(90, "zeta", whole(1), 1, Priority.NORMAL, 0);
        submit(91, "acme", whole(1), 1, Priority.NORMAL, 0);
        cycle();
        add(new Command.SetRules(later(), "ada", Rules.NONE));
    }

    private void prices() {
        add(new Command.SetPrice(later(), "ada", new SpotPrice("east", "nvidia-h20", 12_500_000, "CNY")));
        add(new Command.EndPrice(later(), "ada", "east", "nvidia-h20"));
        add(new Command.ClosePeriod(later(), "ada", 196_912));
        add(new Command.ClosePeriod(later(), "ada", 999_912));
    }

    private void market() {
        add(new Command.PublishBid(later(), "ada", bid("spare", Side.LENDER, "acme/nlp", 4_000_000)));
        add(new Command.PublishBid(later(), "zoe", bid("wanted", Side.BORROWER, "zeta", 6_000_000)));
        add(new Command.PublishBid(later(), "zoe", bid("more", Side.BORROWER, "zeta", 1_000_000)));
        add(new Command.ClearMarket(later(), "ada"));
        add(new Command.ClearMarket(later(), "ada"));
        add(new Command.WithdrawBid(later(), "zoe", "more"));
        add(new Command.WithdrawBid(later(), "zoe", "more"));
    }

    private Bid bid(String name, Side side, String tenant, long micros) {
        return new Bid(name, side, tenant, "nvidia-h20", 1, "CNY", micros, 0, 1_767_400_000_000L, 0, false);
    }

    private void budgets() {
        add(new Command.EndBudget(later(), "ada", "zeta", "CNY"));
        add(new Command.SetBudget(later(), "ada", new Budget("zeta", "CNY", 40_000_000, 50_000_000, 1_000)));
        add(new Command.ReportSpending(later(), "ledger", "zeta", "CNY", 202_601, 40_000_000));
        add(new Command.ReportSpending(later(), "ledger", "zeta", "CNY", 202_601, 50_000_000));
        now += 60_000;
        cycle();
        cycle();
        add(new Command.EndBudget(later(), "ada", "zeta", "CNY"));
    }

    private void contracts() {
        var price = new Price(
                "CNY",
                12_500_000,
                List.of(new Price.Window(127, 1_320, 360, 6_250_000)),
                "Asia/Shanghai",
                List.of(new Price.Shift(0, 480)));
        add(new Command.ProposeContract(later(), "ada", terms("much", 999, price)));
        add(new Command.ProposeContract(later(), "ada", terms("spare", 1, price)));
        add(new Command.ProposeContract(later(), "ada", terms("other", 1, price)));
        add(new Command.SignContract(later(), "ada", "spare", Side.LENDER));
        add(new Command.SignContract(later(), "zoe", "spare", Side.BORROWER));
        add(new Command.WithdrawContract(later(), "zoe", "other"));
        cycle();
        center(
                "east",
                "acme",
                node("n1", "nvidia-h20", 8, "r1"),
                node("n2", "nvidia-h20", 8, "r1"),
                node("n3", "nvidia-h20", 1, "r1"));
        submit(94, "zeta", whole(1), 1, Priority.NORMAL, 0);
        cycle();
        add(new Command.RecallContract(later(), "ada", "spare", 0));
        now += 60_000;
        cycle();
        cycle();
    }

    private ContractSpec terms(String name, int devices, Price price) {
        return new ContractSpec(
                name,
                "acme/nlp",
                "zeta",
                "nvidia-h20",
                devices,
                List.of("east"),
                0,
                now + 86_400_000,
                0,
                60_000,
                price,
                3_000_000,
                Side.LENDER,
                false);
    }

    private static Rule rule(String name, String chip) {
        return new Rule(name, false, List.of("zeta"), List.of(chip), List.of());
    }
}
