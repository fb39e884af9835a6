package dev.sluice.app.report.json;

import dev.sluice.app.report.FleetFacts;
import dev.sluice.app.report.Hashes;
import dev.sluice.app.report.Ladder;
import dev.sluice.app.report.Measured;
import dev.sluice.app.report.Packing;
import dev.sluice.app.report.ReplayReport;
import dev.sluice.core.replay.Lever;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report as a JSON document. Parts of a whole are 0 to 1, times in seconds, what is unknown is null. Reports of
 * equal outcomes differ in {@code wallSeconds} only.
 */
public final class JsonReport {
    /** What {@code schema} says; the number grows when a field changes its meaning or goes. */
    static final String SCHEMA = "sluice-replay/1";

    private static final ObjectWriter WRITER = writer();

    private JsonReport() {}

    /** UTF-8, several lines, with a newline at the end. */
    public static byte[] bytes(ReplayReport report) {
        return (WRITER.writeValueAsString(document(report)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectWriter writer() {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build()
                .writer()
                .with(printer);
    }

    private static Document document(ReplayReport report) {
        var alone = report.alone().map(Measured::outcome).orElse(null);
        return new Document(
                SCHEMA,
                report.version(),
                Hashes.result(report),
                report.input(),
                new Configuration(report.configuration(), Hashes.configuration(report)),
                report.fleet(),
                report.setups().stream()
                        .map(measured -> SetupView.of(report, measured, alone))
                        .toList(),
                Ladder.of(report)
                        .map(ladder -> waterfall(ladder, report.fleet().devices()))
                        .orElse(null),
                report.packing().stream().map(JsonReport::packing).toList());
    }

    private static Waterfall waterfall(Ladder ladder, long devices) {
        return new Waterfall(
                Numbers.part(ladder.usefulAlone()),
                ladder.steps().stream()
                        .map(step -> new Step(
                                step.measured().name(),
                                words(step.added()),
                                Numbers.part(step.useful()),
                                Numbers.part(step.gain())))
                        .toList(),
                Numbers.part(ladder.usefulReached()),
                Numbers.part(ladder.top().utilisation().ceiling()),
                ladder.devicesToBuy(devices));
    }

    static List<String> words(Iterable<Lever> levers) {
        var words = new ArrayList<String>();
        levers.forEach(lever -> words.add(lever.name().toLowerCase(Locale.ROOT)));
        return words;
    }

    private static PackingView packing(Packing packing) {
        return new PackingView(
                packing.list(),
                packing.policy(),
                packing.seeds(),
                packing.arrivedPercent(),
                new Deviation(
                        Numbers.part(packing.meanUnallocatedPercent()), Numbers.part(packing.sdUnallocatedPercent())));
    }

    private record Document(
            String schema,
            String version,
            String hash,
            ReplayReport.Input input,
            Configuration configuration,
            FleetFacts fleet,
            List<SetupView> setups,
            @Nullable Waterfall waterfall,
            List<PackingView> packing) {}

    private record Configuration(List<String> lines, String hash) {}

    private record Waterfall(double alone, List<Step> steps, double reached, double ceiling, long devicesToBuy) {}

    private record Step(String setup, List<String> added, double useful, double gain) {}

    private record PackingView(
            String list, String policy, List<Long> seeds, double arrivedPercent, Deviation unallocatedPercent) {}

    private record Deviation(double mean, double sd) {}
}
