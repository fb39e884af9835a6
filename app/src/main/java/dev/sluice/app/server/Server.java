package dev.sluice.app.server;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.catalogue.ChipEntry;
import dev.sluice.app.center.AddedCenters;
import dev.sluice.app.demo.Demo;
import dev.sluice.app.dispatch.Dispatcher;
import dev.sluice.app.engine.local.LocalEngine;
import dev.sluice.app.engine.local.LocalOptions;
import dev.sluice.app.forecast.Forecaster;
import dev.sluice.app.loop.Books;
import dev.sluice.app.loop.Loop;
import dev.sluice.app.loop.Recovery;
import dev.sluice.app.store.Store;
import dev.sluice.app.store.StoreFailure;
import dev.sluice.app.store.sqlite.SqliteStore;
import dev.sluice.core.Command;
import dev.sluice.core.Core;
import dev.sluice.core.pool.CenterSpec;
import dev.sluice.core.pool.Chip;
import dev.sluice.core.tenant.TenantSpec;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A whole control plane in this process. Parts start in the order in which they need each other and end the other way
 * round: state, writer, centers, then the door to the outside.
 */
final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Server.class.getName());
    private static final String ACTOR = "server";

    /** The tenant that work without one belongs to, and that owns the devices of this machine. */
    private static final String DEFAULT_TENANT = "default";

    private static final CenterSpec LOCAL = new CenterSpec("local", DEFAULT_TENANT, "local", false);

    /**
     * What a server is started with.
     *
     * @param fleetFile nodes to present instead of this machine's own devices; null = what this machine has
     * @param demo whether emulated centers and a stream of workloads are added
     */
    record Options(SluiceHome home, Listen listen, @Nullable Path fleetFile, boolean demo) {}

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Store store;
    private final Loop loop;
    private final Dispatcher dispatcher;
    private final AddedCenters centers;
    private final Forecaster forecaster;

    /** Starts all but the door. Closes again what it had started when a part does not start. */
    Server(Options options, ChipCatalogue catalogue, Consumer<Throwable> onFailure) throws IOException {
        try {
            options.home().create();
            store = keep(SqliteStore.open(options.home().state(), Server::damage));
            var recovery = Recovery.of(store.journal());
            LOG.log(
                    Level.INFO,
                    "recovered {0} journal entries, {1} of them from a snapshot",
                    recovery.sequence(),
                    recovery.snapshotSequence());
            Books.bringUpToDate(store, recovery);
            loop = keep(new Loop(recovery, store.journal(), System::currentTimeMillis, onFailure));
            loop.start();
            dispatcher = keep(new Dispatcher(loop));
            prepare(catalogue.chips().stream().map(ChipEntry::forCore).toList());
            attachLocal(options);
            centers = keep(new AddedCenters(options.home().centers(), dispatcher, catalogue));
            centers.start();
            forecaster = keep(new Forecaster(loop, System::currentTimeMillis));
            forecaster.start();
            if (options.demo()) {
                keep(Demo.start(loop, dispatcher));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private static void damage(StoreFailure failure) {
        LOG.log(Level.WARNING, failure.getMessage());
    }

    private void prepare(List<Chip> chips) {
        loop.submit((at, core) -> new Command.SetChips(at, ACTOR, chips), null).join();
        loop.submit(Server::defaultTenant, null).join();
    }

    /** The default tenant as it is, which changes nothing, or a plain one when it is not there. */
    private static Command defaultTenant(long at, Core core) {
        int known = core.tenants().number(DEFAULT_TENANT);
        var spec = known < 0 ? TenantSpec.plain(DEFAULT_TENANT) : core.tenants().spec(known);
        return new Command.SetTenants(at, ACTOR, List.of(spec));
    }

    private void attachLocal(Options options) throws IOException {
        var local = new LocalOptions(options.home().localEngine(), options.fleetFile());
        dispatcher.attach(LOCAL, LocalEngine.open(local, dispatcher.listenerFor(LOCAL)));
    }

    Store store() {
        return store;
    }

    Loop loop() {
        return loop;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Forecaster forecaster() {
        return forecaster;
    }

    AddedCenters centers() {
        return centers;
    }

    /** Adds a part that ends before all that are there now. */
    void add(AutoCloseable part) {
        keep(part);
    }

    /** Ends every part, also when one of them does not end well. Tasks run on. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.ERROR, part.getClass().getSimpleName() + " did not end well", e);
            }
        }
    }
}
