package dev.sluice.app.trace.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each parameter has a row in the page, in both languages, and the row has a source or says that there is none. */
final class DocumentedParametersTest {
    private static final List<Class<? extends Record>> PARAMETERS = List.of(
            Preset.class,
            Preset.OwnerClass.class,
            Preset.Habits.class,
            Work.class,
            Work.Size.class,
            Work.Need.class,
            Work.Endings.class,
            Work.Restart.class,
            Work.Rhythm.class);

    /** Names, and what has parameters of its own. */
    private static final Set<String> NO_FIGURE =
            Set.of("name", "kind", "size", "need", "endings", "restart", "rhythm", "habits");

    private static final Pattern ROW = Pattern.compile("\\| `([\\w-]+)` \\|.*\\| ([^|]*\\S[^|]*) \\|");

    @ParameterizedTest
    @ValueSource(strings = {"docs/synthetic.md", "docs/synthetic.zh-CN.md"})
    void eachParameterHasARowWithItsSource(String page) throws IOException {
        var rows = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of(System.getProperty("sluice.root"), page))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(row.group(1));
            }
        }

        assertThat(rows).containsAll(parameters()).containsAll(names());
    }

    private static List<String> parameters() {
        return PARAMETERS.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(name -> !NO_FIGURE.contains(name))
                .toList();
    }

    private static List<String> names() {
        var works = Presets.ALL.stream()
                .flatMap(preset -> preset.classes().options().stream())
                .flatMap(kind -> kind.value().work().options().stream())
                .map(work -> work.value().name());
        return Stream.concat(SyntheticTraces.names().stream(), works).toList();
    }
}
