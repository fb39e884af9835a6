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
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

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
        var key = request.requestKey();
        var settings = Documents.meant(List.of(Documents.one(request)), SettingsFile::read)
                .getFirst();
        if (!dryRun) {
            var wanted = request.headers().apply("If-Match");
            // A refusal on the writer's thread is the only sure one: nobody else gets in between.
            var outcome = line.outcome(
                    (at, core) -> {
                        check(core.settings(), wanted);
                        return new Command.SetSettings(at, caller.user(), settings);
                    },
                    key);
            if (!(outcome.decided().rejection() instanceof Rejection.Unchanged)) {
                WriterLine.refuse(outcome.decided().rejection());
            }
            if (!(outcome.command() instanceof Command.SetSettings set
                    && set.settings().equals(settings))) {
                throw new Refusal(ProblemCode.KEY_REUSED);
            }
        }
        return shown(settings, request);
    }

    private static void check(Settings now, @Nullable String wanted) {
        if (wanted != null && !wanted.equals("*") && !wanted.strip().equals(tag(now))) {
            throw new Refusal(ProblemCode.CHANGED_SETTINGS).at("If-Match", wanted);
        }
    }

    private static Answer shown(Settings settings, Request request) {
        return Answer.json(200, SettingsView.of(settings, request.texts()), Map.of("ETag", tag(settings)));
    }

    private static String tag(Settings settings) {
        var sum = new CRC32C();
        sum.update(settings.toString().getBytes(StandardCharsets.UTF_8));
        return "\"" + Long.toHexString(sum.getValue()) + "\"";
    }
}
