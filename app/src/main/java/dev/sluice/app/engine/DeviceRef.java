package dev.sluice.app.engine;

/**
 * A device that a task was given.
 *
 * @param index its index on its node, from 0
 * @param chip its model, as the catalogue names it ({@code nvidia-h20}, {@code cpu})
 */
public record DeviceRef(int index, String chip) {
    public DeviceRef {
        if (index < 0 || chip.isEmpty()) {
            throw new IllegalArgumentException(
                    "A device has an index from 0 and a chip, not " + index + " '" + chip + "'");
        }
    }
}
