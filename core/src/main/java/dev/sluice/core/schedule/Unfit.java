package dev.sluice.core.schedule;

import dev.sluice.core.tenant.Tenants;
import java.util.BitSet;
import java.util.function.BooleanSupplier;

/**
 * Demands that were found to fit nowhere on a chip in this cycle, so that nobody tries them again.
 *
 * <p>What does not fit beside devices that are kept may fit without them. So there are two such findings: one that
 * holds if nothing is kept, and one for what is kept now. What does not fit where rules let a tenant go may fit for
 * others elsewhere, so for such a tenant nothing is noted.
 */
final class Unfit {
    /** As a whole, and with as few tasks as they start with. */
    private record Found(BitSet whole, BitSet atLeast) {
        Found copy() {
            return new Found((BitSet) whole.clone(), (BitSet) atLeast.clone());
        }
    }

    private final Tenants tenants;
    private final Found alone = new Found(new BitSet(), new BitSet());
    private Found found = alone;

    Unfit(Tenants tenants) {
        this.tenants = tenants;
    }

    /** From now on devices are kept. */
    void keeping() {
        found = alone.copy();
    }

    /**
     * Tries something beside another part of what is kept than before.
     *
     * @param someKept whether anything is still kept; if not, what is found out holds for the whole cycle
     */
    boolean among(boolean someKept, BooleanSupplier tried) {
        var before = found;
        found = someKept ? alone.copy() : alone;
        boolean started = tried.getAsBoolean();
        found = before;
        return started;
    }

    boolean whole(Cursors.Candidate candidate, int chip) {
        return found.whole.get(bit(candidate, chip));
    }

    void addWhole(Cursors.Candidate candidate, int chip) {
        note(found.whole, candidate, chip);
    }

    boolean atLeast(Cursors.Candidate candidate, int chip) {
        return found.atLeast.get(bit(candidate, chip));
    }

    void addAtLeast(Cursors.Candidate candidate, int chip) {
        note(found.atLeast, candidate, chip);
    }

    /** Whether it would not even fit if nothing were kept. */
    boolean atLeastAlone(Cursors.Candidate candidate, int chip) {
        return alone.atLeast.get(bit(candidate, chip));
    }

    void addAtLeastAlone(Cursors.Candidate candidate, int chip) {
        note(alone.atLeast, candidate, chip);
    }

    private void note(BitSet set, Cursors.Candidate candidate, int chip) {
        if (!tenants.permits().limit(candidate.group().tenant)) {
            set.set(bit(candidate, chip));
        }
    }

    private int bit(Cursors.Candidate candidate, int chip) {
        return candidate.group().shape().slot * tenants.chips().size() + chip;
    }
}
