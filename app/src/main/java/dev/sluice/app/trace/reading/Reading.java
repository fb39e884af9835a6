package dev.sluice.app.trace.reading;

import dev.sluice.app.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One reading of a trace: how it was asked for, and the account of what was bad, assumed and used. */
public final class Reading {
    private final ReadOptions options;
    private final String variant;
    private final List<BadLine> shown = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<TraceFile> used = new LinkedHashSet<>();
    private long bad;

    /** @param variant the one to read: that of the options, or the format's default */
    public Reading(ReadOptions options, String variant) {
        this.options = options;
        this.variant = variant;
    }

    public ReadOptions options() {
        return options;
    }

    public String variant() {
        return variant;
    }

    /** Counts a bad line, or ends a strict reading with it. */
    public void bad(BadLine line) throws TraceFailure {
        if (options.strict()) {
            throw line.failure();
        }
        bad++;
        if (shown.size() < TraceLimits.SHOWN) {
            shown.add(line);
        }
    }

    /** Notes something that whoever looks at the result must know. */
    public void remark(String code, Object... arguments) {
        var words = Arrays.stream(arguments).map(String::valueOf).map(Shown::clip);
        remarks.add(new Remark(code, words.toList()));
    }

    /** The same where there is anything to count. */
    public void remarkCount(String code, long count) {
        if (count > 0) {
            remark(code, count);
        }
    }

    /** Notes what a file was used for; {@code {0}} of its text is the name of the file. */
    public void used(TraceFile file, String code, Object... more) {
        if (used.add(file)) {
            var arguments = new ArrayList<Object>(List.of(file.name()));
            arguments.addAll(List.of(more));
            remark(code, arguments.toArray());
        }
    }

    boolean isUsed(TraceFile file) {
        return used.contains(file);
    }

    public long badCount() {
        return bad;
    }

    /** The first bad line for a message that has to name one; "-" where there is none. */
    public String firstBad() {
        return shown.isEmpty() ? "-" : shown.getFirst().text(Texts.english());
    }

    public List<BadLine> shown() {
        return List.copyOf(shown);
    }

    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }
}
