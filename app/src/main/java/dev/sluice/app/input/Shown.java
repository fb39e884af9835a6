package dev.sluice.app.input;

/** Foreign text made fit for a terminal, a log and a page: clipped, and nothing in it that acts instead of showing. */
final class Shown {
    private Shown() {}

    /** At most {@link InputLimits#MAX_SHOWN_CHARACTERS} characters, the last one an ellipsis where it was cut. */
    static String clip(String text) {
        return clip(text, InputLimits.MAX_SHOWN_CHARACTERS);
    }

    static String clip(String text, int max) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            var next = escaped(character);
            boolean last = i >= text.length();
            if (shown.length() + next.length() > (last ? max : max - 1)) {
                return shown.append('…').toString();
            }
            shown.append(next);
        }
        return shown.toString();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> isHarmful(character) ? "\\u%04x".formatted(character) : Character.toString(character);
        };
    }

    /**
     * Whether a character must not appear in input: controls other than tab and line break, halves of characters,
     * non-characters, odd line breaks, and those that turn the direction of text around, so that people read something
     * other than what the machine does.
     */
    static boolean isHarmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\t' && character != '\n' && character != '\r';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> isDirection(character) || character == 0xfeff;
            default -> (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
        };
    }

    private static boolean isDirection(int character) {
        return (character >= 0x202a && character <= 0x202e)
                || (character >= 0x2066 && character <= 0x2069)
                || character == 0x200e
                || character == 0x200f
                || character == 0x061c;
    }
}
