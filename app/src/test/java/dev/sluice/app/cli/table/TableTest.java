package dev.sluice.app.cli.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableTest {
    @ParameterizedTest
    @CsvSource({"abc, 3", "中文, 4", "a中b, 4", "e\u0301, 1", "'', 0", "…, 1"})
    void a_text_takes_the_cells_that_a_terminal_gives_it(String text, int cells) {
        assertThat(Width.of(text)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 4, abc…, …def", "中文字符, 5, 中文…, …字符", "中文字符, 4, 中…, …符", "abc, 3, abc, abc", "abc, 1, …, …"})
    void a_text_too_long_is_cut_within_its_cells(String text, int cells, String head, String tail) {
        assertThat(Width.cut(text, cells)).isEqualTo(head);
        assertThat(Width.cutStart(text, cells)).isEqualTo(tail);
    }

    @Test
    void control_characters_are_shown_as_such() {
        assertThat(Width.clean("a\u001b[1mb\nc\u202ed")).isEqualTo("a\ufffd[1mb\ufffdc\ufffdd");
    }

    @Test
    void columns_stand_in_line_across_scripts() {
        var table = table();
        assertThat(table.lines(new Table.View(0, false, true, false)))
                .containsExactly("名称   N  LAST", "中文   1  x", "abc   22  a long last one");
    }

    @Test
    void the_widest_that_may_shrinks_and_room_lets_more_in() {
        var table = table();
        assertThat(table.lines(new Table.View(16, false, false, false)))
                .containsExactly("中文   1  x", "abc   22  a lon…");
        assertThat(table.lines(new Table.View(40, false, false, false)).getLast())
                .isEqualTo("abc   22  a long last one  more");
        assertThat(table.lines(new Table.View(16, true, false, false)).getLast())
                .endsWith("last one  more");
    }

    @Test
    void csv_leaves_numbers_below_nothing_as_they_are() {
        var table = new Table(List.of(Column.number("a"), Column.text("b")));
        table.add(List.of(Cell.of("-48.00"), Cell.of("-48+1")));
        assertThat(table.csv(false)).containsExactly("-48.00,'-48+1");
    }

    @Test
    void csv_quotes_and_defuses_formulas() {
        var table = new Table(List.of(Column.text("a"), Column.text("b"), Column.text("c")));
        table.add(List.of(Cell.of(""), Cell.of("x,\"y\""), Cell.of("=1+1")));
        assertThat(table.csv(true)).containsExactly("a,b,c", ",\"x,\"\"y\"\"\",'=1+1");
    }

    @Test
    void prose_breaks_between_words_and_within_chinese() {
        assertThat(Wrap.lines("one two three", 8)).containsExactly("one two", "three");
        assertThat(Wrap.lines("它需要四个任务，每个。", 12)).containsExactly("它需要四个任", "务，每个。");
        assertThat(Wrap.lines("任意宽度", 0)).containsExactly("任意宽度");
    }

    private static Table table() {
        var table = new Table(List.of(
                Column.text("名称"),
                Column.number("N"),
                Column.text("LAST", 5),
                Column.text("M").ifRoom()));
        table.add(List.of(Cell.of("中文"), Cell.of(1), Cell.of("x"), Cell.of("")));
        table.add(List.of(Cell.of("abc"), Cell.of(22), Cell.of("a long last one"), Cell.of("more")));
        return table;
    }
}
