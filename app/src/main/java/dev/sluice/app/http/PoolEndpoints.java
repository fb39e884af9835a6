package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.http.view.ChipView;
import dev.sluice.app.http.view.NodeView;
import dev.sluice.app.http.view.PoolView;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.pool.Pool;
import dev.sluice.core.pool.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Centers and nodes. */
final class PoolEndpoints {
    private static final Set<String> STATUSES = new TreeSet<>(List.of("up", "drained", "down"));

    private final WriterLine line;
    private final ChipCatalogue catalogue;

    PoolEndpoints(WriterLine line, ChipCatalogue catalogue) {
        this.line = line;
        this.catalogue = catalogue;
    }

    record Centers(List<PoolView.Center> centers) {}

    record NodePage(List<NodeView> nodes, @Nullable String next) {}

    Answer centers(Request request) {
        request.caller(Operation.READ_POOL);
        var census = line.census();
        return Answer.json(new Centers(line.read(core -> PoolView.centers(core, census))));
    }

    record Chips(List<ChipView> chips) {}

    Answer chips(Request request) {
        request.caller(Operation.READ_POOL);
        var present = line.read(core -> core.pool().segments().stream()
                .filter(segment -> segment.devices() > 0)
                .map(Segment::chip)
                .collect(Collectors.toCollection(TreeSet::new)));
        return Answer.json(new Chips(catalogue.chips().stream()
                .map(chip -> ChipView.of(chip, present.contains(chip.id())))
                .toList()));
    }

    private record Filter(
            Caller caller,
            @Nullable String center,
            @Nullable String chip,
            @Nullable String status,
            @Nullable String name) {
        boolean passes(Pool pool, int node) {
            var now = pool.status(node);
            return !now.gone()
                    && (center == null || pool.centerOf(node).name().equals(center))
                    && (chip == null || pool.node(node).chip().equals(chip))
                    && (status == null || NodeView.word(now).equals(status))
                    && (name == null || pool.node(node).name().equals(name));
        }
    }

    Answer nodes(Request request) {
        var query = request.query();
        var statuses = query.list("status", STATUSES::contains, String.join(", ", STATUSES));
        var filter = new Filter(
                request.caller(Operation.READ_POOL),
                query.text("center").orElse(null),
                query.text("chip").orElse(null),
                statuses.isEmpty() ? null : statuses.getFirst(),
                query.text("name").orElse(null));
        checkCenter(filter.center);
        int limit = query.limit();
        int from = (int) query.number("cursor", 0, Integer.MAX_VALUE, 0);
        var found = new ArrayList<NodeView>();
        while (true) {
            int begin = from;
            int room = limit - found.size();
            var step = line.read(core -> step(core, begin, room, filter));
            found.addAll(step.found);
            from = step.next;
            if (step.over || found.size() == limit) {
                return Answer.json(new NodePage(found, step.over ? null : Integer.toString(from)));
            }
        }
    }

    private void checkCenter(@Nullable String center) {
        if (center != null && line.read(core -> core.pool().centerNumber(center)) < 0) {
            throw Refusal.notFound("center", center);
        }
    }

    private record Step(List<NodeView> found, int next, boolean over) {}

    private static Step step(Core core, int from, int room, Filter filter) {
        var found = new ArrayList<NodeView>();
        int count = core.pool().nodeCount();
        int node = from;
        int glances = HttpLimits.GLANCED_AT;
        int most = Math.min(room, HttpLimits.NODES_LOOKED_AT);
        for (; node < count && found.size() < most && glances > 0; node++, glances--) {
            if (filter.passes(core.pool(), node)) {
                found.add(NodeView.of(core, node, filter.caller));
            }
        }
        return new Step(found, node, node >= count);
    }

    Answer drain(Request request) {
        boolean evict = request.query().flag("evict");
        var user = request.caller(Operation.DRAIN).user();
        return act(request, (at, center, node) -> new Command.Drain(at, user, center, node, evict));
    }

    Answer undrain(Request request) {
        var user = request.caller(Operation.DRAIN).user();
        return act(request, (at, center, node) -> new Command.Undrain(at, user, center, node));
    }

    /** Makes the command of an action. */
    private interface Action {
        Command make(long atMillis, String center, String node);
    }

    private Answer act(Request request, Action action) {
        var caller = request.caller();
        var center = request.place("center");
        var node = request.place("node");
        var command = line.submit((at, core) -> action.make(at, center, node), request.requestKey())
                .command();
        if (!command.equals(action.make(command.atMillis(), center, node))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
        return Answer.json(line.read(core -> {
                    int number = core.pool().nodeNumber(center, node);
                    return number < 0 ? Optional.<NodeView>empty() : Optional.of(NodeView.of(core, number, caller));
                })
                .orElseThrow(() -> Refusal.notFound("node", node)));
    }
}
