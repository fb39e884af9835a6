package dev.sluice.app.cli.api;

import dev.sluice.app.cli.json.Tree;

/** A server's refusal: its status and its problem document. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Tree document;

    Problem(int status, Tree document) {
        super(status + " " + document.text("code"), null, false, false);
        this.status = status;
        this.document = document;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The stable code; empty if what answered is no Sluice. */
    public String code() {
        return document().text("code");
    }

    /** The problem as the server wrote it, with detail, field, value, limit, remedy and problems. */
    public Tree document() {
        return document;
    }
}
