package dev.sluice.app.trace.serving;

import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.Table;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFile;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.core.replay.Trace;
import java.util.List;

/**
 * Requests to a language model of Azure, 2023. Source: Patel et al., "Splitwise: Efficient Generative LLM Inference
 * Using Phase Splitting", ISCA 2024. One tenant serves them, as {@link Replicas} says; the numbers of tokens are not
 * used.
 */
final class AzureRequests implements TraceFormat {
    private static final String TENANT = "azure-llm";

    @Override
    public String name() {
        return "azure-llm";
    }

    @Override
    public boolean recognises(Input input) {
        return input.files().stream().anyMatch(AzureRequests::isLog);
    }

    private static boolean isLog(TraceFile file) {
        return file.hasColumns("TIMESTAMP", "ContextTokens", "GeneratedTokens");
    }

    @Override
    public List<String> variants(Input input) {
        return input.all(AzureRequests::isLog).stream().map(TraceFile::stem).toList();
    }

    @Override
    public Trace read(Input input, Reading reading) throws TraceFailure {
        var minutes = new Minutes();
        for (var file : input.all(AzureRequests::isLog)) {
            if (file.stem().equals(reading.variant())) {
                reading.used(file, "trace.use.requests");
                try (var table = Table.open(file, reading)) {
                    var time = table.column("TIMESTAMP");
                    table.each(row -> minutes.request(row.time(time)));
                }
            } else {
                reading.used(file, "trace.use.other-variant", file.stem());
            }
        }
        return minutes.trace(TENANT, reading);
    }
}
