package dev.sluice.app.server;

import dev.sluice.app.catalogue.ChipCatalogue;
import dev.sluice.app.http.ApiParts;
import dev.sluice.app.http.ApiServer;
import dev.sluice.app.store.StoreFailure;
import dev.sluice.app.store.StoreRefused;
import dev.sluice.app.text.Texts;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a control plane in the foreground until it is told to end. */
@Command(name = "up")
public final class UpCommand implements Callable<Integer> {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final int CONFLICT = 5;

    private final Texts texts;
    private final String version;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--listen", paramLabel = "HOST:PORT")
    private String listen = Listen.DEFAULT;

    @Option(names = "--fleet", paramLabel = "FILE")
    private @Nullable Path fleet;

    @Option(names = "--demo")
    private boolean demo;

    @Option(names = "--open-metrics")
    private boolean openMetrics;

    /** A command that speaks to whoever reads these streams. */
    public UpCommand(Texts texts, String version, PrintStream out, PrintStream err) {
        this.texts = texts;
        this.version = version;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Logging.prepare();
        var home = SluiceHome.ofEnvironment();
        try {
            return run(home, Listen.parse(listen));
        } catch (IllegalArgumentException e) {
            return complain(USAGE, texts.format("up.bad-listen", String.valueOf(e.getMessage())));
        } catch (StoreRefused e) {
            return complain(CONFLICT, e.text(texts));
        } catch (StoreFailure e) {
            return complain(FAILURE, e.text(texts));
        } catch (IOException e) {
            return complain(FAILURE, texts.format("up.failed", home.directory(), String.valueOf(e.getMessage())));
        } finally {
            unmark(home);
        }
    }

    /** Verbs wait for a server that is starting; this one is not any more. */
    private static void unmark(SluiceHome home) {
        try {
            var file = home.startingFile();
            var own = Long.toString(ProcessHandle.current().pid());
            if (Files.exists(file) && Files.readString(file).strip().equals(own)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.getLogger(UpCommand.class.getName()).log(System.Logger.Level.WARNING, "a file stays behind", e);
        }
    }

    private int complain(int code, String text) {
        err.println(text);
        return code;
    }

    private int run(SluiceHome home, Listen where) throws IOException {
        var catalogue = ChipCatalogue.load();
        var options = new Server.Options(
                home, where, fleet == null ? null : fleet.toAbsolutePath().normalize(), demo);
        var server = new Server(options, catalogue, this::die);
        var ended = new CountDownLatch(1);
        try {
            var door = open(server, catalogue, where);
            server.add(door);
            announce(home, server, door);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(home, server, ended), "sluice-end"));
            ended.await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILURE;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private ApiServer open(Server server, ChipCatalogue catalogue, Listen where) throws IOException {
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var parts = new ApiParts(
                server.loop(),
                server.store(),
                catalogue,
                center -> server.dispatcher().engineOf(center),
                server.forecaster()::of,
                server.centers(),
                metrics,
                openMetrics,
                () -> true,
                System::currentTimeMillis,
                version);
        probe(where);
        return ApiServer.start(parts, where.host(), where.port());
    }

    /** The server library only logs that an address is in use, or is not this machine's. */
    private void probe(Listen where) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(where.host(), where.port()));
        } catch (IOException e) {
            throw new IOException(texts.format("up.not-listening", listen, String.valueOf(e.getMessage())), e);
        }
    }

    private void announce(SluiceHome home, Server server, ApiServer door) throws IOException {
        boolean first = AdminToken.ensure(home, server.store().tokens());
        var url = new Listen(Listen.parse(listen).host(), door.port()).url();
        home.write(
                home.serverFile(),
                "{\"url\": \"" + url + "\", \"pid\": " + ProcessHandle.current().pid() + "}\n");
        Files.deleteIfExists(home.startingFile());
        out.println(texts.format("up.listens", url));
        out.println(texts.format(first ? "up.token-made" : "up.token-kept", home.adminToken()));
        if (demo) {
            out.println(texts.format("up.demo"));
        }
        if (!Listen.parse(listen).isLoopback()) {
            err.println(texts.format("up.not-loopback", url));
        }
        out.println(texts.format("up.stop"));
        out.flush();
    }

    private static void end(SluiceHome home, Server server, CountDownLatch ended) {
        server.close();
        try {
            Files.deleteIfExists(home.serverFile());
        } catch (IOException e) {
            System.getLogger(UpCommand.class.getName()).log(System.Logger.Level.WARNING, "a file stays behind", e);
        }
        ended.countDown();
    }

    /** After a failed commit nothing more may get out, not even by an orderly end. */
    private void die(Throwable cause) {
        var text = cause instanceof StoreFailure failure ? failure.text(texts) : String.valueOf(cause);
        err.println(texts.format("up.writer-failed", text));
        if (!(cause instanceof StoreFailure)) {
            cause.printStackTrace(err);
        }
        err.flush();
        Runtime.getRuntime().halt(FAILURE);
    }
}
