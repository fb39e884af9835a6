package dev.sluice.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TidyTest {
    private static final SourceTree PROJECT = SourceTree.ofProject();

    @Test
    void the_whole_project_was_read() {
        assertThat(PROJECT.files())
                .extracting(TextFile::path)
                .contains("sluice", "pom.xml", "app/src/main/java/dev/sluice/app/Main.java");
    }

    @Test
    void lines_of_code_fit_the_width() {
        assertThat(TextRules.longLines(PROJECT)).isEmpty();
        assertThat(TextRules.longLines(SourceTree.of("a/A.java", "x".repeat(121) + "\n")))
                .hasSize(1);
    }

    @Test
    void files_hold_one_subject_each() {
        assertThat(TextRules.longFiles(PROJECT)).isEmpty();
        assertThat(TextRules.longFiles(SourceTree.of("a/A.java", "\n".repeat(401))))
                .hasSize(1);
    }

    @Test
    void no_file_has_tabs_trailing_blanks_or_an_open_end() {
        assertThat(TextRules.tabs(PROJECT)).isEmpty();
        assertThat(TextRules.trailingBlanks(PROJECT)).isEmpty();
        assertThat(TextRules.openEnds(PROJECT)).isEmpty();
        assertThat(TextRules.tabs(SourceTree.of("a.md", "a\tb\n"))).hasSize(1);
        assertThat(TextRules.trailingBlanks(SourceTree.of("a.md", "a \n"))).hasSize(1);
        assertThat(TextRules.openEnds(SourceTree.of("a.md", "a"))).hasSize(1);
    }

    @Test
    void no_file_names_a_path_of_one_machine() {
        assertThat(TextRules.machinePaths(PROJECT)).isEmpty();
        assertThat(TextRules.machinePaths(SourceTree.of("a.md", "see /ro" + "ot/notes\n")))
                .hasSize(1);
    }

    @Test
    void java_sources_keep_every_rule() {
        assertThat(JavaRules.check(PROJECT)).isEmpty();
    }

    @Test
    void a_method_of_sixty_lines_passes_and_a_longer_one_is_found() {
        assertThat(found("app/src/main/A.java", "class A { void a() {" + "\n".repeat(59) + "} }"))
                .isEmpty();
        assertThat(found("app/src/main/A.java", "class A { void a() {" + "\n".repeat(60) + "} }"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    app/src/main/A.java  | package a.util; class A {}                            | package named util
                    app/src/test/A.java  | import org.mockito.Mockito; class A {}                | mock library
                    app/src/test/A.java  | import java.util.*; class A {}                        | with a star
                    app/src/test/A.java  | class A { @Disabled void a() {} }                     | a test runs
                    app/src/test/A.java  | class A { @Test void works() {} }                     | no sentence
                    app/src/test/A.java  | class A { void a() { Thread.sleep(5); } }             | sleeps
                    app/src/main/A.java  | class A { Optional<String> name; }                    | keeps an Optional
                    app/src/main/A.java  | record A(Optional<String> name) {}                    | keeps an Optional
                    app/src/main/A.java  | class A { void a(OptionalInt b) {} }                  | keeps an Optional
                    core/src/main/A.java | class A { long a(long b) { return (long) (double) b; }} | floating point
                    core/src/main/A.java | class A { long a() { return (long) 0.5; } }           | floating point
                    core/src/main/A.java | class A { void a() { synchronized (this) {} } }       | one writer
                    """)
    void a_source_that_breaks_a_rule_is_found(String path, String source, String what) {
        assertThat(found(path, source))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains(what));
    }

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(DocumentRules.bundles(PROJECT)).isEmpty();
        assertThat(DocumentRules.bundles(twins("a=1 {0}\nb=2\n", "a=1 {1}\nc=3\n")))
                .extracting(Finding::what)
                .contains("lacks b", "lacks c", "has other places than its twin in a");
        assertThat(DocumentRules.bundles(SourceTree.of("m_en.properties", "a=1\n")))
                .hasSize(1);
    }

    @Test
    void both_languages_have_pages_of_the_same_shape() {
        assertThat(DocumentRules.pages(PROJECT)).isEmpty();
        var pages = new SourceTree(
                List.of(new TextFile("A.md", "# A\n## B\n"), new TextFile("A.zh-CN.md", "# A\n### B\n")));
        assertThat(DocumentRules.pages(pages)).hasSize(1);
    }

    private static List<Finding> found(String path, String source) {
        return JavaRules.check(SourceTree.of(path, source));
    }

    private static SourceTree twins(String english, String chinese) {
        return new SourceTree(
                List.of(new TextFile("m_en.properties", english), new TextFile("m_zh_CN.properties", chinese)));
    }
}
