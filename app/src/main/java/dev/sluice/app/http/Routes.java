package dev.sluice.app.http;

import java.util.ArrayList;
import java.util.List;

/** Every operation of the API, in the order of {@code openapi.yaml}. A test holds that both have the same ones. */
final class Routes {
    private static final String API = "/api/v1";

    private final ApiParts parts;
    private final Streams streams;
    private final WriterLine line;
    private final Names names;
    private final WorkloadFinder finder;
    private final List<Route> routes = new ArrayList<>();

    private Routes(ApiParts parts, Streams streams) {
        this.parts = parts;
        this.streams = streams;
        this.line = new WriterLine(parts.writer(), parts.clockMillis());
        this.names = new Names(line, parts.clockMillis());
        this.finder = new WorkloadFinder(line);
    }

    static List<Route> of(ApiParts parts, Streams streams) {
        var all = new Routes(parts, streams);
        all.workloads();
        all.pool();
        all.tenants();
        all.ledger();
        all.contracts();
        all.access();
        all.meta();
        all.console();
        return List.copyOf(all.routes);
    }

    private void get(String path, Route.Endpoint endpoint, String... parameters) {
        routes.add(Route.of("GET", API + path, endpoint, parameters));
    }

    private void post(String path, Route.Endpoint endpoint, String... parameters) {
        routes.add(Route.of("POST", API + path, endpoint, parameters));
    }

    private void workloads() {
        var submitting = new Submitting(line, names);
        var listing = new Listing(line, parts.forecasts());
        var one = new WorkloadEndpoints(line, finder, parts.forecasts());
        var activity = new ActivityEndpoints(line, finder);
        var logs = new LogEndpoints(line, finder, parts.engines(), streams);
        var history = new History(parts.store().journal());
        var events = new EventEndpoints(parts.writer(), line, history, finder, streams);
        post("/workloads", submitting::submit, "dryRun");
        get("/workloads", listing::list, "state", "tenant", "user", "name", "center", "chip", "all", "limit", "cursor");
        get("/workloads/{ref}", one::show);
        post("/workloads/{ref}/cancel", one::cancel);
        post("/workloads/{ref}/hold", one::hold);
        post("/workloads/{ref}/release", one::release);
        post("/workloads/{ref}/activity", activity::report);
        get("/workloads/{ref}/explain", one::explain);
        get("/workloads/{ref}/logs", logs::read, "task", "stream", "follow", "from", "tail", "attempt");
        get("/workloads/{ref}/events", events::ofWorkload, "limit", "cursor");
        get("/events", events::stream, "workload", "tenant", "type");
        get("/trace", new TraceEndpoints(history, streams)::trace);
    }

    private void pool() {
        var pool = new PoolEndpoints(line, parts.catalogue());
        var centers = new CenterEndpoints(line, parts.catalogue(), parts.centers());
        get("/centers", pool::centers);
        post("/centers", centers::add);
        get("/centers/{center}/check", centers::check);
        get("/nodes", pool::nodes, "center", "chip", "status", "name", "limit", "cursor");
        post("/nodes/{center}/{node}/drain", pool::drain, "evict");
        post("/nodes/{center}/{node}/undrain", pool::undrain);
        get("/chips", pool::chips);
    }

    private void tenants() {
        var tenants = new TenantEndpoints(line, names, parts.clockMillis(), parts.version());
        get("/tenants", tenants::list, "tenant");
        routes.add(Route.of("PUT", API + "/tenants", tenants::apply, "dryRun"));
        var settings = new SettingEndpoints(line);
        get("/settings", settings::show);
        routes.add(Route.of("PUT", API + "/settings", settings::put, "dryRun"));
        var rules = new RuleEndpoints(line);
        get("/rules", rules::show);
        routes.add(Route.of("PUT", API + "/rules", rules::put, "dryRun"));
        get("/summary", tenants::summary);
        get("/whoami", tenants::whoAmI);
    }

    private void ledger() {
        var usage = new UsageEndpoints(line, parts.store().ledger(), parts.clockMillis());
        var prices = new PriceEndpoints(line);
        var books = new LedgerEndpoints(line, parts.store());
        get("/usage", usage::usage, "by", "tenant", "period", "from", "to");
        get("/prices", prices::list);
        routes.add(Route.of("PUT", API + "/prices/{center}/{chip}", prices::put));
        routes.add(Route.of("DELETE", API + "/prices/{center}/{chip}", prices::end));
        var budgets = new BudgetEndpoints(line);
        get("/budgets", budgets::list, "tenant");
        routes.add(Route.of("PUT", API + "/budgets", budgets::put));
        routes.add(Route.of("DELETE", API + "/budgets", budgets::end, "tenant", "currency"));
        var bills = new BillEndpoints(line, parts.store().ledger(), parts.clockMillis());
        get("/bill", bills::bill, "tenant", "period");
        get("/settlement", bills::settlement, "period");
        get("/ledger", books::check);
        post("/ledger/rebuild", books::rebuild);
        post("/ledger/periods/{period}/close", books::close);
    }

    private void contracts() {
        var contracts = new ContractEndpoints(line, parts.clockMillis());
        get("/contracts", contracts::list, "state", "tenant");
        post("/contracts", contracts::propose, "dryRun");
        get("/contracts/{contract}", contracts::show);
        post("/contracts/{contract}/sign", contracts::sign, "side");
        post("/contracts/{contract}/withdraw", contracts::withdraw);
        var market = new MarketEndpoints(line);
        get("/market", market::list, "side", "chip");
        post("/market/offers", market::offer);
        post("/market/requests", market::request);
        routes.add(Route.of("DELETE", API + "/market/{bid}", market::withdraw));
        post("/market/clear", market::clear, "dryRun");
        post("/contracts/{contract}/recall", contracts::recall, "devices");
    }

    private void access() {
        var tokens = new TokenEndpoints(parts.store().tokens(), line, parts.clockMillis());
        get("/tokens", tokens::list);
        post("/tokens", tokens::create);
        routes.add(Route.of("DELETE", API + "/tokens/{id}", tokens::revoke));
    }

    private void meta() {
        var meta = new MetaEndpoints(line, parts);
        routes.add(Route.open("/health", meta::ready));
        routes.add(Route.open("/health/live", meta::live));
        routes.add(Route.open("/health/ready", meta::ready));
        routes.add(
                parts.metricsOpen()
                        ? Route.open("/metrics", meta::metrics)
                        : Route.of("GET", "/metrics", meta::metrics));
        routes.add(Route.open("/openapi.yaml", meta::openApi));
        routes.add(Route.open("/problems/{code}", meta::problem));
        routes.add(Route.open("/", meta::greet));
    }

    private void console() {
        var console = new ConsoleEndpoints();
        routes.add(Route.open("/console", console::home));
        routes.add(Route.open("/console/", console::first));
        routes.add(Route.open("/console/{file}", console::file));
    }
}
