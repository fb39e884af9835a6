package dev.sluice.core.schedule.predict;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of each class; when there are too many classes, the one that was seen longest ago is forgotten. */
final class History {
    private final int most;
    private final LinkedHashMap<RunClass, Recent> classes;

    History(int most) {
        this.most = most;
        classes = new LinkedHashMap<>();
    }

    History(History other) {
        most = other.most;
        classes = new LinkedHashMap<>(other.classes);
    }

    void learn(RunClass of, long value) {
        var before = classes.remove(of);
        classes.put(of, (before == null ? Recent.NONE : before).with(value));
        if (classes.size() > most) {
            classes.remove(classes.firstEntry().getKey());
        }
    }

    /**
     * What was seen of the narrowest class with enough values above a bound; rising, or null when no class has any.
     *
     * @param enough so many are; fewer do where no wider class has them
     */
    long @Nullable [] find(List<RunClass> narrowestFirst, long bound, int enough) {
        long[] few = null;
        for (var each : narrowestFirst) {
            var seen = classes.get(each);
            if (seen == null) {
                continue;
            }
            var values = seen.above(bound);
            if (values.length >= enough) {
                return values;
            }
            few = few == null && values.length > 0 ? values : few;
        }
        return few;
    }

    /** All classes, the one that was seen longest ago first. */
    List<Learned> image() {
        return classes.entrySet().stream()
                .map(entry -> new Learned(entry.getKey(), entry.getValue().values()))
                .toList();
    }

    void restore(List<Learned> image) {
        image.forEach(learned -> classes.put(learned.of(), new Recent(learned.values())));
    }
}
