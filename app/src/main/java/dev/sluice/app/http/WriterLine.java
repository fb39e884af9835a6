package dev.sluice.app.http;

import dev.sluice.app.http.view.Census;
import dev.sluice.app.loop.BudgetUse;
import dev.sluice.app.loop.Overloaded;
import dev.sluice.app.loop.Writer;
import dev.sluice.app.loop.Writer.CommandMaker;
import dev.sluice.app.loop.Writer.Outcome;
import dev.sluice.core.Core;
import dev.sluice.core.Rejection;
import dev.sluice.core.ledger.Entry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Talks to the writer on behalf of a request: waits for it, and makes problems of what goes wrong. */
final class WriterLine {
    private static final long CENSUS_MILLIS = 500;

    private record Counted(Census census, long atMillis) {}

    private final Writer writer;
    private final LongSupplier clockMillis;
    private volatile @Nullable Counted counted;

    WriterLine(Writer writer, LongSupplier clockMillis) {
        this.writer = writer;
        this.clockMillis = clockMillis;
    }

    <T> T read(Function<Core, T> query) {
        return await(writer.read(query));
    }

    /** Submits one command; a rejection ends the request with its problem. */
    Outcome submit(CommandMaker maker, @Nullable String requestKey) {
        var outcome = outcome(maker, requestKey);
        refuse(outcome.decided().rejection());
        return outcome;
    }

    /** Submits one command and gives whatever became of it. */
    Outcome outcome(CommandMaker maker, @Nullable String requestKey) {
        return await(writer.submit(maker, requestKey));
    }

    /** Submits several, of which all are accepted or none. */
    List<Outcome> submitAll(List<CommandMaker> makers, @Nullable String requestKey) {
        var outcomes = await(writer.submitAll(makers, requestKey));
        outcomes.forEach(outcome -> refuse(outcome.decided().rejection()));
        return outcomes;
    }

    static void refuse(@Nullable Rejection rejection) {
        if (rejection != null) {
            throw Rejections.refusal(rejection);
        }
    }

    /** The lines of the ledger that are open: see {@link Writer#openLines}. */
    List<Entry> openLines() {
        return await(writer.openLines());
    }

    /** What tenants may owe, and owe: see {@link Writer#budgets}. */
    List<BudgetUse> budgets() {
        return await(writer.budgets());
    }

    long committedSequence() {
        return writer.committedSequence();
    }

    /** Counts over all live workloads, at most half a second old. */
    Census census() {
        var last = counted;
        long now = clockMillis.getAsLong();
        if (last == null || now - last.atMillis > CENSUS_MILLIS || now < last.atMillis) {
            var census = new Census();
            while (!read(core -> census.step(core, HttpLimits.GLANCED_AT))) {
                // The next step goes on where this one ended.
            }
            last = new Counted(census, now);
            counted = last;
        }
        return last.census;
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(HttpLimits.WRITER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new Refusal(ProblemCode.OVERLOADED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemCode.NOT_READY);
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case Overloaded overloaded -> new Refusal(ProblemCode.OVERLOADED);
            case Refusal refusal -> refusal;
            case IllegalStateException closed -> new Refusal(ProblemCode.NOT_READY);
            case null, default -> new IllegalStateException("the writer failed", cause);
        };
    }
}
