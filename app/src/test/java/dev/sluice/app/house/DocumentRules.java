package dev.sluice.app.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules about texts that exist in two languages. */
final class DocumentRules {
    private static final String ENGLISH = "_en.properties";
    private static final String CHINESE = "_zh_CN.properties";
    private static final Pattern PLACE = Pattern.compile("\\{\\w*}");
    private static final Pattern HEADING = Pattern.compile("(#+) .*");

    private DocumentRules() {}

    /** Bundles that lack the other language, a key in one, or use other places in the same text. */
    static List<Finding> bundles(SourceTree tree) {
        var findings = new ArrayList<Finding>();
        for (var file : tree.only(file -> file.endsWith(ENGLISH) || file.endsWith(CHINESE))) {
            var other = file.endsWith(ENGLISH)
                    ? file.path().replace(ENGLISH, CHINESE)
                    : file.path().replace(CHINESE, ENGLISH);
            named(tree, other)
                    .ifPresentOrElse(
                            twin -> findings.addAll(lacking(file, twin)),
                            () -> findings.add(new Finding(file.path(), 0, "has no twin " + other)));
        }
        return findings;
    }

    /** English pages whose Chinese page has other headings or another number of blocks. */
    static List<Finding> pages(SourceTree tree) {
        var findings = new ArrayList<Finding>();
        for (var chinese : tree.only(file -> file.endsWith(".zh-CN.md"))) {
            named(tree, chinese.path().replace(".zh-CN.md", ".md"))
                    .filter(english -> !shape(english).equals(shape(chinese)))
                    .ifPresent(english -> findings.add(new Finding(
                            chinese.path(),
                            0,
                            "has headings and blocks " + shape(chinese) + ", the English page " + shape(english))));
        }
        return findings;
    }

    private static List<Finding> lacking(TextFile file, TextFile twin) {
        var texts = properties(file);
        var others = properties(twin);
        var findings = new ArrayList<Finding>();
        for (var key : texts.stringPropertyNames()) {
            var other = others.getProperty(key);
            if (other == null) {
                findings.add(new Finding(twin.path(), 0, "lacks " + key));
            } else if (!places(texts.getProperty(key)).equals(places(other))) {
                findings.add(new Finding(twin.path(), 0, "has other places than its twin in " + key));
            } else if (other.isBlank()) {
                findings.add(new Finding(twin.path(), 0, "says nothing for " + key));
            }
        }
        return findings;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties properties(TextFile file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(file.text()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }

    /** The levels of a page's headings, with a B for each block, in order. */
    private static List<String> shape(TextFile page) {
        var shape = new ArrayList<String>();
        var inBlock = false;
        for (var line : page.lines()) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                if (inBlock) {
                    shape.add("B");
                }
            }
            var heading = HEADING.matcher(line);
            if (!inBlock && heading.matches()) {
                shape.add(heading.group(1));
            }
        }
        return shape;
    }

    private static Optional<TextFile> named(SourceTree tree, String path) {
        return tree.files().stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
