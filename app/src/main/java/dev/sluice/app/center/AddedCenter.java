package dev.sluice.app.center;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.catalogue.ChipEntry;
import dev.sluice.app.engine.slurm.SlurmSite;
import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.pool.CenterSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * A center that somebody added: whose it is, and how it is reached.
 *
 * @param owner path of the tenant whose devices these are
 */
public record AddedCenter(String name, String owner, SlurmSite site) {
    private static final TextRule PATH = rule("center.bad-path", "/[A-Za-z0-9._/-]*");
    private static final TextRule URL = rule("center.bad-url", "https?://[A-Za-z0-9._:\\[\\]-]+/?");
    private static final TextRule WORD = rule("center.bad-word", "[A-Za-z0-9_][A-Za-z0-9_.@-]*");
    private static final int MOST_CHIPS = 512;

    /** Kinds of centers that can be added. */
    private enum Kind {
        SLURM
    }

    private static TextRule rule(String code, String pattern) {
        return new TextRule(code, Pattern.compile(pattern), 1024, false);
    }

    /** Reads a description. */
    public static Doc.Reading<AddedCenter> read(Doc document, ChipCatalogue catalogue) {
        return document.read(fields -> {
            fields.requireChoice("kind", Kind.class);
            var name = fields.requireText("name", TextRule.NAME);
            var owner = fields.requireText("owner", TextRule.TENANT);
            var url = fields.text("url", URL);
            var user = fields.text("user", WORD);
            var token = fields.text("tokenFile", PATH);
            var shared = fields.requireText("shared", PATH);
            var partition = fields.text("partition", WORD);
            var account = fields.text("account", WORD);
            var reservation = fields.text("reservation", WORD);
            var chips = chips(fields, catalogue);
            return () -> new AddedCenter(
                    name,
                    owner,
                    new SlurmSite(
                            name,
                            url.orElse(null),
                            user.orElse(System.getProperty("user.name")),
                            token.map(Path::of).orElse(null),
                            Path.of(shared).normalize(),
                            partition.orElse(null),
                            account.orElse(null),
                            reservation.orElse(null),
                            chips));
        });
    }

    /** What the site calls its chips: what is given, and, where nothing else is, the model's own name. */
    private static SortedMap<String, String> chips(Fields fields, ChipCatalogue catalogue) {
        var chips = new TreeMap<String, String>();
        for (ChipEntry chip : catalogue.chips()) {
            int dash = chip.id().indexOf('-');
            chips.put(chip.id(), chip.id());
            chips.putIfAbsent(chip.id().substring(dash + 1), chip.id());
            if (chip.id().startsWith("huawei-9")) {
                chips.put("ascend" + chip.id().substring(dash + 1), chip.id());
            }
        }
        fields.textMap("chips", WORD, TextRule.NAME, MOST_CHIPS).forEach((type, chip) -> {
            if (catalogue.find(chip).isEmpty()) {
                fields.refuse("chips", "center.no-chip", chip, "");
            }
            chips.put(type, chip);
        });
        return chips;
    }

    /** The description as it is kept: what {@link #read} reads. */
    byte[] text() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", "slurm");
        fields.put("name", name);
        fields.put("owner", owner);
        put(fields, "url", site.url());
        fields.put("user", site.user());
        put(fields, "tokenFile", site.tokenFile());
        fields.put("shared", site.shared().toString());
        put(fields, "partition", site.partition());
        put(fields, "account", site.account());
        put(fields, "reservation", site.reservation());
        fields.put("chips", site.chips());
        return new ObjectMapper().writeValueAsBytes(fields);
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    CenterSpec spec() {
        return new CenterSpec(name, owner, "slurm", false, false);
    }
}
