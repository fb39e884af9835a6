package dev.sluice.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Reports as they were looked at, kept beside the tests. After a change that is meant, run the tests under
 * {@code JAVA_TOOL_OPTIONS=-Dsluice.write-views=true} and read the difference.
 */
public final class Golden {
    private Golden() {}

    /** The report that is kept: small, with one owner worse off and packing results. */
    public static ReplayReport report() {
        var fixture = new Fixture(42, 3, 24, true, 1, "owner");
        return fixture.report(fixture.report().setups(), packing());
    }

    /** The same replayed by a slower machine. */
    public static ReplayReport slower() {
        var report = report();
        var fixture = new Fixture(42, 3, 24, true, 1, "owner");
        return fixture.report(
                report.setups().stream()
                        .map(measured -> new Measured(measured.setup(), measured.outcome(), 99_000_000_000L))
                        .toList(),
                report.packing());
    }

    private static List<Packing> packing() {
        var seeds = List.of(42L, 43L);
        return List.of(
                new Packing("default", "FGD", seeds, 130, 4.61, 0.08),
                new Packing("default", "BestFit", seeds, 130, 6.92, 0.11));
    }

    /** What is kept under the name; with the property set, that is {@code shown} from now on. */
    public static String kept(String name, String shown) throws IOException {
        if (Boolean.getBoolean("sluice.write-views")) {
            var folder = Path.of(System.getProperty("sluice.root"), "app/src/test/resources/dev/sluice/app/report");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), shown);
            return shown;
        }
        try (var stream = Objects.requireNonNull(Golden.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
