package dev.sluice.app.cli.reach;

/** A setting that names the server or its token can't be used. */
public final class ReachFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] arguments;

    ReachFault(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    /** The key of its text. */
    public String key() {
        return key;
    }

    /** What fills the places of its text. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
