package dev.sluice.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.Command;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.queue.QueuePolicies;
import dev.sluice.core.schedule.share.SharePolicies;
import dev.sluice.core.work.TaskExit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Plays a table.
 *
 * <pre>
 * queue   | srsf
 * reserve | on
 * pool    | center | owner | chip       | nodes | devices | rack
 *         | east   | acme  | nvidia-h20 | 2     | 8       | r1
 * tenants | path       | weight | guarantee    | limit | workloads
 *         | acme/nlp   | 2      | nvidia-h20 8 |       | 9 waiting, 3 running
 * rules   | name       | effect | tenants | chips    | centers
 *         | licensed   | forbid | zeta    | nvidia-* | east
 * contract | name   | lender | borrower | devices      | from | until | floor | notice | terms
 *          | spare  | acme   | zeta     | nvidia-h20 4 |      | 20:00 | 2     | 2h     | onward
 * when    | 10:00 | submit a | acme/nlp | 2 tasks x 8 nvidia-h20 | high, grace 30s
 * then    | a     | starts owned on n1 n2
 * books   | a     | 10:00-11:00 8 borrowed in east, acme/nlp pays zeta 80.00 CNY
 * owes    | 1970-01 | acme/nlp pays zeta 80.00; acme sends zeta 80.00
 * used    | acme/nlp | borrowed 8, lost 0
 * </pre>
 *
 * <p>The first two lines may be left out: then the queue has the standard order, and devices are kept as a live server
 * does. Nodes are called n1, n2, ... through all centers; tenants that the table does not name are made as they are
 * needed. What is told under {@code then} is all that happened to workloads since the last time, in its order.
 */
final class Story {
    private final Stage stage;

    private Story(Policies policies) {
        stage = new Stage(policies);
    }

    static void play(String table) {
        var rows = Row.parse(table);
        var policies = Policies.STANDARD;
        if (rows.getFirst().part().equals("queue")) {
            policies = by(rows.removeFirst().cell(0));
        }
        if (rows.getFirst().part().equals("reserve")) {
            policies = policies.withReserve(rows.removeFirst().cell(0).equals("on"));
        }
        var story = new Story(policies);
        for (int at = 0; at < rows.size(); ) {
            var row = rows.get(at);
            int end = at + 1;
            while (end < rows.size() && !rows.get(end).heads()) {
                end++;
            }
            story.part(row.part(), rows.subList(at, end));
            at = end;
        }
        assertThat(story.stage.told()).as("told after the last then").isEmpty();
    }

    /** {@code srsf}, or with a share policy {@code fifo+interleave}. */
    private static Policies by(String queue) {
        var words = queue.split("\\+");
        var policies = Policies.STANDARD.withQueue(QueuePolicies.named(words[0]).orElseThrow());
        return words.length == 1
                ? policies
                : policies.withShare(SharePolicies.named(words[1]).orElseThrow());
    }

    private void part(String part, List<Row> rows) {
        switch (part) {
            case "pool" -> pool(rows.subList(1, rows.size()));
            case "tenants" -> rows.subList(1, rows.size()).forEach(row -> tenant(row.cell(0), row, 1));
            case "rules" -> stage.rules(rows.subList(1, rows.size()));
            case "contract" -> rows.subList(1, rows.size()).forEach(stage::propose);
            case "when" -> rows.forEach(this::when);
            case "then" -> then(rows);
            case "books" -> books(rows);
            case "owes" -> owes(rows);
            case "used" -> rows.forEach(row -> used(row.cell(0), row.cell(1)));
            default -> throw new IllegalArgumentException("no part of a table: " + part);
        }
    }

    private void tenant(String path, Row row, int from) {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            stage.needTenant(path.substring(0, slash));
        }
        var weight = row.cell(from);
        stage.tenant(
                path,
                weight.isEmpty() ? 1 : Integer.parseInt(weight),
                row.cell(from + 1),
                row.cell(from + 2),
                row.cell(from + 3));
    }

    private void pool(List<Row> rows) {
        for (var row : rows) {
            stage.center(row.cell(0), row.cell(1));
            for (int i = 0; i < Integer.parseInt(row.cell(3)); i++) {
                var spec = Stage.nodeOf(stage.newNode(), row.cell(2), Integer.parseInt(row.cell(4)), row.cell(5));
                stage.node(row.cell(0), spec);
            }
            stage.report(row.cell(0));
        }
    }

    private void then(List<Row> rows) {
        var expected = new ArrayList<String>();
        rows.forEach(row -> expected.add(row.cell(0) + " | " + row.cell(1)));
        expected.removeIf(" | nothing"::equals);
        assertThat(String.join("\n", stage.told())).isEqualTo(String.join("\n", expected));
    }

    /** What was booked since the last time; where a table does not ask, nobody looks. */
    private void books(List<Row> rows) {
        var expected = new ArrayList<String>();
        rows.forEach(row -> expected.add(row.cell(0) + " | " + row.cell(1)));
        assertThat(String.join("\n", stage.books().told())).isEqualTo(String.join("\n", expected));
    }

    /** What is to be paid in a month, and what settles it; a row without a month goes on with the one above. */
    private void owes(List<Row> rows) {
        var expected = new TreeMap<String, String>();
        var month = "";
        for (var row : rows) {
            month = row.cell(0).isEmpty() ? month : row.cell(0);
            expected.merge(month, row.cell(1), (above, more) -> above + " " + more);
        }
        expected.forEach(
                (each, text) -> assertThat(stage.books().owes(each)).as(each).isEqualTo(text));
    }

    /** {@code acme}: device-hours by tier, and those lost. */
    private void used(String tenant, String expected) {
        assertThat(stage.books().used(tenant)).as(tenant).isEqualTo(expected);
    }

    private void when(Row row) {
        stage.at(Words.time(row.cell(0)));
        var words = row.cell(1).split(" ");
        var first = words.length > 1 ? words[1] : "";
        long now = stage.now();
        switch (words[0]) {
            case "submit" -> stage.submit(first, row.cell(2), row.cell(3), row.cell(4));
            case "cancel" -> stage.run(new Command.Cancel(now, Stage.ACTOR, stage.id(first)));
            case "hold" -> stage.run(new Command.Hold(now, Stage.ACTOR, stage.id(first)));
            case "release" -> stage.run(new Command.Release(now, Stage.ACTOR, stage.id(first)));
            case "drain" -> drain(first, false);
            case "evict" -> drain(first, true);
            case "undrain" -> stage.run(new Command.Undrain(now, Stage.ACTOR, stage.centerOf(first), first));
            case "down" -> stage.run(new Command.ReportNode(now, "engine", stage.centerOf(first), first, false));
            case "up" -> stage.run(new Command.ReportNode(now, "engine", stage.centerOf(first), first, true));
            case "tenant" -> tenant(first, row, 2);
            case "set" -> stage.set(first, words[2]);
            case "price" -> stage.price(first, words[2], row.cell(2));
            case "unprice" -> stage.run(new Command.EndPrice(now, Stage.ACTOR, first, words[2]));
            case "offer", "request" -> stage.bid(words[0], first, row);
            case "unlist" -> stage.run(new Command.WithdrawBid(now, Stage.ACTOR, first));
            case "clear" -> stage.run(new Command.ClearMarket(now, "market"));
            case "budget" -> stage.budget(first, row.cell(2), row.cell(3));
            case "unbudget" -> stage.run(new Command.EndBudget(now, Stage.ACTOR, first, words[2]));
            case "close" -> stage.run(new Command.ClosePeriod(now, Stage.ACTOR, Integer.parseInt(first)));
            case "no-rules" -> stage.rules(List.of());
            case "wait" -> {}
            default -> engine(words[0], first, Arrays.copyOfRange(words, Math.min(2, words.length), words.length));
        }
    }

    private void engine(String verb, String subject, String[] rest) {
        switch (verb) {
            case "finish" -> stage.endAll(subject, new TaskExit.Exited(0));
            case "stopped" -> stage.endAll(subject, new TaskExit.Signalled(15));
            case "left" -> {
                for (var rank : rest) {
                    stage.end(subject, Integer.parseInt(rank), new TaskExit.Exited(0));
                }
            }
            case "active" -> stage.active(subject, Integer.parseInt(rest[0]), Words.duration(rest[1]));
            case "start" -> stage.start(subject, Integer.parseInt(rest[0]));
            case "exit" ->
                stage.end(subject, Integer.parseInt(rest[0]), new TaskExit.Exited(Integer.parseInt(rest[1])));
            case "lose" -> stage.end(subject, Integer.parseInt(rest[0]), new TaskExit.Lost("keeper"));
            case "stale" ->
                stage.run(new Command.ReportEnd(
                        stage.now(),
                        "engine",
                        stage.id(subject),
                        Integer.parseInt(rest[0]),
                        0,
                        new TaskExit.Exited(0)));
            case "remove" -> stage.removeNode(subject);
            case "resize" -> stage.resize(subject, Integer.parseInt(rest[0]));
            case "unhealthy" ->
                stage.unhealthy(
                        subject, Arrays.stream(rest).map(Integer::valueOf).toList());
            case "sign", "recall", "withdraw" -> {
                var words = new ArrayList<>(List.of(verb, subject));
                words.addAll(Arrays.asList(rest));
                stage.run(Terms.command(stage.now(), words.toArray(String[]::new)));
            }
            case "explain" -> stage.explain(subject);
            default -> throw new IllegalArgumentException("nothing that can happen: " + verb);
        }
    }

    private void drain(String node, boolean evict) {
        stage.run(new Command.Drain(stage.now(), Stage.ACTOR, stage.centerOf(node), node, evict));
    }
}
