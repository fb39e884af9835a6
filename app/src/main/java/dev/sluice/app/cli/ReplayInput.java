package dev.sluice.app.cli;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.trace.Traces;
import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.ReadTrace;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.synthetic.SyntheticTraces;
import dev.sluice.core.replay.Fleet;
import dev.sluice.core.replay.Trace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options for what is replayed. */
final class ReplayInput {
    private static final Pattern SCALE = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");
    private static final int FINEST_SCALE = 1000;
    private static final String NOT_SYNTHETIC = "";

    @Parameters(arity = "0..1", paramLabel = "TRACE", descriptionKey = "TRACE")
    private String file = "";

    @Option(names = "--synthetic", arity = "0..1", fallbackValue = "small", paramLabel = "PRESET")
    private String synthetic = NOT_SYNTHETIC;

    @Option(names = "--format", paramLabel = "NAME")
    private String format = "";

    @Option(names = "--list", paramLabel = "NAME")
    private String list = "";

    @Option(names = "--from", paramLabel = "DATE")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE")
    private String to = "";

    @Option(names = "--strict")
    private boolean strict;

    @Option(names = "--fleet-scale", paramLabel = "N/M")
    private String scale = "";

    /** Reads or makes the trace, and tells what was assumed, left out and counted. */
    Trace read(Root root, long seed) {
        if (!file.isEmpty() && !synthetic.equals(NOT_SYNTHETIC)) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.two-inputs"));
        }
        var trace = synthetic.equals(NOT_SYNTHETIC) ? readFile(root, list).trace() : made(root, seed);
        var scaled = scale.isEmpty() ? trace : new Trace(trace.name(), scaledFleet(root, trace), trace.jobs());
        if (scaled.jobs().isEmpty()) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.no-jobs", trace.name()));
        }
        return scaled;
    }

    private Trace made(Root root, long seed) {
        return SyntheticTraces.make(synthetic, seed, ChipCatalogue.load())
                .orElseThrow(() -> new Failure(
                        Exit.USAGE,
                        root.say("cli.replay.no-preset", synthetic, String.join(", ", SyntheticTraces.names()))));
    }

    /** Reads one of the lists of a trace; "" is the format's default. */
    private ReadTrace readFile(Root root, String variant) {
        var read = opened(root, path -> Traces.open(path, options(root).withVariant(variant)));
        read.remarks().forEach(remark -> root.remark(remark.text(root.texts())));
        read.badLines().forEach(line -> root.screen().note(line.text(root.texts())));
        if (read.badCount() > 0) {
            root.screen().note(root.say("cli.replay.bad-lines", read.badCount()));
        }
        return read;
    }

    /** All lists of a trace, or the one that was asked for. */
    List<Trace> lists(Root root) {
        var read = list.isEmpty()
                ? opened(root, path -> Traces.openAll(path, options(root)))
                : List.of(readFile(root, list));
        return read.stream().map(ReadTrace::trace).toList();
    }

    private interface Opening<T> {
        T of(Path path) throws TraceFailure;
    }

    private <T> T opened(Root root, Opening<T> opening) {
        if (file.isEmpty()) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.no-input"));
        }
        try {
            return opening.of(Path.of(file));
        } catch (TraceFailure failure) {
            throw new Failure(Exit.USAGE, failure.text(root.texts()));
        } catch (InvalidPathException e) {
            throw new Failure(Exit.USAGE, root.say("cli.input.none", file));
        }
    }

    private ReadOptions options(Root root) {
        var options = ReadOptions.DEFAULT.withFormat(format).withStrict(strict);
        options = from.isEmpty() ? options : options.withFrom(date(root, "--from", from));
        return to.isEmpty() ? options : options.withTo(date(root, "--to", to));
    }

    private static long date(Root root, String option, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text).toEpochMilli()
                    : LocalDate.parse(text)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
        } catch (DateTimeException e) {
            throw new Failure(Exit.USAGE, root.say("cli.replay.date", option, text));
        }
    }

    private Fleet scaledFleet(Root root, Trace trace) {
        var parts = SCALE.matcher(scale);
        if (parts.matches()) {
            int some = Integer.parseInt(parts.group(1));
            int of = Integer.parseInt(parts.group(2));
            if (some >= 1 && some <= of && of <= FINEST_SCALE) {
                return trace.fleet().scaled(some, of);
            }
        }
        throw new Failure(Exit.USAGE, root.say("cli.replay.scale", scale));
    }

    /** What decides the outcome, for the report. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        ReplayConditions.add(lines, "synthetic", synthetic);
        ReplayConditions.add(lines, "format", format);
        ReplayConditions.add(lines, "list", list);
        ReplayConditions.add(lines, "from", from);
        ReplayConditions.add(lines, "to", to);
        ReplayConditions.add(lines, "fleet-scale", scale);
        return lines;
    }
}
