package dev.sluice.app.http;

import dev.sluice.app.auth.Operation;
import dev.sluice.app.http.view.SettingsView;
import dev.sluice.app.work.SettingsFile;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Rejection;
import dev.sluice.core.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The settings that the scheduler goes by. */
final class SettingEndpoints {
    private final WriterLine line;

    SettingEndpoints(WriterLine line) {
        this.line = line;
    }

    Answer show(Request request) {
        request.caller(Operation.READ_POOL);
        return shown(line.read(Core::settings), request);
    }

    /** Puts a file in force as a whole: what it does not name follows the defaults from now on. */
    Answer put(Request request) {
        var caller = request.caller(Operation.CHANGE_SETTINGS);
        if (caller.tenant() != null) {
            throw Request.denied(Operation.CHANGE_SETTINGS, caller);
        }
        boolean dryRun = request.query().flag("dryRun");
        var settings = Documents.meant(List.of(Documents.one(request)), SettingsFile::read)
                .getFirst();
        if (!dryRun) {
            change(request, caller.user(), settings);
        }
        return shown(settings, request);
    }

    private void change(Request request, String user, Settings settings) {
        var wanted = request.headers().apply("If-Match");
        var changed = new AtomicBoolean();
        // Looked at when its turn comes, so that nobody gets in between. What is in force already is refused and leaves
        // no trace.
        var outcome = line.outcome(
                (at, core) -> {
                    changed.set(!Tags.allow(wanted, tag(core.settings())));
                    return new Command.SetSettings(at, user, changed.get() ? core.settings() : settings);
                },
                request.requestKey());
        if (changed.get()) {
            throw new Refusal(ProblemCode.CHANGED_SETTINGS).at("If-Match", wanted + "");
        }
        if (!(outcome.decided().rejection() instanceof Rejection.Unchanged)) {
            WriterLine.refuse(outcome.decided().rejection());
        }
        if (!(outcome.command() instanceof Command.SetSettings set
                && set.settings().equals(settings))) {
            throw new Refusal(ProblemCode.KEY_REUSED);
        }
    }

    private static Answer shown(Settings settings, Request request) {
        return Answer.json(200, SettingsView.of(settings, request.texts()), Map.of("ETag", tag(settings)));
    }

    private static String tag(Settings settings) {
        return "\"" + Tags.sum(settings.toString().getBytes(StandardCharsets.UTF_8)) + "\"";
    }
}
