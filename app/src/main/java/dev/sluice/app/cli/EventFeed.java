package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.api.Client;
import dev.sluice.app.cli.api.EventReader;
import dev.sluice.app.cli.api.NoAnswer;
import dev.sluice.app.cli.api.Problem;
import dev.sluice.app.cli.json.Tree;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;

/**
 * The stream of events, read by a thread of its own so that the reader can stop waiting at any time. When the server
 * goes away it connects again and goes on where it was, for as long as it is told to; a restart is not noticed.
 */
final class EventFeed {
    private static final int BETWEEN_TRIES_SECONDS = 1;

    private final Client client;
    private final Call call;
    private final int patienceSeconds;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>(10_000);
    private long last;

    private sealed interface Item {
        record Event(Tree event) implements Item {}

        record Broken(RuntimeException why) implements Item {}
    }

    /** Begins right after the journal entry {@code last}; less than 0 = now. */
    EventFeed(Client client, Call call, long last, int patienceSeconds) {
        this.client = client;
        this.call = call;
        this.last = last;
        this.patienceSeconds = patienceSeconds;
    }

    /** Starts to read. */
    EventFeed start() {
        Thread.ofVirtual().name("events").start(this::read);
        return this;
    }

    /** The next event, or nothing after so long. Throws what ended the stream for good. */
    Optional<Tree> next(long millis) {
        try {
            var item = items.poll(millis, TimeUnit.MILLISECONDS);
            return switch (item) {
                case null -> Optional.empty();
                case Item.Event(var event) -> Optional.of(event);
                case Item.Broken(var why) -> throw why;
            };
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void read() {
        int tries = 0;
        while (true) {
            try {
                long before = last;
                readOnce();
                tries = last > before ? 0 : tries + 1;
                if (tries > patienceSeconds) {
                    return;
                }
            } catch (NoAnswer gone) {
                tries++;
                if (tries > patienceSeconds) {
                    items.add(new Item.Broken(gone));
                    return;
                }
            } catch (Problem refused) {
                items.add(new Item.Broken(refused));
                return;
            }
            if (!Output.rest(BETWEEN_TRIES_SECONDS)) {
                return;
            }
        }
    }

    /** Reads until the stream ends or breaks. */
    private void readOnce() {
        var from = call.copy().header("Last-Event-ID", last < 0 ? "" : Long.toString(last));
        try (var reader = new EventReader(client.stream(from, "text/event-stream"))) {
            for (var event = reader.next(); event.isPresent(); event = reader.next()) {
                last = Math.max(last, event.get().number("sequence"));
                items.put(new Item.Event(event.get()));
            }
        } catch (IOException | JacksonException broken) {
            // The next try goes on after the last event.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
