package dev.sluice.app.trace;

import dev.sluice.app.input.Spelling;
import dev.sluice.app.trace.lines.NativeTrace;
import dev.sluice.app.trace.published.PublishedFormats;
import dev.sluice.app.trace.reading.Input;
import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.ReadTrace;
import dev.sluice.app.trace.reading.Reading;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceFormat;
import dev.sluice.app.trace.serving.ServingFormats;
import dev.sluice.app.trace.slurm.Sacct;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads traces of every known format. */
public final class Traces {
    /** In the order in which they are tried and listed. */
    private static final List<TraceFormat> FORMATS = formats(new NativeTrace(), new Sacct());

    private Traces() {}

    private static List<TraceFormat> formats(TraceFormat... own) {
        var formats = new ArrayList<>(List.of(own));
        formats.addAll(PublishedFormats.all());
        formats.addAll(ServingFormats.all());
        return List.copyOf(formats);
    }

    /** Names of the formats, for {@code --format}. */
    public static List<String> formats() {
        return FORMATS.stream().map(TraceFormat::name).toList();
    }

    /** The lists, seeds or loads at a path, the default first; one "" where there is nothing to choose. */
    public static List<String> variants(Path path, ReadOptions options) throws TraceFailure {
        var input = Input.at(path);
        return format(input, options).variants(input);
    }

    /** Reads the trace at a path: the variant that the options name, else the format's default. */
    public static ReadTrace open(Path path, ReadOptions options) throws TraceFailure {
        var input = Input.at(path);
        var format = format(input, options);
        var variants = format.variants(input);
        return read(format, input, options, variants, variant(options.variant(), variants));
    }

    /** Reads every variant at a path, such as all lists of pods of openb; each is whole, with its own account. */
    public static List<ReadTrace> openAll(Path path, ReadOptions options) throws TraceFailure {
        var input = Input.at(path);
        var format = format(input, options);
        var variants = format.variants(input);
        var all = new ArrayList<ReadTrace>();
        for (var variant : variants) {
            all.add(read(format, input, options, variants, variant));
        }
        return all;
    }

    private static ReadTrace read(
            TraceFormat format, Input input, ReadOptions options, List<String> variants, String variant)
            throws TraceFailure {
        var reading = new Reading(options, variant);
        var trace = format.read(input, reading);
        if (trace.jobs().isEmpty()) {
            throw new TraceFailure("trace.no-jobs", input.path(), reading.badCount(), reading.firstBad());
        }
        input.noteUnused(reading);
        return new ReadTrace(
                trace, format.name(), variant, variants, reading.shown(), reading.badCount(), reading.remarks());
    }

    private static TraceFormat format(Input input, ReadOptions options) throws TraceFailure {
        if (!options.format().isEmpty()) {
            return named(input, options.format());
        }
        var known = FORMATS.stream().filter(format -> format.recognises(input)).toList();
        if (known.size() > 1) {
            var names = known.stream().map(TraceFormat::name).toList();
            throw new TraceFailure("trace.several", input.path(), String.join(", ", names));
        }
        if (known.isEmpty()) {
            throw unknown(input);
        }
        return known.getFirst();
    }

    private static TraceFormat named(Input input, String name) throws TraceFailure {
        var format = FORMATS.stream().filter(one -> one.name().equals(name)).findFirst();
        if (format.isEmpty()) {
            var near = Spelling.nearest(name, formats()).orElse(formats().getFirst());
            throw new TraceFailure("trace.no-format", name, String.join(", ", formats()), near);
        }
        if (!format.get().recognises(input)) {
            throw new TraceFailure("trace.not-this-format", input.path(), name, head(input));
        }
        return format.get();
    }

    private static TraceFailure unknown(Input input) {
        return input.files().isEmpty()
                ? new TraceFailure("trace.no-files", input.path())
                : new TraceFailure("trace.unknown", input.path(), head(input), String.join(", ", formats()));
    }

    /** What the first file begins with, to show what was looked at. */
    private static String head(Input input) {
        var first = input.files().getFirst();
        var head = first.head();
        return first.name() + ": " + (head.length() <= 80 ? head : head.substring(0, 80) + "…");
    }

    private static String variant(String wanted, List<String> variants) throws TraceFailure {
        if (wanted.isEmpty()) {
            return variants.getFirst();
        }
        if (!variants.contains(wanted)) {
            var near = Spelling.nearest(wanted, variants).orElse(variants.getFirst());
            throw new TraceFailure("trace.no-variant", wanted, String.join(", ", variants), near);
        }
        return wanted;
    }
}
