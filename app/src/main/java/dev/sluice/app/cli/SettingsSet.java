package dev.sluice.app.cli;

import dev.sluice.app.cli.api.Call;
import dev.sluice.app.cli.json.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Changes settings: some by name, or all by a file. What is changed by name is read first and replaced only if nobody
 * else has changed anything in between.
 */
@Command(name = "set")
final class SettingsSet implements Callable<Integer> {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final String DEFAULT = "default";

    private final Root root;

    @Parameters(arity = "0..*", paramLabel = "KEY=VALUE", descriptionKey = "SETTING")
    private List<String> changes = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE")
    private String file = "";

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Mixin
    private Output output = new Output();

    SettingsSet(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (file.isEmpty() == changes.isEmpty()) {
            throw new Failure(Exit.USAGE, root.say("cli.settings.one-of"));
        }
        var call = Call.put("settings")
                .with("dryRun", dryRun)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        var now = root.client().send(file.isEmpty() ? named(call) : fromFile(call));
        if (!root.quiet()) {
            output.print(root, SettingsVerb.listing(root, now));
        }
        return Exit.OK.code();
    }

    private Call fromFile(Call call) {
        var input = Input.read(root, file);
        return call.body(input.mediaType(), input.bytes());
    }

    private Call named(Call call) {
        var read = root.client().exchange(Call.get("settings"));
        var values = new TreeMap<String, String>();
        for (var setting : read.body().list("settings")) {
            if (setting.flag("set")) {
                values.put(setting.text("name"), setting.text("value"));
            }
        }
        changes.forEach(change -> change(values, change, read.body()));
        var text = new StringBuilder(values.isEmpty() ? "settings: {}\n" : "settings:\n");
        values.forEach((name, value) ->
                text.append("  ").append(name).append(": ").append(value).append('\n'));
        return call.header("If-Match", read.etag())
                .body("application/yaml", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void change(TreeMap<String, String> values, String change, Tree settings) {
        int equals = change.indexOf('=');
        var name = change.substring(0, Math.max(0, equals));
        var value = change.substring(equals + 1);
        if (!WORD.matcher(name).matches() || !WORD.matcher(value).matches()) {
            throw new Failure(Exit.USAGE, root.say("cli.settings.bad", change));
        }
        boolean known = settings.list("settings").stream()
                .anyMatch(setting -> setting.text("name").equals(name));
        if (value.equals(DEFAULT) && known) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }
}
