package dev.sluice.app.trace.serving;

import dev.sluice.app.trace.reading.BadValue;
import dev.sluice.app.trace.reading.Column;
import dev.sluice.app.trace.reading.Expected;
import dev.sluice.app.trace.reading.FleetMaker;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.JobList;
import dev.sluice.app.trace.reading.Names;
import dev.sluice.app.trace.reading.Range;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.Times;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.replay.Trace;
import dev.sluice.core.unit.Limits;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rates of requests of Alibaba's model service by client, in windows of ten minutes. Source: "ServeGen: Workload
 * Characterization and Generation of Large Language Model Serving in Production", 2025.
 *
 * <p>A variant is a model. Each client is a tenant that serves itself, as {@link Replicas} says. Windows without
 * traffic are not in the file. The mean lengths of requests are not used: how many a replica answers is the caller's to
 * say.
 */
final class ServeGen implements TraceFormat {
    private static final String RATES = "_client_rates";
    private static final String DEFAULT = "m-large";
    private static final String CHIP = "servegen-gpu";
    private static final long WINDOW = 600_000;
    private static final Range SECONDS = new Range(0, Limits.DURATION_MILLIS / 1000);
    private static final Range RATE = new Range(0, 1_000_000_000_000L);

    @Override
    public String name() {
        return "servegen";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(ServeGen::isRates);
    }

    private static boolean isRates(TraceFile file) {
        return file.hasColumns("client", "window_start_s", "rate_rps");
    }

    private static String variant(TraceFile file) {
        return file.stem().replace(RATES, "");
    }

    @Override
    public List<String> variants(Input input) {
        return input.all(ServeGen::isRates).stream()
                .map(ServeGen::variant)
                .sorted(Comparator.<String>comparingInt(name -> name.equals(DEFAULT) ? 0 : 1)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var jobs = new JobList(reading);
        var replicas = new Replicas(reading, jobs, reading.variant());
        for (var file : input.all(ServeGen::isRates)) {
            if (variant(file).equals(reading.variant())) {
                reading.used(file, "trace.use.rates");
                try (var table = Table.open(file, reading)) {
                    var rows = new Rows(table, replicas);
                    table.each(rows::read);
                }
                replicas.close();
            } else {
                reading.used(file, "trace.use.other-variant", variant(file));
            }
        }
        for (var file : input.all(file -> file.hasColumns("client", "mean_input_tokens"))) {
            reading.used(file, "trace.use.tokens");
        }
        var maker = new FleetMaker();
        replicas.centers(maker, CHIP);
        return jobs.trace(name() + "/" + reading.variant(), maker.fleet());
    }

    /** The rows of one model, by client and time. */
    private static final class Rows {
        private final Column client;
        private final Column start;
        private final Column rate;
        private final Replicas replicas;
        private final Map<String, String> tenants = new HashMap<>();
        private String current = "";

        private Rows(Table table, Replicas replicas) throws TraceFailure {
            client = table.column("client");
            start = table.column("window_start_s");
            rate = table.column("rate_rps");
            this.replicas = replicas;
        }

        private void read(Table row) throws BadValue, TraceFailure {
            var name = row.name(client);
            long from = Times.BASE_MILLIS + row.integer(start, SECONDS) * 1000;
            long micro = row.fixed(rate, 6, RATE);
            boolean next = name.equals(current);
            if (!next && tenants.containsKey(name) || next && from < replicas.until()) {
                throw row.bad(next ? start : client, Expected.of("trace.expected.sorted"));
            }
            current = name;
            replicas.of(tenants.computeIfAbsent(name, id -> Names.level("client-" + id)));
            replicas.window(from, from + WINDOW, micro);
        }
    }
}
