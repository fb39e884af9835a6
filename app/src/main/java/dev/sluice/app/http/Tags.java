package dev.sluice.app.http;

import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** ETags: what a reader sends back to act on exactly what he has seen. */
final class Tags {
    private Tags() {}

    /** A sum over what was shown, for the text between the quotes. */
    static String sum(byte[] shown) {
        var sum = new CRC32C();
        sum.update(shown, 0, shown.length);
        return Long.toHexString(sum.getValue());
    }

    /** Whether a header such as {@code If-Match: "a", "b"} names a tag. */
    static boolean names(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        for (var name : header.split(",")) {
            if (name.strip().equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a reader may act: he names no tag, any, or this one. */
    static boolean allow(@Nullable String ifMatch, String tag) {
        return ifMatch == null || ifMatch.strip().equals("*") || names(ifMatch, tag);
    }
}
