package dev.sluice.app.cli.api;

import java.io.IOException;
import java.net.URI;

/** No server was reached, or the connection broke before its answer was complete. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final URI server;
    private final boolean sent;

    NoAnswer(URI server, boolean sent, IOException cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause, false, false);
        this.server = server;
        this.sent = sent;
    }

    /** Who did not answer. */
    public URI server() {
        return server;
    }

    /** Whether the request may have reached it, so that what it asks for may have happened. */
    public boolean sent() {
        return sent;
    }
}
