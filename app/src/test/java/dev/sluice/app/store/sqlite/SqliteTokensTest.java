package dev.sluice.app.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.app.store.NewToken;
import dev.sluice.app.store.Token;
import dev.sluice.app.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteTokensTest {
    private static final NewToken ADMIN = new NewToken("admin", "platform-admin", null, 1_000, Token.NEVER);
    private static final NewToken GUEST = new NewToken("guest", "viewer", "acme/nlp", 2_000, 100_000);

    @TempDir
    Path directory;

    private SqliteStore store = null;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory, failure -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    private TokenStore reopened() {
        close();
        open();
        return store.tokens();
    }

    @Test
    void aTokenWorksNowAndAfterReopening() {
        var issued = store.tokens().create(ADMIN);
        assertThat(issued.secret()).matches("slu_[0-9a-f]{10}_[A-Za-z0-9_-]{43}");
        assertThat(store.tokens().authenticate(issued.secret(), 5_000)).get().satisfies(token -> {
            assertThat(token.name()).isEqualTo("admin");
            assertThat(token.role()).isEqualTo("platform-admin");
            assertThat(token.tenant()).isNull();
        });
        assertThat(reopened().authenticate(issued.secret(), 6_000)).isPresent();
        assertThat(store.tokens().list()).hasSize(1);
    }

    @Test
    void anythingElseIsNoToken() {
        var secret = store.tokens().create(ADMIN).secret();
        var changed = secret.substring(0, secret.length() - 1) + (secret.endsWith("A") ? "B" : "A");
        var other = store.tokens().create(GUEST).secret();
        var mixed = secret.substring(0, 15) + other.substring(15);
        for (var wrong :
                new String[] {"", "slu", "slu__", "_", secret + "A", changed, mixed, "Bearer " + secret, "\0"}) {
            assertThat(store.tokens().authenticate(wrong, 5_000)).as(wrong).isEmpty();
        }
    }

    @Test
    void anExpiredTokenStopsAtItsTime() {
        var secret = store.tokens().create(GUEST).secret();
        assertThat(store.tokens().authenticate(secret, 99_999)).isPresent();
        assertThat(store.tokens().authenticate(secret, 100_000)).isEmpty();
    }

    @Test
    void aRevokedTokenStopsForGood() {
        var issued = store.tokens().create(ADMIN);
        assertThat(store.tokens().revoke(issued.token().id(), 7_000)).isTrue();
        assertThat(store.tokens().revoke(issued.token().id(), 8_000)).isTrue();
        assertThat(store.tokens().revoke("nobody", 8_000)).isFalse();
        assertThat(store.tokens().authenticate(issued.secret(), 7_001)).isEmpty();
        assertThat(reopened().authenticate(issued.secret(), 7_001)).isEmpty();
        assertThat(store.tokens().list().getFirst().revokedMillis()).isEqualTo(7_000);
    }

    @Test
    void theLastUseIsKnownToTheMinute() {
        var secret = store.tokens().create(ADMIN).secret();
        store.tokens().authenticate(secret, 100_000);
        store.tokens().authenticate(secret, 159_999);
        assertThat(reopened().list().getFirst().lastUsedMillis()).isEqualTo(100_000);
        store.tokens().authenticate(secret, 160_000);
        assertThat(reopened().list().getFirst().lastUsedMillis()).isEqualTo(160_000);
    }

    @Test
    void noSecretIsEverStoredOrPrinted() throws Exception {
        var issued = store.tokens().create(ADMIN);
        store.tokens().authenticate(issued.secret(), 5_000);
        var random = issued.secret().substring(15);
        assertThat(issued.toString()).doesNotContain(random);
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(random);
            }
        }
    }

    @Test
    void tokensAreListedOldestFirst() {
        store.tokens().create(GUEST);
        store.tokens().create(ADMIN);
        assertThat(store.tokens().list()).extracting(Token::name).containsExactly("admin", "guest");
    }

    @Test
    void badTokensAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NewToken("", "viewer", null, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new NewToken("n", "viewer", null, 5, 5));
    }
}
