package dev.sluice.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.contract.Bid;
import dev.sluice.core.contract.Side;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.DomainRef;
import dev.sluice.core.pool.NodeSpec;
import dev.sluice.core.pool.SpotPrice;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Settings;
import dev.sluice.core.tenant.Budget;
import dev.sluice.core.tenant.Rule;
import dev.sluice.core.tenant.Rules;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A core with names for its nodes and workloads, and a clock that is turned by hand. An engine is played that starts
 * all tasks at once, except those of workloads that are {@code slow}. After each command the invariants are checked.
 */
final class Stage {
    static final String ACTOR = "ada";

    final Core core;
    final TreeMap<String, Long> ids = new TreeMap<>();
    private final TreeSet<Long> slow = new TreeSet<>();
    private final TreeMap<String, CenterSpec> centers = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, NodeSpec>> nodes = new TreeMap<>();
    private final Telling telling = new Telling(this);
    private final TreeMap<String, Integer> order = new TreeMap<>();
    private final Bookkeeper books = new Bookkeeper(this);
    private long now = Words.time("00:00");

    Stage(Policies policies) {
        core = new Core(policies);
    }

    Bookkeeper books() {
        return books;
    }

    List<String> told() {
        return telling.told();
    }

    void at(long millis) {
        while (nextDueMillis() <= millis) {
            now = Math.max(now, nextDueMillis());
            settle();
        }
        now = millis;
    }

    private long nextDueMillis() {
        return Math.min(
                core.nextDueMillis(), books.spending().nextMillis(core.tenants().budgets()));
    }

    private void settle() {
        books.spending().reports(core.tenants().budgets(), now).forEach(this::one);
        while (core.cycleDue(now)) {
            one(new Command.Cycle(now, "server"));
            books.spending().reports(core.tenants().budgets(), now).forEach(this::one);
        }
    }

    /** Sets a budget: soft and hard limit with currency, grace. */
    void budget(String tenant, String limits, String grace) {
        var words = limits.split(" ");
        needTenant(tenant);
        var budget =
                new Budget(tenant, words[2], Words.micros(words[0]), Words.micros(words[1]), Words.duration(grace));
        run(new Command.SetBudget(now, ACTOR, budget));
    }

    void run(Command command) {
        one(command);
        settle();
    }

    private void one(Command command) {
        long before = core.stateHash();
        var decided = core.decide(command);
        assertThat(core.stateHash()).as("deciding %s changes nothing", command).isEqualTo(before);
        if (decided.rejection() != null && !(command instanceof Command.Cycle)) {
            telling.refused(command, decided.rejection());
        }
        for (var event : decided.events()) {
            telling.before(event);
            core.apply(event);
            books.see(event);
        }
        assertThat(core.violations()).as("after %s", command).isEmpty();
        assertThat(books.wrong()).as("in the books after %s", command).isEmpty();
        decided.events().forEach(this::startTasks);
    }

    private void startTasks(Event event) {
        if (event instanceof Event.Placed placed && !slow.contains(placed.workload())) {
            for (int rank = 0; rank < placed.placement().tasks(); rank++) {
                one(new Command.ReportStart(now, "engine", placed.workload(), placed.attempt(), rank));
            }
        } else if (event instanceof Event.Grown grown && !slow.contains(grown.workload())) {
            for (int more = 0; more < grown.placement().tasks(); more++) {
                int rank = grown.firstRank() + more;
                one(new Command.ReportStart(now, "engine", grown.workload(), grown.attempt(), rank));
            }
        }
    }

    /** Sets a policy or a number, which may be a time. */
    void set(String word, String value) {
        var settings = Choice.named(word)
                .map(choice -> core.settings().with(choice, value))
                .orElseGet(() -> number(word, value));
        run(new Command.SetSettings(now, ACTOR, settings));
    }

    /** Puts rules in force: name, effect, tenants, chips, centers. */
    void rules(List<Row> rows) {
        var rules = new ArrayList<Rule>();
        for (var row : rows) {
            for (var tenant : Words.list(row.cell(2))) {
                needTenant(tenant);
            }
            rules.add(new Rule(
                    row.cell(0),
                    row.cell(1).equals("allow"),
                    Words.list(row.cell(2)),
                    Words.list(row.cell(3)),
                    Words.list(row.cell(4))));
        }
        run(new Command.SetRules(now, ACTOR, new Rules(rules)));
    }

    /** Publishes a price such as {@code 12.50 CNY}. */
    void price(String center, String chip, String price) {
        var words = price.split(" ");
        run(new Command.SetPrice(now, ACTOR, new SpotPrice(center, chip, Words.micros(words[0]), words[1])));
    }

    /** Proposes a contract: name, lender, borrower, devices, from, until, floor, notice, options. */
    void propose(Row row) {
        var spec = Terms.of(row);
        needTenant(spec.lender());
        needTenant(spec.borrower());
        run(new Command.ProposeContract(now, ACTOR, spec));
    }

    /** Publishes an offer or a request: tenant, devices, price such as {@code 9 CNY}, from, until, notice. */
    void bid(String side, String name, Row row) {
        needTenant(row.cell(2));
        var chip = Words.devices(row.cell(3)).firstEntry();
        var price = row.cell(4).split(" ");
        var bid = new Bid(
                name,
                side.equals("offer") ? Side.LENDER : Side.BORROWER,
                row.cell(2),
                chip.getKey(),
                (int) (chip.getValue() / Limits.DEVICE_MILLI),
                price[1],
                Words.micros(price[0]),
                row.cell(5).isEmpty() ? 0 : Words.time(row.cell(5)),
                Words.time(row.cell(6)),
                row.cell(7).isEmpty() ? 0 : Words.duration(row.cell(7)),
                false);
        run(new Command.PublishBid(now, ACTOR, bid));
    }

    private Settings number(String word, String value) {
        var numbers = new TreeMap<>(core.settings().numbers());
        numbers.put(word, value.matches("[0-9]+") ? Long.parseLong(value) : Words.duration(value));
        return new Settings(core.settings().policies(), numbers);
    }

    void tenant(String path, int weight, String guarantee, String limit, String workloads) {
        var spec =
                new TenantSpec(path, weight, Words.devices(guarantee), Words.devices(limit), Words.mostWork(workloads));
        run(new Command.SetTenants(now, ACTOR, List.of(spec)));
    }

    /** Adds the tenant and those above it, as far as they are unknown. */
    void needTenant(String path) {
        for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            needTenant(path.substring(0, end));
        }
        if (core.tenants().number(path) < 0) {
            tenant(path, 1, "", "", "");
        }
    }

    void center(String name, String owner) {
        needTenant(owner);
        centers.put(name, new CenterSpec(name, owner, "emulated", true));
        nodes.computeIfAbsent(name, any -> new TreeMap<>((a, b) -> order.get(a) - order.get(b)));
    }

    void node(String center, NodeSpec spec) {
        order.putIfAbsent(spec.name(), order.size());
        nodesOf(center).put(spec.name(), spec);
    }

    String newNode() {
        return "n" + (order.size() + 1);
    }

    void report(String center) {
        run(new Command.SetCenter(
                now, "engine", centerSpec(center), List.copyOf(nodesOf(center).values())));
    }

    void removeNode(String name) {
        var center = centerOf(name);
        nodesOf(center).remove(name);
        report(center);
    }

    void resize(String name, int devices) {
        var old = nodeSpec(name);
        changeNode(new NodeSpec(
                name,
                old.chip(),
                devices,
                old.deviceMemoryMib(),
                old.cpuMilli(),
                old.memoryMib(),
                List.of(),
                old.domains()));
    }

    void unhealthy(String name, List<Integer> devices) {
        var old = nodeSpec(name);
        changeNode(new NodeSpec(
                name,
                old.chip(),
                old.devices(),
                old.deviceMemoryMib(),
                old.cpuMilli(),
                old.memoryMib(),
                devices,
                old.domains()));
    }

    private void changeNode(NodeSpec spec) {
        var center = centerOf(spec.name());
        node(center, spec);
        report(center);
    }

    static NodeSpec nodeOf(String name, String chip, int devices, String rack) {
        var domains = rack.isEmpty() ? List.<DomainRef>of() : List.of(new DomainRef("rack", rack));
        return new NodeSpec(name, chip, devices, 96 * 1024, 64_000, 1024 * 1024, List.of(), domains);
    }

    String centerOf(String node) {
        return nodes.entrySet().stream()
                .filter(center -> center.getValue().keySet().stream().anyMatch(node::equals))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private TreeMap<String, NodeSpec> nodesOf(String center) {
        var of = nodes.get(center);
        if (of == null) {
            throw new IllegalArgumentException("no center " + center);
        }
        return of;
    }

    private CenterSpec centerSpec(String center) {
        var spec = centers.get(center);
        if (spec == null) {
            throw new IllegalArgumentException("no center " + center);
        }
        return spec;
    }

    private NodeSpec nodeSpec(String name) {
        var spec = nodesOf(centerOf(name)).get(name);
        if (spec == null) {
            throw new IllegalArgumentException("no node " + name);
        }
        return spec;
    }

    void submit(String name, String tenant, String shape, String options) {
        needTenant(tenant);
        long id = core.nextWorkloadId();
        ids.put(name, id);
        if (options.contains("slow")) {
            slow.add(id);
        }
        run(new Command.Submit(now, ACTOR, id, Words.workload(name, tenant, shape, options)));
    }

    long id(String name) {
        var id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("no workload " + name);
        }
        return id;
    }

    Workload workload(String name) {
        return core.workloads().get(id(name));
    }

    /** Ranks whose end has not been reported, of the attempt that is live now. */
    List<Integer> liveRanks(String name) {
        var attempt = workload(name).phase().attempt();
        var ranks = new ArrayList<Integer>();
        for (int index = 0; attempt != null && index < attempt.placement().tasks(); index++) {
            if (!attempt.ended().has(attempt.rank(index))) {
                ranks.add(attempt.rank(index));
            }
        }
        return ranks;
    }

    void start(String name, int rank) {
        run(new Command.ReportStart(now, "engine", id(name), workload(name).attempts(), rank));
    }

    void end(String name, int rank, TaskExit exit) {
        run(new Command.ReportEnd(now, "engine", id(name), workload(name).attempts(), rank, exit));
    }

    void active(String name, int permille, long overMillis) {
        run(new Command.ReportActivity(now, "agent", id(name), workload(name).attempts(), permille, overMillis));
    }

    void endAll(String name, TaskExit exit) {
        liveRanks(name).forEach(rank -> end(name, rank, exit));
    }

    void explain(String name) {
        telling.explanation(name, core.explain(id(name)).orElseThrow());
    }

    long now() {
        return now;
    }
}
