package dev.sluice.app.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something on disk is not what was written. */
public final class JournalDamage extends StoreFailure {
    private static final long serialVersionUID = 1;

    private final long sequence;

    public JournalDamage(String code, long sequence, String found, @Nullable Throwable cause) {
        super(code, List.of(Long.toString(sequence), found, Long.toString(sequence - 1)), cause);
        this.sequence = sequence;
    }

    /** The entry, or the snapshot's entry, that is damaged. Everything before it is whole. */
    public long sequence() {
        return sequence;
    }
}
