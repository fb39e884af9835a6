package dev.sluice.app.engine.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * So many generic resources of one kind.
 *
 * @param name {@code gpu} or {@code shard}, or what the site calls its devices
 * @param type the model in the site's words, such as {@code h20}; "" where the site names none
 */
record Gres(String name, String type, int count) {
    // What stands in brackets (sockets, indices) is left out before. K means 1024: Slurm writes large counts so.
    private static final Pattern ITEM =
            Pattern.compile("(?:gres[:/])?([A-Za-z_]\\w*)(?::([A-Za-z_][\\w.-]*))?[:=](\\d+)(K?)");
    private static final int K = 1024;

    /** The items of a list such as {@code gpu:h20:8(S:0-1),shard:32}. What is not understood is left out. */
    static List<Gres> parse(String text) {
        var found = new ArrayList<Gres>();
        for (var item : text.replaceAll("\\([^)]*\\)", "").split(",")) {
            var match = ITEM.matcher(item.strip());
            if (match.matches() && match.group(3).length() < 9) {
                int count = Integer.parseInt(match.group(3)) * (match.group(4).isEmpty() ? 1 : K);
                found.add(new Gres(match.group(1), match.group(2) == null ? "" : match.group(2), count));
            }
        }
        return found;
    }
}
