package dev.sluice.app.demo;

import dev.sluice.app.dispatch.Dispatcher;
import dev.sluice.app.engine.emulated.EmulatedEngine;
import dev.sluice.app.loop.Loop;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.tenant.TenantSpec;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sets the demonstration up and keeps submitting to it. */
public final class Demo implements AutoCloseable {
    private static final String ACTOR = "demo";
    private static final long PAUSE_MILLIS = 1_200;

    /** Enough to see a queue, few enough to keep it moving. */
    private static final int WAITING_MOST = 40;

    private final Loop loop;
    private final DemoWork work = new DemoWork(System.nanoTime());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sluice-demo").factory());

    private Demo(Loop loop) {
        this.loop = loop;
    }

    /** Adds the owners, their centers and, from then on, a workload every second or so. */
    public static Demo start(Loop loop, Dispatcher dispatcher) {
        var demo = new Demo(loop);
        demo.owners();
        for (var site : DemoPool.SITES) {
            var engine = new EmulatedEngine(site.inventory(), dispatcher.listenerFor(site.spec()));
            dispatcher.attach(site.spec(), engine);
        }
        demo.apply(DemoPool.TENANTS);
        var _ = demo.clock.scheduleWithFixedDelay(demo::submit, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return demo;
    }

    /** The owners come first, since a center needs one; what they guarantee can only be checked against devices. */
    private void owners() {
        apply(DemoPool.SITES.stream()
                .map(site -> TenantSpec.plain(site.owner()))
                .toList());
    }

    private void apply(List<TenantSpec> tenants) {
        loop.submit((at, core) -> new Command.SetTenants(at, ACTOR, tenants), null)
                .join();
    }

    private void submit() {
        if (loop.read(Demo::hasRoom).join()) {
            var spec = work.next();
            loop.submit((at, core) -> new Command.Submit(at, ACTOR, core.nextWorkloadId(), spec), null)
                    .join();
        }
    }

    private static boolean hasRoom(Core core) {
        return core.waiting().size() < WAITING_MOST;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
