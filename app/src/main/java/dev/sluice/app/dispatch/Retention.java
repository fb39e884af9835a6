package dev.sluice.app.dispatch;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.loop.Loop;
import dev.sluice.core.Core;
import dev.sluice.core.work.Phase;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lets engines forget what they keep of workloads that ended long ago: outputs, exits and claims. */
final class Retention {
    private static final System.Logger LOG = System.getLogger(Retention.class.getName());

    /** How long the outputs of ended work can be read. */
    static final Duration KEPT = Duration.ofDays(14);

    private final Loop loop;

    Retention(Loop loop) {
        this.loop = loop;
    }

    /** Forgets what is due now. An attempt that an engine does not know is forgotten already. */
    void run(Collection<Engine> engines, long nowMillis) {
        var due = loop.read(core -> endedBefore(core, nowMillis - KEPT.toMillis()))
                .join();
        for (var key : due) {
            for (var engine : engines) {
                forget(engine, key);
            }
        }
    }

    private static List<AttemptKey> endedBefore(Core core, long atMillis) {
        var keys = new ArrayList<AttemptKey>();
        for (long id : core.workloads().endedInOrder()) {
            var workload = core.workloads().get(id);
            if (!(workload.phase() instanceof Phase.Ended ended) || ended.atMillis() >= atMillis) {
                break;
            }
            for (int attempt = 1; attempt <= workload.attempts(); attempt++) {
                keys.add(new AttemptKey(id, attempt));
            }
        }
        return keys;
    }

    private static void forget(Engine engine, AttemptKey key) {
        try {
            engine.forget(key);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.WARNING, "what is kept of " + key + " could not be removed", e);
        }
    }
}
