package dev.sluice.app.http.view;

import dev.sluice.app.catalogue.ChipEntry;
import dev.sluice.app.catalogue.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chip with its figures and where each comes from. */
public record ChipView(
        String id,
        String name,
        String vendor,
        boolean inPool,
        int devicesPerPackage,
        @Nullable String link,
        List<String> lacks,
        List<String> partitions,
        List<FigureView> figures,
        @Nullable String note) {
    /** One figure of a package. What is not there is not known. */
    public record FigureView(
            String measure,
            long value,
            String unit,
            @Nullable String density,
            String basis,
            String source,
            @Nullable String address,
            String date,
            String certainty,
            @Nullable String note) {
        static FigureView of(Figure figure) {
            return new FigureView(
                    Words.of(figure.measure()),
                    figure.value(),
                    figure.measure().unit(),
                    figure.measure().isCompute() ? "dense" : null,
                    Words.of(figure.basis()),
                    figure.source().title(),
                    figure.source().address(),
                    figure.date().toString(),
                    figure.certainty().name(),
                    orAbsent(figure.note()));
        }
    }

    /** @param inPool whether some center has it */
    public static ChipView of(ChipEntry chip, boolean inPool) {
        return new ChipView(
                chip.id(),
                chip.name(),
                chip.vendor().name(),
                inPool,
                chip.devicesPerPackage(),
                chip.linkKind(),
                chip.lacks().stream().map(Words::of).toList(),
                chip.partitions(),
                chip.figures().stream().map(FigureView::of).toList(),
                orAbsent(chip.note()));
    }

    private static @Nullable String orAbsent(String text) {
        return text.isEmpty() ? null : text;
    }
}
