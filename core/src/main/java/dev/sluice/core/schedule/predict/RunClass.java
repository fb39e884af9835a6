package dev.sluice.core.schedule.predict;

import dev.sluice.core.work.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that is taken to be alike. An empty text, or {@link #ANY_SIZE}, stands for all there are.
 *
 * @param stem the name without what counts its runs
 * @param milli devices asked for, in milli
 */
public record RunClass(String tenant, String user, String stem, long milli) {
    static final long ANY_SIZE = -1;

    /** All work. */
    static final RunClass ALL = new RunClass("", "", "", ANY_SIZE);

    /** The classes that a workload is in, the narrowest first, each once. */
    static List<RunClass> of(WorkloadSpec spec, String user) {
        var classes = ofTenant(spec, user);
        classes.add(ALL);
        return classes;
    }

    /** Those of them in which there is only work of its tenant. */
    static List<RunClass> ofTenant(WorkloadSpec spec, String user) {
        var tenant = spec.tenant();
        var stem = stemOf(spec.name());
        long milli = spec.demand().milli();
        var classes = new ArrayList<RunClass>(7);
        classes.add(new RunClass(tenant, user, stem, milli));
        classes.add(new RunClass(tenant, user, stem, ANY_SIZE));
        if (!user.isEmpty()) {
            classes.add(new RunClass(tenant, user, "", milli));
            classes.add(new RunClass(tenant, user, "", ANY_SIZE));
        }
        classes.add(new RunClass(tenant, "", "", milli));
        classes.add(new RunClass(tenant, "", "", ANY_SIZE));
        return classes;
    }

    /** Whoever estimates: the user in a tenant, else the tenant. */
    static List<RunClass> ofEstimates(WorkloadSpec spec, String user) {
        return List.of(
                new RunClass(spec.tenant(), user, "", ANY_SIZE), new RunClass(spec.tenant(), "", "", ANY_SIZE), ALL);
    }

    /**
     * The name without numbers: {@code train-0012} and {@code train-7} are runs of {@code train-#}. A word in which a
     * letter follows a digit is taken for a hash and counts as a number as a whole: {@code sweep-3fa9c1} is a run of
     * {@code sweep-#}, {@code resnet50} one of {@code resnet#}.
     */
    static String stemOf(String name) {
        var stem = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); ) {
            int end = at;
            while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
                end++;
            }
            if (end == at) {
                stem.append(name.charAt(at++));
            } else {
                stem.append(wordOf(name.substring(at, end)));
                at = end;
            }
        }
        return stem.toString();
    }

    private static String wordOf(String word) {
        int digit = 0;
        while (digit < word.length() && !Character.isDigit(word.charAt(digit))) {
            digit++;
        }
        if (digit == word.length()) {
            return word;
        }
        boolean hash = word.chars().skip(digit).anyMatch(Character::isLetter);
        return hash ? "#" : word.substring(0, digit) + "#";
    }
}
