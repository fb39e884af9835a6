package dev.sluice.app.catalogue;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.Problem;
import dev.sluice.app.input.TextRule;
import dev.sluice.app.text.Texts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue's file into its records. A fault in the file is a fault of the program and throws. */
final class CatalogueReader {
    private static final TextRule NAME = TextRule.NAME;
    private static final TextRule LINE = TextRule.LINE;
    private static final TextRule MONTH =
            new TextRule("input.bad-text", Pattern.compile("20[2-9][0-9]-(0[1-9]|1[0-2])"), 7, false);
    private static final int MAX_ENTRIES = 256;
    private static final Source NO_SOURCE = new Source("none", "none", null);
    private static final Vendor NO_VENDOR = new Vendor("none", "none", null, null, PlatformNames.NONE, List.of(), "");

    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();

    private CatalogueReader() {}

    static ChipCatalogue read(String name, byte[] bytes) {
        var parsed = Doc.parse(name, bytes);
        if (parsed.documents().size() != 1) {
            throw fault(name, parsed.problems());
        }
        return switch (parsed.documents().getFirst().read(new CatalogueReader()::catalogue)) {
            case Doc.Meant<ChipCatalogue>(var catalogue) -> catalogue;
            case Doc.Refused<ChipCatalogue>(var problems) -> throw fault(name, problems);
        };
    }

    private static IllegalArgumentException fault(String name, List<Problem> problems) {
        var lines = problems.stream()
                .map(problem ->
                        name + ":" + problem.line() + ": " + problem.field() + ": " + problem.text(Texts.english()))
                .collect(Collectors.joining("\n"));
        return new IllegalArgumentException("the catalogue can't be read:\n" + lines);
    }

    private Supplier<ChipCatalogue> catalogue(Fields fields) {
        fields.requireText("kind", NAME);
        fields.objectMap("sources", NAME, MAX_ENTRIES).forEach((id, source) -> sources.put(id, source(id, source)));
        fields.objectMap("vendors", NAME, MAX_ENTRIES).forEach((id, vendor) -> vendors.put(id, vendor(id, vendor)));
        var chips = new ArrayList<ChipEntry>();
        var ids = new HashSet<String>();
        for (var fieldsOfChip : fields.objects("chips", MAX_ENTRIES)) {
            var chip = chip(fieldsOfChip);
            chips.add(chip);
            if (!ids.add(chip.id())) {
                fieldsOfChip.refuse("id", "input.duplicate-field", "", "");
            }
        }
        return () -> new ChipCatalogue(vendors, chips);
    }

    private static Source source(String id, Fields fields) {
        return new Source(
                id, fields.requireText("title", LINE), fields.text("url", LINE).orElse(null));
    }

    private Vendor vendor(String id, Fields fields) {
        var name = fields.requireText("name", LINE);
        var visible = fields.object("visibleDevices").orElse(null);
        var variable = visible == null ? null : visible.requireText("variable", TextRule.VARIABLE);
        var source = visible == null ? null : source(visible);
        var metrics = fields.object("telemetry").map(this::metrics).orElse(List.of());
        return new Vendor(id, name, variable, source, kubernetes(fields), metrics, note(fields));
    }

    private List<String> metrics(Fields fields) {
        source(fields);
        return fields.texts("metrics", LINE, MAX_ENTRIES);
    }

    private ChipEntry chip(Fields fields) {
        var id = fields.requireText("id", NAME);
        var name = fields.requireText("name", LINE);
        var vendor = known("vendor", fields, vendors, NO_VENDOR);
        int devices = (int) fields.integer("devicesPerPackage", 1, 16).orElse(1);
        var link = fields.text("linkKind", LINE).orElse(null);
        var partitions = fields.texts("partitions", NAME, MAX_ENTRIES);
        return new ChipEntry(
                id,
                name,
                vendor,
                devices,
                link,
                lacks(fields),
                partitions,
                kubernetes(fields),
                figures(fields),
                note(fields));
    }

    private static Set<Measure> lacks(Fields fields) {
        return fields.texts("lacks", NAME, Measure.values().length).stream()
                .map(CatalogueReader::measure)
                .collect(Collectors.toSet());
    }

    private static Measure measure(String name) {
        return Measure.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private List<Figure> figures(Fields chip) {
        var figures = new ArrayList<Figure>();
        for (var fields : chip.objects("figures", MAX_ENTRIES)) {
            var figure = figure(fields);
            boolean twice = figures.stream()
                    .anyMatch(other -> other.measure() == figure.measure() && other.basis() == figure.basis());
            if (twice) {
                fields.refuse("measure", "input.duplicate-field", "", "");
            }
            figures.add(figure);
        }
        return figures;
    }

    private Figure figure(Fields fields) {
        var measure = fields.requireChoice("measure", Measure.class);
        long value = fields.requireInteger("value", 1, 1_000_000_000);
        var unit = fields.requireText("unit", LINE);
        if (!unit.equals(measure.unit())) {
            fields.refuse("unit", "input.not-a-choice", measure.unit(), measure.unit());
        }
        boolean dense = fields.flag("dense").orElse(false);
        if (dense != measure.isCompute()) {
            fields.refuse("dense", "input.not-a-choice", Boolean.toString(measure.isCompute()), "");
        }
        var date = fields.requireText("date", MONTH);
        var certainty = certainty(fields);
        var basis = fields.choice("basis", Basis.class).orElse(Basis.CLAIMED);
        var month = date.isEmpty() ? YearMonth.of(2000, 1) : YearMonth.parse(date);
        return new Figure(measure, value, source(fields), month, certainty, basis, note(fields));
    }

    private static Certainty certainty(Fields fields) {
        var letter = fields.requireText("certainty", LINE);
        return switch (letter) {
            case "A" -> Certainty.A;
            case "B" -> Certainty.B;
            case "C" -> Certainty.C;
            default -> {
                fields.refuse("certainty", "input.not-a-choice", "A, B, C", "");
                yield Certainty.D;
            }
        };
    }

    private PlatformNames kubernetes(Fields fields) {
        return fields.object("kubernetes").map(this::platformNames).orElse(PlatformNames.NONE);
    }

    private PlatformNames platformNames(Fields names) {
        source(names);
        return new PlatformNames(
                names.texts("devices", LINE, MAX_ENTRIES),
                names.texts("memory", LINE, MAX_ENTRIES),
                names.texts("cores", LINE, MAX_ENTRIES));
    }

    private Source source(Fields fields) {
        return known("source", fields, sources, NO_SOURCE);
    }

    private static String note(Fields fields) {
        return fields.text("note", LINE).orElse("");
    }

    private static <T> T known(String name, Fields fields, Map<String, T> known, T standIn) {
        @Nullable T found = known.get(fields.requireText(name, NAME));
        if (found == null) {
            fields.refuse(name, "input.not-a-choice", String.join(", ", known.keySet()), "");
            return standIn;
        }
        return found;
    }
}
