package dev.sluice.app.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a run of the command line sees of its machine, so that a test can show it another one.
 *
 * @param environment variables
 * @param home the user's directory
 * @param terminalColumns width of the terminal that {@code out} is; 0 = it is none
 * @param clock milliseconds since 1970 UTC
 */
public record Surroundings(
        Map<String, String> environment,
        Path home,
        InputStream in,
        OutputStream out,
        OutputStream err,
        int terminalColumns,
        LongSupplier clock) {

    /** This process's own. The launcher says in {@code sluice.columns} how wide the terminal is. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Math.clamp(Integer.getInteger("sluice.columns", 0), 0, 1000),
                System::currentTimeMillis);
    }

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
