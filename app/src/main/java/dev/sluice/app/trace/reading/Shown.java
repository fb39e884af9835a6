package dev.sluice.app.trace.reading;

/** Foreign text made fit for one line of a terminal. */
final class Shown {
    private static final int LONGEST = 300;

    private Shown() {}

    static String clip(String text) {
        return clip(text, LONGEST);
    }

    static String clip(String text, int longest) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < longest; i++) {
            char c = text.charAt(i);
            // Format characters turn the direction of text around; a value must read as what it is.
            boolean harmful = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == '\u2028'
                    || c == '\u2029'
                    || c == '\ufffd';
            shown.append(harmful ? '?' : c);
        }
        return text.length() > longest ? shown.append('…').toString() : shown.toString();
    }
}
