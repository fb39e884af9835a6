package dev.sluice.app.http.view;

import dev.sluice.app.text.Texts;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Amounts as people read them. */
final class Amounts {
    private static final long[] UNIT_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};
    private static final String[] UNITS = {"d", "h", "m", "s"};

    private Amounts() {}

    /** {@code 1500} is {@code 1.5} devices. */
    static String devices(String milli) {
        return thousandths(Long.parseLong(milli));
    }

    static String thousandths(long milli) {
        long part = milli % 1000;
        return part == 0 ? Long.toString(milli / 1000) : milli / 1000 + ("." + (1000 + part)).replace(".1", ".");
    }

    /** {@code 5400000} is {@code 1h30m}. */
    static String duration(long millis) {
        if (millis < 1000) {
            return millis + "ms";
        }
        var text = new StringBuilder();
        long left = millis;
        for (int unit = 0; unit < UNITS.length; unit++) {
            if (left >= UNIT_MILLIS[unit]) {
                text.append(left / UNIT_MILLIS[unit]).append(UNITS[unit]);
                left %= UNIT_MILLIS[unit];
            }
        }
        return text.toString();
    }

    /** {@code devices=8 milli=1000 cpuMilli=4000 ...} is {@code 8 devices, 4 cores}. */
    static String need(String need, Texts texts) {
        Map<String, Long> parts = new TreeMap<>();
        for (var part : need.split(" ")) {
            int sign = part.indexOf('=');
            parts.put(part.substring(0, sign), Long.parseLong(part.substring(sign + 1)));
        }
        long devices = parts.getOrDefault("devices", 0L);
        long milli = parts.getOrDefault("milli", 1000L);
        var words = new ArrayList<String>();
        if (milli < 1000) {
            words.add(texts.format("need.share", milli));
        } else {
            words.add(texts.format(devices == 1 ? "need.device" : "need.devices", devices));
        }
        add(words, "need.device-memory", parts.getOrDefault("deviceMemoryMib", 0L), false, texts);
        add(words, "need.cores", parts.getOrDefault("cpuMilli", 0L), true, texts);
        add(words, "need.memory", parts.getOrDefault("memoryMib", 0L), false, texts);
        return String.join(texts.locale().getLanguage().equals("zh") ? "、" : ", ", words);
    }

    private static void add(ArrayList<String> words, String key, long amount, boolean milli, Texts texts) {
        if (amount > 0) {
            words.add(texts.format(key, milli ? thousandths(amount) : memory(amount)));
        }
    }

    /** {@code 1536} MiB is {@code 1536 MiB}, {@code 2048} is {@code 2 GiB}. */
    static String memory(long mib) {
        return mib % 1024 == 0 ? mib / 1024 + " GiB" : mib + " MiB";
    }
}
