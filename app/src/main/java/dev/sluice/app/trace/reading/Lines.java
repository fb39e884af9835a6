package dev.sluice.app.trace.reading;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, plain or gzip, as bytes in one buffer that moves along: a line costs no object. Lines end with
 * LF or CRLF; the last one may lack it.
 */
public final class Lines implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final String name;
    private byte[] buffer = new byte[2 * BLOCK];
    private int from;
    private int filled;
    private int start;
    private int end;
    private long number;
    private long total;
    private boolean over;

    private Lines(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** Opens a file; whether it is compressed is told by its first bytes, not by its name. */
    static Lines open(Path path, String name) throws TraceFailure {
        @Nullable InputStream raw = null;
        try {
            raw = new BufferedInputStream(Files.newInputStream(path), BLOCK);
            raw.mark(2);
            boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            var lines = new Lines(packed ? new GZIPInputStream(raw, BLOCK) : raw, name);
            lines.begin();
            return lines;
        } catch (IOException e) {
            close(raw);
            throw failure(name, e);
        } catch (TraceFailure e) {
            close(raw);
            throw e;
        }
    }

    private static void close(@Nullable Closeable stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // The file was only read, and why it can't be is told already.
            return;
        }
    }

    private static TraceFailure failure(String name, IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> new TraceFailure("trace.denied", name);
            case NoSuchFileException _ -> new TraceFailure("trace.not-found", name);
            case EOFException _ -> new TraceFailure("trace.truncated", name);
            case ZipException _ -> new TraceFailure("trace.corrupt", name, e.getMessage());
            default -> new TraceFailure("trace.unreadable", name, e.getMessage());
        };
    }

    private void begin() throws TraceFailure {
        fill();
        for (int i = 0; i < filled; i++) {
            // A NUL is in no text but in nearly every other file, UTF-16 among them.
            if (buffer[i] == 0) {
                throw new TraceFailure("trace.binary", name, i);
            }
        }
        boolean marked = filled >= 3 && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3);
        from = marked ? 3 : 0;
    }

    /** Goes on to the next line; false when there is none. */
    public boolean next() throws TraceFailure {
        int scanned = from;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return line(i, i + 1);
                }
            }
            scanned = filled - from;
            if (over) {
                return filled > from && line(filled, filled);
            }
            if (scanned > TraceLimits.LINE_BYTES) {
                throw new TraceFailure("trace.line-too-long", name, number + 1, TraceLimits.LINE_BYTES);
            }
            fill();
        }
    }

    private boolean line(int lineEnd, int next) throws TraceFailure {
        start = from;
        end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (end - start > TraceLimits.LINE_BYTES) {
            throw new TraceFailure("trace.line-too-long", name, number + 1, TraceLimits.LINE_BYTES);
        }
        from = next;
        number++;
        return true;
    }

    private void fill() throws TraceFailure {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int read = in.read(buffer, filled, buffer.length - filled);
            over = read < 0;
            filled += Math.max(0, read);
            total += Math.max(0, read);
        } catch (IOException e) {
            throw failure(name, e);
        }
        if (total > TraceLimits.FILE_BYTES) {
            throw new TraceFailure("trace.file-too-large", name, TraceLimits.FILE_BYTES);
        }
    }

    /** The line is what lies in here between {@link #start} and {@link #end}, until the next one. */
    public byte[] buffer() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** Number of the line, from 1. */
    public long number() {
        return number;
    }

    /** The name of the file. */
    public String name() {
        return name;
    }

    /** The line as text. */
    public String text() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    /** Whether nothing but blanks stands in the line. */
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        close(in);
    }
}
