package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Role;
import dev.sluice.app.text.Texts;
import dev.sluice.core.Command;
import dev.sluice.core.tenant.TenantSpec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SlowReaderTest {
    @TempDir
    Path directory;

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = new ApiFixture(directory);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** A connection that takes the first bytes and then nothing, until its thread is interrupted. */
    private static final class Stuck extends OutputStream {
        final CountDownLatch stuck = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);
        private boolean begun;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!begun) {
                begun = true;
                return;
            }
            stuck.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException("cut off");
            }
        }
    }

    @Test
    void a_reader_that_does_not_read_is_cut_off_and_the_writer_goes_on() throws Exception {
        var caller = new Caller("x", "1", Role.PLATFORM_ADMIN, null, 0);
        var filter = new EventFilter(caller, 0, null, Set.of());
        var line = new WriterLine(api.loop, System::currentTimeMillis);
        var history = new History(api.store.journal());
        var stream = new EventStream(api.loop, line, history, filter, Texts.english(), () -> true);
        var out = new Stuck();
        var ended = new CompletableFuture<Throwable>();
        Thread.ofVirtual().start(() -> {
            try {
                stream.run(history.last(), out);
                ended.complete(new AssertionError("it ended well"));
            } catch (IOException | InterruptedException e) {
                ended.complete(e);
            }
        });
        submit(2);
        out.stuck.await();
        submit(HttpLimits.STREAM_QUEUE + 1_000);
        assertThat(ended.get()).isInstanceOf(IOException.class);
        submit(2);
    }

    private void submit(int count) {
        var futures = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < count; i++) {
            var other = new TenantSpec("default", 1 + i % 2, new TreeMap<>(), new TreeMap<>());
            futures.add(api.loop.submit((at, core) -> new Command.SetTenants(at, "test", List.of(other)), null));
        }
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
    }
}
