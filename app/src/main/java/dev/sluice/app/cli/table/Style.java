package dev.sluice.app.cli.table;

/** What a word is, shown by its colour where colours are on. */
public enum Style {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BUSY("36"),
    WAIT("33"),
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style, or as it is if {@code colours} are off. */
    public String paint(String text, boolean colours) {
        return colours && !code.isEmpty() && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
