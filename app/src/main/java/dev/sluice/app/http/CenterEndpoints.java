package dev.sluice.app.http;

import dev.sluice.app.auth.Operation;
import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.center.AddedCenter;
import dev.sluice.app.center.AddedCenters;
import dev.sluice.app.engine.slurm.SiteCheck;
import dev.sluice.app.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Adds centers and looks at whether they work. */
final class CenterEndpoints {
    private final WriterLine line;
    private final ChipCatalogue catalogue;
    private final AddedCenters centers;

    CenterEndpoints(WriterLine line, ChipCatalogue catalogue, AddedCenters centers) {
        this.line = line;
        this.catalogue = catalogue;
        this.centers = centers;
    }

    record Added(String name, String owner, String engine) {}

    /**
     * One step of a check.
     *
     * @param step its stable word
     * @param mend what to do about it; "" = nothing
     */
    record Step(String step, String outcome, String text, String mend) {}

    record Check(String center, boolean works, List<Step> steps) {}

    Answer add(Request request) {
        request.caller(Operation.MANAGE_CENTERS);
        var center = Documents.meant(List.of(Documents.one(request)), document -> AddedCenter.read(document, catalogue))
                .getFirst();
        if (line.read(core -> core.tenants().number(center.owner())) < 0) {
            throw Refusal.notFound("tenant", center.owner());
        }
        var body = new Added(center.name(), center.owner(), "slurm");
        try {
            return switch (centers.add(center)) {
                case ADDED -> Answer.json(201, body, Map.of());
                case KNOWN -> Answer.json(body);
                case TAKEN -> throw new Refusal(ProblemCode.CENTER_TAKEN, center.name()).at("name", center.name());
            };
        } catch (IOException e) {
            throw new Refusal(ProblemCode.CENTER_NOT_KEPT, center.name(), String.valueOf(e.getMessage()));
        }
    }

    Answer check(Request request) {
        request.caller(Operation.MANAGE_CENTERS);
        var name = request.place("center");
        var lines = centers.check(name).orElseThrow(() -> Refusal.notFound("center", name));
        boolean works = lines.stream()
                .noneMatch(step ->
                        step.outcome() == SiteCheck.Outcome.FAILS || step.outcome() == SiteCheck.Outcome.SKIPPED);
        var steps = lines.stream().map(each -> step(each, request.texts())).toList();
        return Answer.json(new Check(name, works, steps));
    }

    private static Step step(SiteCheck.Line step, Texts texts) {
        var outcome = step.outcome().name().toLowerCase(Locale.ROOT);
        var text = texts.format("center.step." + step.code() + "." + outcome, step.found());
        boolean fine = step.outcome() == SiteCheck.Outcome.WORKS || step.outcome() == SiteCheck.Outcome.SKIPPED;
        return new Step(step.code(), outcome, text, fine ? "" : texts.format("center.mend." + step.code()));
    }
}
