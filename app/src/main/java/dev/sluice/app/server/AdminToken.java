package dev.sluice.app.server;

import dev.sluice.app.auth.Role;
import dev.sluice.app.store.NewToken;
import dev.sluice.app.store.TokenStore;
import java.io.IOException;
import java.nio.file.Files;

/** The token that the command line of the server's own user works with. */
final class AdminToken {
    private static final String NAME = "admin";

    private AdminToken() {}

    /**
     * Sees to it that the file holds a token that opens: a lost or revoked one is replaced, since who can write the
     * home of the server owns the server anyway.
     *
     * @return whether a new one was made
     */
    static boolean ensure(SluiceHome home, TokenStore tokens) throws IOException {
        var file = home.adminToken();
        long now = System.currentTimeMillis();
        if (Files.exists(file)
                && tokens.authenticate(Files.readString(file).strip(), now).isPresent()) {
            return false;
        }
        var issued = tokens.create(new NewToken(NAME, Role.PLATFORM_ADMIN.word(), null, now, 0));
        home.write(file, issued.secret() + "\n");
        return true;
    }
}
