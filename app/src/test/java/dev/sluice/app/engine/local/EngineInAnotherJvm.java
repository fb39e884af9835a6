package dev.sluice.app.engine.local;

import dev.sluice.app.engine.HeardEvents;
import dev.sluice.app.engine.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server to be killed: starts attempts 1 to N, says so of each, and waits. Words: state directory, script, N. */
final class EngineInAnotherJvm {
    private EngineInAnotherJvm() {}

    public static void main(String[] words) throws Exception {
        var heard = new HeardEvents();
        try (var engine = LocalEngine.open(new LocalOptions(Path.of(words[0]), null), heard)) {
            engine.recover(List.of());
            int count = Integer.parseInt(words[2]);
            for (int id = 1; id <= count; id++) {
                engine.start(Orders.script(Orders.key(id), words[1]));
            }
            System.out.println("ordered");
            for (int id = 1; id <= count; id++) {
                heard.awaitStart(Orders.key(id), 0);
                System.out.println("started");
                System.out.flush();
            }
            waitForEver();
        }
    }

    private static void waitForEver() throws IOException {
        while (System.in.read() >= 0) {
            // the end of the input is the end of the parent
        }
    }

    static Process start(Path state, String script, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineInAnotherJvm.class.getName(),
                        state.toString(),
                        script,
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
