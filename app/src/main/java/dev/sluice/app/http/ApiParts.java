package dev.sluice.app.http;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.center.AddedCenters;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.loop.Writer;
import dev.sluice.app.store.Store;
import dev.sluice.core.forecast.Forecast.Interval;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the API speaks for.
 *
 * @param engines the engine that runs a center, where outputs are read from
 * @param forecasts when a workload is expected to start, by its id
 * @param centers the centers that are added while the server runs
 * @param ready whether commands are taken
 * @param metricsOpen whether {@code /metrics} is answered without a token
 */
public record ApiParts(
        Writer writer,
        Store store,
        ChipCatalogue catalogue,
        Function<String, Optional<Engine>> engines,
        LongFunction<@Nullable Interval> forecasts,
        AddedCenters centers,
        PrometheusMeterRegistry metrics,
        boolean metricsOpen,
        BooleanSupplier ready,
        LongSupplier clockMillis,
        String version) {}
