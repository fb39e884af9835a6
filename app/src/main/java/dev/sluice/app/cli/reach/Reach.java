package dev.sluice.app.cli.reach;

import dev.sluice.app.cli.json.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Finds the server: {@code --server}, {@code --context}, {@code SLUICE_SERVER}, the current context, the server that
 * {@code up} started on this machine, in this order. The token comes from {@code --token-file} or {@code SLUICE_TOKEN},
 * else from where the server came from: a token is never sent to a server that it was not given for.
 *
 * @param environment variables
 * @param home the user's directory
 */
public record Reach(Map<String, String> environment, Path home) {
    /** Where a server listens unless told otherwise. */
    public static final URI USUAL = URI.create("http://127.0.0.1:7070");

    private static final EnumSet<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final int LARGEST_TOKEN = 4096;

    /** What the command line says; each may be empty. */
    public record Wish(String server, String context, String tokenFile) {}

    /** The server and the token. Throws {@link ReachFault} if a setting can't be used. */
    public Target target(Wish wish) {
        var found = server(wish);
        if (!wish.tokenFile().isEmpty()) {
            return new Target(found.server(), readToken(Path.of(wish.tokenFile())));
        }
        var token = environment.getOrDefault("SLUICE_TOKEN", "").strip();
        if (!token.isEmpty()) {
            return new Target(found.server(), checked(token, "SLUICE_TOKEN"));
        }
        return new Target(found.server(), found.tokenFile().isEmpty() ? "" : readToken(Path.of(found.tokenFile())));
    }

    /** The user's contexts. */
    public Contexts contexts() {
        return new Contexts(configDirectory().resolve("config.yaml"));
    }

    /** The directory of this machine's server. */
    public Path state() {
        var state = environment.getOrDefault("SLUICE_HOME", "");
        return state.isEmpty() ? home.resolve(".sluice") : Path.of(state);
    }

    private Context server(Wish wish) {
        if (!wish.server().isEmpty()) {
            return withItsToken(address(wish.server(), "--server"));
        }
        if (!wish.context().isEmpty()) {
            return contexts().named(wish.context());
        }
        var variable = environment.getOrDefault("SLUICE_SERVER", "").strip();
        if (!variable.isEmpty()) {
            return withItsToken(address(variable, "SLUICE_SERVER"));
        }
        return contexts().current().orElseGet(this::ownServer);
    }

    /** A server named outright gets the token of the context, or of this machine's server, with the same address. */
    private Context withItsToken(URI server) {
        for (var context : contexts().all()) {
            if (context.server().equals(server)) {
                return context;
            }
        }
        var own = ownServer();
        return own.server().equals(server) ? own : new Context("", server, "");
    }

    private Context ownServer() {
        Starting.await(state().resolve("starting"));
        var file = state().resolve("server.json");
        var token = state().resolve("admin.token");
        var tokenFile = Files.exists(token) ? token.toString() : "";
        if (!Files.exists(file)) {
            return new Context("", USUAL, tokenFile);
        }
        try {
            var url = Trees.readJson(Files.readString(file)).text("url");
            return new Context("", address(url, file.toString()), tokenFile);
        } catch (JacksonException | CharacterCodingException damaged) {
            throw new ReachFault("cli.reach.damaged", file);
        } catch (IOException unreadable) {
            throw new ReachFault("cli.reach.unreadable", file, String.valueOf(unreadable.getMessage()));
        }
    }

    private Path configDirectory() {
        var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("sluice");
    }

    /** The address without a slash at its end, or a fault that says where it was found. */
    static URI address(String text, String where) {
        try {
            var address = URI.create(text.strip().replaceAll("/+$", ""));
            var scheme = String.valueOf(address.getScheme());
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web && address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, with where it stands.
        }
        throw new ReachFault("cli.reach.address", where, text);
    }

    private static String readToken(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ReachFault("cli.reach.no-token-file", file);
            }
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                var open = EnumSet.copyOf(OTHERS);
                open.retainAll(view.readAttributes().permissions());
                if (!open.isEmpty()) {
                    throw new ReachFault("cli.reach.open-token-file", file);
                }
            }
            if (Files.size(file) > LARGEST_TOKEN) {
                throw new ReachFault("cli.reach.bad-token", file);
            }
            return checked(Files.readString(file).strip(), file.toString());
        } catch (CharacterCodingException damaged) {
            throw new ReachFault("cli.reach.bad-token", file);
        } catch (IOException unreadable) {
            throw new ReachFault("cli.reach.unreadable", file, String.valueOf(unreadable.getMessage()));
        }
    }

    /** A token travels in a header line, so it is one word of visible ASCII. Its value is in no message. */
    private static String checked(String token, String where) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new ReachFault("cli.reach.bad-token", where);
        }
        return token;
    }
}
