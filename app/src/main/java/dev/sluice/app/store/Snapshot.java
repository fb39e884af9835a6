package dev.sluice.app.store;

/**
 * The state of the core after one entry of the journal.
 *
 * @param sequence the last entry that the state contains
 * @param body the state as the core wrote it; opaque here
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and folded at once, never compared
public record Snapshot(long sequence, byte[] body) {}
