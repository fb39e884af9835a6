package dev.sluice.app.center;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.dispatch.Dispatcher;
import dev.sluice.app.engine.slurm.SiteCheck;
import dev.sluice.app.engine.slurm.SlurmEngine;
import dev.sluice.app.input.Doc;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The centers that were added, now and by earlier servers. One that can't be reached is tried again and again; until it
 * is, nothing is changed of what is known of it, so that no work there is taken for lost.
 */
public final class AddedCenters implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AddedCenters.class.getName());
    private static final long AGAIN_SECONDS = 5;
    private static final String SUFFIX = ".json";

    private final Path directory;
    private final Dispatcher dispatcher;
    private final ChipCatalogue catalogue;
    private final Map<String, AddedCenter> centers = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService opener = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sluice-centers").factory());

    /** @param directory where descriptions are kept; made when the first one is */
    public AddedCenters(Path directory, Dispatcher dispatcher, ChipCatalogue catalogue) {
        this.directory = directory;
        this.dispatcher = dispatcher;
        this.catalogue = catalogue;
    }

    /**
     * Opens the centers that earlier servers were given.
     *
     * @throws IOException a description can't be read, or is not one: the message says which
     */
    public void start() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (var file : files) {
                var parsed = Doc.parseJson(Files.readAllBytes(file));
                var reading = parsed.documents().isEmpty()
                        ? null
                        : AddedCenter.read(parsed.documents().getFirst(), catalogue);
                if (!(reading instanceof Doc.Meant<AddedCenter>(var center))) {
                    throw new IOException(
                            "What " + file + " says of a center can't be understood; correct or remove it");
                }
                centers.put(center.name(), center);
                open(center);
            }
        }
    }

    /** How an addition went. */
    public enum Outcome {
        ADDED,
        /** It is there already, with another description. */
        TAKEN,
        /** It is there already as described. */
        KNOWN
    }

    /**
     * Adds a center for good, whether or not it can be reached now.
     *
     * @throws IOException it can't be kept; then it is not added
     */
    public synchronized Outcome add(AddedCenter center) throws IOException {
        var known = centers.get(center.name());
        if (known != null) {
            return known.equals(center) ? Outcome.KNOWN : Outcome.TAKEN;
        }
        if (dispatcher.engineOf(center.name()).isPresent()) {
            return Outcome.TAKEN;
        }
        keep(center.name(), center.text());
        centers.put(center.name(), center);
        open(center);
        return Outcome.ADDED;
    }

    private void keep(String name, byte[] text) throws IOException {
        Files.createDirectories(directory);
        var fresh = directory.resolve(name + ".new");
        Files.write(fresh, text);
        Files.move(fresh, directory.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    private void open(AddedCenter center) {
        opener.execute(() -> tryOpen(center, true));
    }

    private void tryOpen(AddedCenter center, boolean first) {
        try {
            var spec = center.spec();
            var engine = SlurmEngine.open(center.site(), dispatcher.listenerFor(spec), this::memoryMib);
            dispatcher.attach(spec, engine);
            LOG.log(Level.INFO, "center {0} is attached", center.name());
        } catch (IOException | RuntimeException e) {
            if (first) {
                LOG.log(
                        Level.WARNING,
                        "center {0} can''t be opened yet, and is tried again: {1}",
                        center.name(),
                        e.getMessage());
            }
            var _ = opener.schedule(() -> tryOpen(center, false), AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private long memoryMib(String chip) {
        return catalogue.find(chip).map(entry -> entry.forCore().memoryMib()).orElse(0L);
    }

    /** What works of a center and what does not; empty if it was not added. */
    public Optional<List<SiteCheck.Line>> check(String name) {
        return Optional.ofNullable(centers.get(name))
                .map(center -> SiteCheck.of(center.site()).run());
    }

    @Override
    public void close() {
        opener.shutdownNow();
    }
}
