package dev.sluice.app.http;

import dev.sluice.app.http.json.Json;
import dev.sluice.app.http.view.EventSight;
import dev.sluice.app.loop.Writer;
import dev.sluice.app.loop.Writer.Committed;
import dev.sluice.app.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One reader of what happens. The writer's thread only puts commits into a bounded queue; whoever lets it overflow is
 * cut off and can resume from the journal.
 */
final class EventStream {
    private static final int BATCH = 512;
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final Writer writer;
    private final WriterLine line;
    private final History history;
    private final EventFilter filter;
    private final Texts texts;
    private final BooleanSupplier valid;
    private final BlockingQueue<Committed> queue = new ArrayBlockingQueue<>(HttpLimits.STREAM_QUEUE);
    private volatile boolean tooSlow;

    EventStream(
            Writer writer, WriterLine line, History history, EventFilter filter, Texts texts, BooleanSupplier valid) {
        this.writer = writer;
        this.line = line;
        this.history = history;
        this.filter = filter;
        this.texts = texts;
        this.valid = valid;
    }

    /** Writes until the reader goes away, is too slow, or may not see it any more. */
    void run(long after, OutputStream out) throws IOException, InterruptedException {
        var reader = Thread.currentThread();
        var subscription = writer.subscribe(commit -> take(commit, reader));
        try {
            out.write(HEARTBEAT);
            out.flush();
            live(replay(after, out), out);
        } finally {
            close(subscription);
        }
    }

    private static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("a subscription does not close", e);
        }
    }

    /** An interrupt also ends a write that the reader blocks by not reading. */
    private void take(Committed commit, Thread reader) {
        if (!tooSlow && !queue.offer(commit)) {
            tooSlow = true;
            reader.interrupt();
        }
    }

    /** Writes what the journal has and gives the last entry of it; what comes meanwhile waits in the queue. */
    private long replay(long after, OutputStream out) throws IOException {
        long last = after;
        for (var commits = history.after(last, BATCH); !commits.isEmpty(); commits = history.after(last, BATCH)) {
            write(commits, out);
            last = commits.getLast().sequence();
        }
        return last;
    }

    private void live(long after, OutputStream out) throws IOException, InterruptedException {
        while (!tooSlow && valid.getAsBoolean()) {
            var first = queue.poll(HttpLimits.HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                out.write(HEARTBEAT);
                out.flush();
                continue;
            }
            List<Committed> commits = new ArrayList<>();
            commits.add(first);
            queue.drainTo(commits, BATCH - 1);
            write(commits.stream().filter(commit -> commit.sequence() > after).toList(), out);
        }
    }

    private void write(List<Committed> commits, OutputStream out) throws IOException {
        var sights = line.read(core -> filter.sights(core, commits));
        for (var sight : sights) {
            write(sight, out);
        }
        out.flush();
    }

    private void write(EventSight sight, OutputStream out) throws IOException {
        out.write(
                ("id: " + sight.sequence() + "\nevent: " + sight.type() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.write(Json.bytes(sight.view(texts)));
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
    }
}
