package dev.sluice.app.house;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules that need no more than the lines of a file. */
final class TextRules {
    static final int LONGEST_LINE = 120;
    static final int LONGEST_ROW = 160;
    static final int LONGEST_FILE = 400;

    /** Paths that exist on one machine only. */
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.}$/])/(work|root|home/[a-z]+|Users/[a-z]+)/");

    private TextRules() {}

    /**
     * Lines of code that are too long. The rows of a table in a text block may be longer, for the sake of their
     * columns.
     */
    static List<Finding> longLines(SourceTree tree) {
        var what = "is longer than " + LONGEST_LINE;
        return lines(
                tree,
                TextFile::isCode,
                line -> line.length() > (line.contains(" | ") ? LONGEST_ROW : LONGEST_LINE),
                what);
    }

    static List<Finding> tabs(SourceTree tree) {
        return lines(tree, file -> true, line -> line.contains("\t"), "has a tab; indent with blanks");
    }

    static List<Finding> trailingBlanks(SourceTree tree) {
        return lines(tree, file -> true, line -> line.endsWith(" "), "ends with a blank");
    }

    static List<Finding> machinePaths(SourceTree tree) {
        var what = "names a path of one machine";
        return lines(tree, file -> true, line -> MACHINE_PATH.matcher(line).find(), what);
    }

    static List<Finding> openEnds(SourceTree tree) {
        return tree.files().stream()
                .filter(file -> !file.text().isEmpty() && !file.text().endsWith("\n"))
                .map(file -> new Finding(file.path(), file.lines().size(), "ends without a newline"))
                .toList();
    }

    static List<Finding> longFiles(SourceTree tree) {
        return tree.only(file -> file.isJava() && file.lines().size() > LONGEST_FILE).stream()
                .map(file -> new Finding(file.path(), file.lines().size(), "is longer than " + LONGEST_FILE + " lines"))
                .toList();
    }

    private static List<Finding> lines(
            SourceTree tree, Predicate<TextFile> files, Predicate<String> broken, String what) {
        var findings = new ArrayList<Finding>();
        for (var file : tree.only(files)) {
            var lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (broken.test(lines.get(i))) {
                    findings.add(new Finding(file.path(), i + 1L, what));
                }
            }
        }
        return findings;
    }
}
