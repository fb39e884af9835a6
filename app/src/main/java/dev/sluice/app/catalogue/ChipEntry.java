package dev.sluice.app.catalogue;

import dev.sluice.core.pool.Chip;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one model of accelerator.
 *
 * @param id vendor and model: {@code nvidia-h20}
 * @param devicesPerPackage devices that one package shows as, 1 for most; figures are per package
 * @param linkKind name of the link to other devices: {@code NVLink}; null where it isn't known
 * @param lacks compute rates that the chip has no units for, as opposed to rates that aren't known
 * @param partitions profiles that a device can be cut into: {@code 1g.12gb}
 * @param kubernetes resources of this model alone, beside those of its vendor
 * @param figures at most one per measure and basis
 */
public record ChipEntry(
        String id,
        String name,
        Vendor vendor,
        int devicesPerPackage,
        @Nullable String linkKind,
        Set<Measure> lacks,
        List<String> partitions,
        PlatformNames kubernetes,
        List<Figure> figures,
        String note) {
    private static final long MEGABYTES_PER_GIGABYTE = 1_000;

    public ChipEntry {
        lacks = lacks.isEmpty() ? EnumSet.noneOf(Measure.class) : EnumSet.copyOf(lacks);
        partitions = List.copyOf(partitions);
        figures = List.copyOf(figures);
    }

    /** The figure to compare chips by: the claimed one, else one that was derived. Peaks compare with peaks only. */
    public Optional<Figure> figure(Measure measure) {
        return figure(measure, Basis.CLAIMED).or(() -> figure(measure, Basis.DERIVED));
    }

    /** What somebody measured. */
    public Optional<Figure> measured(Measure measure) {
        return figure(measure, Basis.MEASURED);
    }

    private Optional<Figure> figure(Measure measure, Basis basis) {
        return figures.stream()
                .filter(figure -> figure.measure() == measure && figure.basis() == basis)
                .findFirst();
    }

    /** The value for one device in the measure's unit, rounded down; 0 = unknown. */
    public long perDevice(Measure measure) {
        long value = figure(measure).map(Figure::value).orElse(0L);
        return measure.isDivisible() ? value / devicesPerPackage : value;
    }

    /** What decisions need of it. */
    public Chip forCore() {
        return new Chip(
                id,
                perDevice(Measure.MEMORY),
                perDevice(Measure.BF16),
                perDevice(Measure.BANDWIDTH) * MEGABYTES_PER_GIGABYTE);
    }
}
