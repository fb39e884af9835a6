package dev.sluice.app.trace.lines;

import java.util.List;
import java.util.Map;

/** One JSON object on one line, field by field. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    JsonText start(String name, String value) {
        text.setLength(0);
        text.append('{');
        return text(name, value);
    }

    JsonText start(String name, long value) {
        text.setLength(0);
        text.append('{');
        key(name);
        text.append(value);
        return this;
    }

    CharSequence end() {
        return text.append('}');
    }

    JsonText text(String name, String value) {
        key(name);
        quote(value);
        return this;
    }

    JsonText text(String name, String value, String usual) {
        return value.equals(usual) ? this : text(name, value);
    }

    JsonText number(String name, long value, long usual) {
        if (value != usual) {
            key(name);
            text.append(value);
        }
        return this;
    }

    JsonText flag(String name, boolean value) {
        if (value) {
            key(name);
            text.append(true);
        }
        return this;
    }

    JsonText texts(String name, List<String> values) {
        if (!values.isEmpty()) {
            key(name);
            char before = '[';
            for (var value : values) {
                text.append(before);
                quote(value);
                before = ',';
            }
            text.append(']');
        }
        return this;
    }

    JsonText integers(String name, List<Integer> values) {
        if (!values.isEmpty()) {
            key(name);
            char before = '[';
            for (int value : values) {
                text.append(before).append(value);
                before = ',';
            }
            text.append(']');
        }
        return this;
    }

    JsonText numbers(String name, Map<String, ? extends Number> values) {
        if (!values.isEmpty()) {
            key(name);
            text.append('{');
            values.forEach((entry, value) -> {
                key(entry);
                text.append(value);
            });
            text.append('}');
        }
        return this;
    }

    private void key(String name) {
        if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    /** Controls and halves of characters are written as escapes, so that any text comes back as it was. */
    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c >= '\u007f' && c <= '\u009f' || Character.isSurrogate(c)) {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(Character.forDigit(c >> shift & 15, 16));
                }
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
