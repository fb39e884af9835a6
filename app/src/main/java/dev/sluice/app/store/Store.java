package dev.sluice.app.store;

/** The state of one control plane. Whoever has it open is the only one. */
public interface Store extends AutoCloseable {
    /** The log that is the truth. */
    Journal journal();

    /** The lines of the ledger. */
    LedgerStore ledger();

    /** The access tokens. */
    TokenStore tokens();

    /** Gives the state free for the next opener. */
    @Override
    void close();
}
