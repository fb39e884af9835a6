package dev.sluice.app.engine.local;

import dev.sluice.app.engine.shim.TaskEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds and kills what a task started when its shim is no longer there to do so: every process of ours whose
 * environment still carries the task's marker. (Process groups would not do: their number may belong to somebody else
 * by now.)
 */
final class Leftovers {
    /** Rounds of looking again for what a dying process may have started meanwhile. */
    private static final int ROUNDS = 50;

    private static final long END_MILLIS = 1000;

    private Leftovers() {}

    /** Kills them; returns how many were found. */
    static int kill(Path taskDirectory) {
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> marked = marked(taskDirectory);
            if (marked.isEmpty()) {
                break;
            }
            found += marked.size();
            marked.forEach(ProcessHandle::destroyForcibly);
            marked.forEach(Leftovers::awaitEnd);
        }
        return found;
    }

    /** Waits for a killed process, but not for ever: one that hangs in the kernel can't be hurried. */
    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, END_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private static List<ProcessHandle> marked(Path taskDirectory) {
        byte[] marker = (TaskEnvironment.MARKER + "=" + taskDirectory).getBytes(StandardCharsets.UTF_8);
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && carries(process.pid(), marker))
                .toList();
    }

    private static boolean carries(long pid, byte[] marker) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            return contains(environment, marker);
        } catch (IOException e) {
            return false; // it has gone, or is not ours
        }
    }

    /** Whether the marker is one whole entry of a NUL separated list. */
    private static boolean contains(byte[] environment, byte[] marker) {
        int start = 0;
        for (int at = 0; at <= environment.length; at++) {
            if (at == environment.length || environment[at] == 0) {
                if (at - start == marker.length && matches(environment, start, marker)) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }

    private static boolean matches(byte[] environment, int start, byte[] marker) {
        return Arrays.equals(environment, start, start + marker.length, marker, 0, marker.length);
    }
}
