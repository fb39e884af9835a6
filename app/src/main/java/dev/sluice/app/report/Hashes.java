package dev.sluice.app.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a run must give again to be the same run. SHA-256 in hex. */
public final class Hashes {
    private Hashes() {}

    /** Of the lines of the configuration. */
    public static String configuration(ReplayReport report) {
        return hash(report.configuration());
    }

    /** Of all outcomes and packing results; neither of the time that they took nor of the program's version. */
    public static String result(ReplayReport report) {
        var outcomes = report.setups().stream().map(Measured::outcome).toList();
        return hash(List.of(outcomes, report.packing()));
    }

    /** Records and lists print their content, so their texts are equal when they are. */
    private static String hash(List<?> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
