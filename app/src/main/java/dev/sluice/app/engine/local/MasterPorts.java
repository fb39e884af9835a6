package dev.sluice.app.engine.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports at which the tasks of an attempt may meet. A port is free when it is chosen and given to no other live attempt;
 * a stranger may still take it before the tasks do, which nobody can prevent without holding it.
 */
final class MasterPorts {
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

    int take() throws IOException {
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (taken.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    void use(int port) {
        if (port > 0) {
            taken.add(port);
        }
    }

    void release(int port) {
        taken.remove(port);
    }
}
