package dev.sluice.app.server;

/**
 * Where a server listens.
 *
 * @param host name or address; IPv6 addresses without brackets
 * @param port 0 = any free one
 */
public record Listen(String host, int port) {
    static final String DEFAULT = "127.0.0.1:7070";
    private static final int PORT_MOST = 65_535;

    /**
     * Reads {@code HOST:PORT}, {@code [ADDRESS]:PORT} or {@code :PORT} (all addresses).
     *
     * @throws IllegalArgumentException it is none of these; the message says what is wrong
     */
    public static Listen parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' has no port; write HOST:PORT, such as " + DEFAULT);
        }
        var host = text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        return new Listen(host.isEmpty() ? "0.0.0.0" : host, port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= PORT_MOST) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("port '" + text + "' is no number; write 0.." + PORT_MOST, e);
        }
        throw new IllegalArgumentException("port " + text + " is out of range; write 0.." + PORT_MOST);
    }

    /** Where clients on this machine find it. */
    String url() {
        boolean any = host.equals("0.0.0.0") || host.equals("::");
        var reachable = any ? "127.0.0.1" : host;
        return "http://" + (reachable.indexOf(':') < 0 ? reachable : "[" + reachable + "]") + ":" + port;
    }

    boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }
}
