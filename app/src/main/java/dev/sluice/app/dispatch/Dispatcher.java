package dev.sluice.app.dispatch;

import dev.sluice.app.engine.AttemptKey;
import dev.sluice.app.engine.Engine;
import dev.sluice.app.engine.EngineListener;
import dev.sluice.app.engine.StartOrder;
import dev.sluice.app.loop.Loop;
import dev.sluice.app.loop.Writer;
import dev.sluice.app.loop.Writer.Committed;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.Event;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.work.Attempt;
import dev.sluice.core.work.Phase;
import dev.sluice.core.work.TaskExit;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives orders to the engines after the commit, never before: a start is on disk before it can happen. The journal is
 * the outbox; after a crash {@link #attach} tells an engine all that is still wanted of it, and the engine's own claim
 * sees to it that nothing starts twice.
 */
public final class Dispatcher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private static final String SELF = "dispatcher";

    private record Attached(CenterSpec center, Engine engine, ExecutorService orders) {}

    private final Loop loop;
    private final Activity activity;
    private final Map<String, Attached> centers = new ConcurrentSkipListMap<>();
    private final Writer.Subscription subscription;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sluice-retention").factory());

    public Dispatcher(Loop loop) {
        this.loop = loop;
        this.activity = new Activity(loop);
        this.subscription = loop.subscribe(this::committed);
        var _ = daily.scheduleWithFixedDelay(this::forgetOld, 1, 24, TimeUnit.HOURS);
        var _ = daily.scheduleWithFixedDelay(this::lookAtActivity, 1, 1, TimeUnit.MINUTES);
    }

    /** What the engine of a center has to be made with. */
    public EngineListener listenerFor(CenterSpec center) {
        return new Reporter(loop, center);
    }

    /** Takes an engine in: its center is registered, and what the core believes live there is recovered. */
    public void attach(CenterSpec center, Engine engine) {
        var nodes = Nodes.of(engine.inventory());
        loop.report((at, core) -> new Command.SetCenter(at, center.name(), center, nodes))
                .join();
        var orders = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name("sluice-orders-" + center.name())
                .factory());
        // Recovery has to be the engine's first order, so the read that makes the list also opens the way for orders.
        loop.read(core -> {
                    var live = liveIn(core, center.name());
                    orders.execute(() -> recover(center, engine, live));
                    return centers.put(center.name(), new Attached(center, engine, orders));
                })
                .join();
    }

    private static void recover(CenterSpec center, Engine engine, List<Live> live) {
        try {
            engine.recover(live.stream().map(Live::order).toList());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "center " + center.name() + " did not recover what runs there", e);
        }
        for (var each : live) {
            if (each.stopping()) {
                engine.stop(each.order().key(), each.order().grace());
            } else if (!each.leaving().isEmpty()) {
                engine.stop(each.order().key(), each.leaving(), each.order().grace());
            }
        }
    }

    /**
     * An attempt that the core believes live.
     *
     * @param leaving ranks that were asked to leave while the others go on
     */
    private record Live(StartOrder order, boolean stopping, List<Integer> leaving) {}

    private static List<Live> liveIn(Core core, String center) {
        var live = new ArrayList<Live>();
        for (long id : core.workloads().placed()) {
            var workload = core.workloads().get(id);
            var attempt = workload.phase().attempt();
            if (attempt != null && centerOf(core, attempt).equals(center)) {
                boolean stopping = workload.phase() instanceof Phase.Stopping;
                live.add(new Live(Orders.of(core, workload, attempt), stopping, leaving(attempt)));
            }
        }
        return live;
    }

    private static List<Integer> leaving(Attempt attempt) {
        var team = attempt.team();
        return team == null
                ? List.of()
                : Arrays.stream(team.leaving().toArray()).boxed().toList();
    }

    private static String centerOf(Core core, Attempt attempt) {
        return core.pool().centerOf(attempt.placement().nodes().get(0)).name();
    }

    /** The engine that runs a center, or empty. */
    public Optional<Engine> engineOf(String center) {
        return Optional.ofNullable(centers.get(center)).map(Attached::engine);
    }

    /** A failure must not end the schedule. */
    private void forgetOld() {
        try {
            var engines = centers.values().stream().map(Attached::engine).toList();
            new Retention(loop).run(engines, System.currentTimeMillis());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what is kept of old work could not be looked through", e);
        }
    }

    /** A failure must not end the schedule. */
    private void lookAtActivity() {
        try {
            for (var attached : centers.values()) {
                activity.sample(attached.center.name(), attached.engine.readings());
            }
            activity.report();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "how busy the devices are could not be told", e);
        }
    }

    private void committed(Core core, Committed commit) {
        for (var event : commit.events()) {
            if (event instanceof Event.Placed placed) {
                start(core, placed);
            } else if (event instanceof Event.Grown grown) {
                grow(core, grown);
            } else if (event instanceof Event.ShrinkOrdered shrink) {
                shrink(core, shrink);
            } else if (event instanceof Event.StopOrdered stop) {
                stop(core, stop);
            }
        }
    }

    private void start(Core core, Event.Placed placed) {
        var workload = core.workloads().get(placed.workload());
        var attempt = Attempt.placed(placed.attempt(), placed.tier(), placed.placement(), placed.atMillis());
        var order = Orders.of(core, workload, attempt);
        give(centerOf(core, attempt), order.key(), engine -> startOrReport(engine, order, 0));
    }

    private void grow(Core core, Event.Grown grown) {
        var workload = core.workloads().get(grown.workload());
        var attempt = workload.phase().attempt();
        if (attempt != null && attempt.number() == grown.attempt()) {
            var order = Orders.of(core, workload, attempt);
            give(centerOf(core, attempt), order.key(), engine -> startOrReport(engine, order, grown.firstRank()));
        }
    }

    private void shrink(Core core, Event.ShrinkOrdered shrink) {
        var attempt = core.workloads().get(shrink.workload()).newestAttempt();
        if (attempt != null) {
            var key = new AttemptKey(shrink.workload(), shrink.attempt());
            var ranks = Arrays.stream(shrink.ranks().toArray()).boxed().toList();
            var grace = Duration.ofMillis(shrink.graceMillis());
            give(centerOf(core, attempt), key, engine -> engine.stop(key, ranks, grace));
        }
    }

    /**
     * An order that an engine can't even take must not leave the attempt waiting for ever.
     *
     * @param firstRank the first rank that the order is to start
     */
    private void startOrReport(Engine engine, StartOrder order, int firstRank) {
        try {
            engine.start(order);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the start of " + order.key() + " failed", e);
            var exit = new TaskExit.Lost(String.valueOf(e.getMessage()));
            for (var task : order.tasks()) {
                if (task.rank() < firstRank) {
                    continue;
                }
                var _ = loop.report((at, core) -> new Command.ReportEnd(
                        at, SELF, order.key().workload(), order.key().attempt(), task.rank(), exit));
            }
        }
    }

    private void stop(Core core, Event.StopOrdered stop) {
        var attempt = core.workloads().get(stop.workload()).newestAttempt();
        if (attempt != null) {
            var key = new AttemptKey(stop.workload(), stop.attempt());
            give(centerOf(core, attempt), key, engine -> engine.stop(key, Duration.ofMillis(stop.graceMillis())));
        }
    }

    @FunctionalInterface
    private interface Order {
        void to(Engine engine) throws IOException;
    }

    /** An engine that is not attached yet hears of the attempt when it is. */
    private void give(String center, AttemptKey key, Order order) {
        var attached = centers.get(center);
        if (attached == null) {
            return;
        }
        attached.orders.execute(() -> {
            try {
                order.to(attached.engine);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "center " + center + " did not take an order for " + key, e);
            }
        });
    }

    /** Lets go of the engines, whose tasks run on. */
    @Override
    public void close() {
        subscription.close();
        daily.shutdownNow();
        centers.values().forEach(attached -> {
            attached.orders.shutdownNow();
            attached.engine.close();
        });
    }
}
