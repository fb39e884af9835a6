package dev.sluice.app.cli.reach;

import java.net.URI;

/**
 * A server and the token for it.
 *
 * @param server base address without a slash at its end
 * @param token empty = none was found
 */
public record Target(URI server, String token) {
    /** Whether the token would cross a network in the clear. */
    public boolean exposed() {
        return !token.isEmpty() && "http".equals(server.getScheme()) && !loopback();
    }

    /** Whether the server is on this machine. */
    public boolean loopback() {
        var host = String.valueOf(server.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    @Override
    public String toString() {
        return "Target[" + server + "]";
    }
}
