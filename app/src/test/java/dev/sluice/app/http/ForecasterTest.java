package dev.sluice.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.forecast.Forecaster;
import dev.sluice.core.forecast.Forecast.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forecast that is kept beside a live server. */
final class ForecasterTest {
    @TempDir
    Path directory;

    @Test
    void follows_what_waits_and_forgets_what_runs() {
        try (var api = new ApiFixture(directory);
                var forecaster = new Forecaster(api.loop, System::currentTimeMillis)) {
            forecaster.start();
            var whole = "tasks: 2\naccelerators: { count: 8, chips: [nvidia-h20] }\n";
            long first = api.submit(ApiFixture.job("first", whole + "runtime: 1h\n"));
            api.awaitState(first, "running");
            long second = api.submit(ApiFixture.job("second", whole));
            long never = api.submit(ApiFixture.job("never", "tasks: 40\naccelerators: { count: 8 }\n"));
            await(() -> forecaster.of(second) != null && forecaster.of(never) != null);
            assertThat(forecaster.of(first)).as("runs").isNull();
            var next = Objects.requireNonNull(forecaster.of(second));
            long now = System.currentTimeMillis();
            assertThat(next.fromMillis())
                    .isBetween(now, now + Duration.ofHours(1).toMillis());
            assertThat(next.toMillis())
                    .isGreaterThan(now + Duration.ofMinutes(50).toMillis());
            assertThat(Objects.requireNonNull(forecaster.of(never)).toMillis()).isEqualTo(Interval.LATER);
            api.post("/api/v1/workloads/" + second + "/cancel", "", api.admin());
            api.post("/api/v1/workloads/" + never + "/cancel", "", api.admin());
            await(() -> forecaster.of(second) == null);
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(until);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
