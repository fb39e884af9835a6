package dev.sluice.app.http.view;

import dev.sluice.app.text.Texts;
import dev.sluice.core.forecast.Forecast.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something that waits is expected to start. The fields are those of {@code ExpectedStart} in
 * {@code openapi.yaml}.
 */
public record StartView(long fromMillis, @Nullable Long toMillis, String text) {
    /** Null when there is no forecast. */
    public static @Nullable StartView of(@Nullable Interval forecast, Texts texts) {
        if (forecast == null) {
            return null;
        }
        long from = forecast.fromMillis();
        long to = forecast.toMillis();
        return to == Interval.LATER
                ? new StartView(from, null, texts.format("explain.start.open", shown(from)))
                : new StartView(from, to, texts.format("explain.start.between", shown(from), shown(to)));
    }

    private static String shown(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
