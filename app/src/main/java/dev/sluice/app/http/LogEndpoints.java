package dev.sluice.app.http;

import dev.sluice.app.auth.Operation;
import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.TaskStream;
import dev.sluice.app.http.view.Sight;
import dev.sluice.core.pool.CenterSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What tasks write. */
final class LogEndpoints {
    private final WriterLine line;
    private final WorkloadFinder finder;
    private final Function<String, Optional<Engine>> engines;
    private final Streams streams;

    LogEndpoints(WriterLine line, WorkloadFinder finder, Function<String, Optional<Engine>> engines, Streams streams) {
        this.line = line;
        this.finder = finder;
        this.engines = engines;
        this.streams = streams;
    }

    Answer read(Request request) {
        var caller = request.caller(Operation.READ_LOGS);
        var query = request.query();
        var kinds = kinds(query);
        var task = query.number("task", 0, 4_095);
        var tail = query.number("tail", 0, HttpLimits.TAIL_LINES);
        var from = query.number("from", 0, Long.MAX_VALUE);
        if (tail != null && from != null) {
            throw Query.invalid("from", from.toString(), "from | tail");
        }
        boolean follow = query.flag("follow");
        var sight = finder.find(request.place("ref"), caller);
        var key = key(sight, query);
        var engine = engine(sight, key);
        var ranks = ranks(sight, key, engine, task);
        if (follow && ranks.size() * kinds.size() > HttpLimits.FOLLOWED) {
            throw Query.invalid("follow", "true", ranks.size() + " tasks; follow one: task=0");
        }
        var begin = new Outputs.Begin(from == null ? 0 : from, tail == null ? Outputs.ALL : tail.intValue());
        var outputs = new Outputs(engine, key, begin, () -> lives(key), request.valid());
        boolean raw = ranks.size() == 1 && kinds.size() == 1;
        boolean prefixed = ranks.size() > 1 && task == null;
        var headers = Map.of("Sluice-Attempt", Integer.toString(key.attempt()));
        return streams.open(Answer.TEXT, headers, out -> {
            if (raw) {
                outputs.raw(ranks.getFirst(), kinds.getFirst(), follow, out);
            } else {
                outputs.lines(new Outputs.Wanted(ranks, kinds, prefixed), follow, out);
            }
        });
    }

    private static List<TaskStream> kinds(Query query) {
        return switch (query.text("stream").orElse("both")) {
            case "out" -> List.of(TaskStream.OUT);
            case "err" -> List.of(TaskStream.ERR);
            case "both" -> List.of(TaskStream.OUT, TaskStream.ERR);
            case String other -> throw Query.invalid("stream", other, "both, err, out");
        };
    }

    private static AttemptKey key(Sight sight, Query query) {
        var workload = sight.workload();
        if (workload.attempts() == 0) {
            throw new Refusal(
                    ProblemCode.NO_OUTPUT, workload.id(), workload.phase().word());
        }
        long number = query.number("attempt", 1, Integer.MAX_VALUE, workload.attempts());
        if (number > workload.attempts()) {
            throw Refusal.notFound("attempt", Long.toString(number));
        }
        return new AttemptKey(workload.id(), (int) number);
    }

    private static List<Integer> ranks(Sight sight, AttemptKey key, Engine engine, @Nullable Long task) {
        var ranks = sight.workload().spec().demand().resizable()
                ? ranksOfResizable(sight, key, engine)
                : IntStream.range(0, sight.workload().spec().demand().tasks())
                        .boxed()
                        .toList();
        if (task == null) {
            return ranks;
        }
        if (!ranks.contains(task.intValue())) {
            throw Refusal.notFound("task", task.toString());
        }
        return List.of(task.intValue());
    }

    /** The tasks of a gang whose size may change: those that it has, and those that have left something to read. */
    private static List<Integer> ranksOfResizable(Sight sight, AttemptKey key, Engine engine) {
        var attempt = sight.workload().newestAttempt();
        if (attempt == null || attempt.number() != key.attempt()) {
            return ranks(mostRanks(sight), rank -> hasOutput(engine, key, rank));
        }
        var team = attempt.team();
        int used = team == null ? attempt.placement().tasks() : team.used();
        return ranks(used, rank -> attempt.indexOf(rank) >= 0 || hasOutput(engine, key, rank));
    }

    private static List<Integer> ranks(int used, IntPredicate shown) {
        return IntStream.range(0, used).filter(shown).boxed().toList();
    }

    /** Of an earlier attempt nobody knows how often it grew. */
    private static int mostRanks(Sight sight) {
        return 2 * sight.workload().spec().demand().mostTasks();
    }

    /** The engine that has outputs of the attempt. An earlier attempt may have run in another center than the last. */
    private Engine engine(Sight sight, AttemptKey key) {
        var centers = new ArrayList<String>();
        var where = sight.where();
        if (where != null) {
            centers.add(where.center().name());
        }
        centers.addAll(line.read(
                core -> core.pool().centers().stream().map(CenterSpec::name).toList()));
        for (var center : centers) {
            var engine = engines.apply(center);
            boolean here = where != null && center.equals(where.center().name()) && lives(key);
            if (engine.isPresent() && (here || hasOutput(engine.get(), key, 0))) {
                return engine.get();
            }
        }
        throw new Refusal(
                ProblemCode.NO_OUTPUT, key.workload(), sight.workload().phase().word());
    }

    private static boolean hasOutput(Engine engine, AttemptKey key, int rank) {
        try (var log = engine.open(key, rank, TaskStream.OUT, 0)) {
            return log.offset() >= 0;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an attempt holds devices, so that outputs can still appear. */
    private boolean lives(AttemptKey key) {
        return line.read(core -> {
            var workload = core.workloads().find(key.workload());
            var attempt = workload == null ? null : workload.phase().attempt();
            return attempt != null && attempt.number() == key.attempt();
        });
    }
}
