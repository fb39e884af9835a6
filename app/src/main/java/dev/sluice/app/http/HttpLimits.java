package dev.sluice.app.http;

import java.time.Duration;

/** Every bound of the server, with its reason. */
final class HttpLimits {
    /** Bytes of a body: a file of a thousand workloads has some 300 KiB. */
    static final int BODY_BYTES = 1 << 20;

    /** Bytes of a body beyond the limit that are read and thrown away, so that the client hears why. */
    static final int DISCARDED_BYTES = 16 << 20;

    /** Bytes of all headers; a token has 60. */
    static final int HEADER_BYTES = 16 << 10;

    /** Bytes of the request line. */
    static final int LINE_BYTES = 8 << 10;

    /** Open connections; each costs a virtual thread and some KiB of buffers. */
    static final int CONNECTIONS = 8_192;

    /** A body that is not there after this is given up, and its connection closed. */
    static final Duration BODY_TIMEOUT = Duration.ofSeconds(20);

    /** A connection without a request is closed after this. */
    static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

    /** How long an answer waits for the writer before it says that the server is overloaded. */
    static final Duration WRITER_TIMEOUT = Duration.ofSeconds(30);

    /** Characters of an Idempotency-Key. */
    static final int KEY_CHARACTERS = 200;

    /** Workloads that one read on the writer's thread looks at: well below a millisecond. */
    static final int LOOKED_AT = 5_000;

    /** The same where looking is only comparing a name or counting. */
    static final int GLANCED_AT = 20_000;

    /** Nodes in one read: each has up to 64 devices and their holders. */
    static final int NODES_LOOKED_AT = 200;

    /** Entries of one page, and how many unless asked. */
    static final int PAGE = 1_000;

    static final int PAGE_DEFAULT = 100;

    /** Journal entries that one page of a workload's history decodes. */
    static final int ENTRIES_LOOKED_AT = 20_000;

    /** Event streams at a time. */
    static final int STREAMS = 512;

    /** Commits that wait for one reader of a stream; who lags further behind is cut off. */
    static final int STREAM_QUEUE = 8_192;

    /** Between two signs of life on a stream. */
    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Outputs that one request follows at a time. */
    static final int FOLLOWED = 256;

    /** Lines of the end of an output that can be asked for. */
    static final int TAIL_LINES = 100_000;

    private HttpLimits() {}
}
