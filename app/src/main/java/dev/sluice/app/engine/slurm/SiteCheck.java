package dev.sluice.app.engine.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Looks at a site step by step: what works, what is missing. */
public final class SiteCheck {
    /** Time for a node to start a job that writes one line. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long LOOK_MILLIS = 100;
    private static final long SKEW_SECONDS = 30;
    private static final Duration SHORT_LIFE = Duration.ofDays(1);

    /**
     * One step.
     *
     * @param code what was looked at, a key of the texts: {@code reach}, {@code token}, {@code nodes}, {@code chips},
     *     {@code partition}, {@code shared}, {@code job}, {@code clock}
     * @param outcome how it went
     * @param found what was found, for people
     */
    public record Line(String code, Outcome outcome, String found) {}

    /** How a step went. */
    public enum Outcome {
        WORKS,
        /** It works, but will make trouble. */
        ATTEND,
        FAILS,
        /** A step that it needs failed. */
        SKIPPED
    }

    private final SlurmSite site;
    private final SlurmToken token;
    private final Slurm slurm;
    private final List<Line> lines = new ArrayList<>();

    private SiteCheck(SlurmSite site) {
        this.site = site;
        this.token = new SlurmToken(site.user(), site.tokenFile());
        this.slurm = site.url() == null ? new CommandSlurm(Map.of()) : new RestSlurm(site.url(), token);
    }

    /** A look at a site. */
    public static SiteCheck of(SlurmSite site) {
        return new SiteCheck(site);
    }

    /** Looks at everything, in order; takes seconds, and half a minute where no job starts. */
    public List<Line> run() {
        boolean reached = reach();
        if (site.url() != null) {
            life();
        }
        var nodes = reached ? nodes() : List.<SlurmNode>of();
        boolean shared = shared();
        if (nodes.isEmpty() || !shared) {
            add("job", Outcome.SKIPPED, "");
        } else {
            probe(nodes);
        }
        return List.copyOf(lines);
    }

    private void add(String code, Outcome outcome, String found) {
        lines.add(new Line(code, outcome, found));
    }

    private boolean reach() {
        try {
            add("reach", Outcome.WORKS, slurm + ", Slurm " + slurm.version());
            return true;
        } catch (SlurmFailure e) {
            add("reach", Outcome.FAILS, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void life() {
        var expiry = token.expirySeconds();
        if (expiry.isEmpty()) {
            add("token", site.tokenFile() == null ? Outcome.FAILS : Outcome.ATTEND, token.describe());
            return;
        }
        var left = Duration.between(Instant.now(), Instant.ofEpochSecond(expiry.getAsLong()));
        add(
                "token",
                left.isNegative() ? Outcome.FAILS : left.compareTo(SHORT_LIFE) < 0 ? Outcome.ATTEND : Outcome.WORKS,
                token.describe());
    }

    private List<SlurmNode> nodes() {
        try {
            var offered = slurm.nodes(site.reservation()).stream()
                    .filter(node ->
                            site.partition() == null || node.partitions().contains(site.partition()))
                    .toList();
            var known = offered.stream()
                    .filter(node -> node.gres().stream().anyMatch(this::isChip))
                    .toList();
            var strange = new TreeSet<String>();
            offered.forEach(node -> node.gres().stream()
                    .filter(gres -> gres.name().equals("gpu") && !isChip(gres))
                    .forEach(gres -> strange.add(gres.type().isEmpty() ? gres.name() : gres.type())));
            long usable = known.stream().filter(SlurmNode::usable).count();
            add("nodes", usable > 0 ? Outcome.WORKS : Outcome.FAILS, usable + " / " + offered.size());
            if (!strange.isEmpty()) {
                add("chips", Outcome.ATTEND, String.join(", ", strange));
            }
            return known.stream().filter(SlurmNode::usable).toList();
        } catch (SlurmFailure e) {
            add("nodes", Outcome.FAILS, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private boolean isChip(Gres gres) {
        return site.chips().containsKey(gres.type().isEmpty() ? gres.name() : gres.type());
    }

    private boolean shared() {
        try {
            SharedDirectory.open(site.shared());
            add("shared", Outcome.WORKS, site.shared().toString());
            return true;
        } catch (IOException e) {
            add("shared", Outcome.FAILS, site.shared() + ": " + e);
            return false;
        }
    }

    /** Runs a job that looks at the shared directory from a node, and asks the task shim for a sign of life. */
    private void probe(List<SlurmNode> nodes) {
        Path file = null;
        long job = 0;
        try {
            var shared = SharedDirectory.open(site.shared());
            file = shared.jobs().resolve("probe-" + System.nanoTime());
            // Without a directory the shim says that it was called wrongly, which proves that it can be called.
            var script = "#!/bin/sh\n" + shared.shim() + " 2>/dev/null\necho \"$? $(date +%s) $(uname -m)\" >" + file
                    + ".new\nmv " + file + ".new " + file + "\n";
            var node = nodes.getFirst().name();
            job = slurm.submit(new SlurmSubmission(
                    "sluice-probe",
                    "sluice probe",
                    script,
                    List.of(node),
                    1,
                    64,
                    "",
                    site.partition(),
                    site.account(),
                    site.reservation(),
                    1,
                    shared.jobs().toString()));
            judge(node, file);
        } catch (IOException e) {
            add("job", Outcome.FAILS, String.valueOf(e.getMessage()));
        } finally {
            tidy(job, file);
        }
    }

    private void judge(String node, Path file) throws IOException {
        Path seen = file;
        if (!within(() -> Files.exists(seen))) {
            add("job", Outcome.FAILS, node);
            return;
        }
        var words = Files.readString(file).strip().split(" ");
        boolean shim = words[0].equals("64");
        add("job", shim ? Outcome.WORKS : Outcome.FAILS, node + " (" + words[words.length - 1] + ")");
        long skew = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(words[1]));
        add("clock", skew > SKEW_SECONDS ? Outcome.ATTEND : Outcome.WORKS, skew + " s");
    }

    private static boolean within(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void tidy(long job, @Nullable Path file) {
        try {
            if (job > 0) {
                slurm.cancel(job);
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(SiteCheck.class.getName())
                    .log(System.Logger.Level.DEBUG, "the probe of {0} left something behind", site.center());
        }
    }
}
