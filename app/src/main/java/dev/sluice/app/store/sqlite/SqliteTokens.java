package dev.sluice.app.store.sqlite;

import dev.sluice.app.store.IssuedToken;
import dev.sluice.app.store.JournalFailure;
import dev.sluice.app.store.NewToken;
import dev.sluice.app.store.Token;
import dev.sluice.app.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens. All of them are in memory too: there are few, each request asks for one, and this process is the only writer
 * of the file.
 */
final class SqliteTokens implements TokenStore, AutoCloseable {
    private static final String PREFIX = "slu";
    private static final int SECRET_BYTES = 32;
    private static final byte[] NOBODY = new byte[32];
    /** A token's last use is written at most this often; the admin wants to know "this week or not". */
    private static final long LAST_USE_GRAIN_MILLIS = 60_000;

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Known(Token token, byte[] secretHash) {}

    private final Database database;
    private final Connection synced;
    private final Connection ordered;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> byId = new ConcurrentHashMap<>();

    SqliteTokens(Database database) throws SQLException {
        this.database = database;
        synced = database.openWriter(Database.Durability.SYNCED);
        ordered = database.openWriter(Database.Durability.ORDERED);
        try (var statement = synced.createStatement();
                var rows = statement.executeQuery("SELECT * FROM token")) {
            while (rows.next()) {
                var known = read(rows);
                byId.put(known.token().id(), known);
            }
        }
    }

    @Override
    public synchronized IssuedToken create(NewToken wanted) {
        var id = newId();
        var secret = PREFIX + "_" + id + "_" + newSecret();
        var token = new Token(
                id,
                wanted.name(),
                wanted.role(),
                wanted.tenant(),
                wanted.createdMillis(),
                wanted.expiresMillis(),
                Token.NEVER,
                Token.NEVER);
        keepSynced(new Known(token, hash(secret)));
        return new IssuedToken(token, secret);
    }

    @Override
    public Optional<Token> authenticate(String secret, long timeMillis) {
        var parts = secret.split("_", 3);
        if (parts.length != 3 || !parts[0].equals(PREFIX)) {
            return Optional.empty();
        }
        var known = byId.get(parts[1]);
        // The same work whether the id is known or not, so that the time tells nothing about ids.
        boolean same = MessageDigest.isEqual(known == null ? NOBODY : known.secretHash(), hash(secret));
        if (known == null || !same || !known.token().usableAt(timeMillis)) {
            return Optional.empty();
        }
        return Optional.of(usedAt(known, timeMillis));
    }

    private Token usedAt(Known known, long timeMillis) {
        if (timeMillis - known.token().lastUsedMillis() < LAST_USE_GRAIN_MILLIS) {
            return known.token();
        }
        return rememberUse(known, timeMillis);
    }

    private synchronized Token rememberUse(Known seen, long timeMillis) {
        // Taken again under the lock, so that a revocation in between is not overwritten.
        var known = byId.getOrDefault(seen.token().id(), seen);
        var token = known.token();
        if (timeMillis - token.lastUsedMillis() >= LAST_USE_GRAIN_MILLIS) {
            token = with(token, token.revokedMillis(), timeMillis);
            keepUse(new Known(token, known.secretHash()));
        }
        return token;
    }

    /** A use that can't be written is remembered in memory: a full disk must not lock out who comes to make room. */
    private void keepUse(Known known) {
        byId.put(known.token().id(), known);
        try {
            write(ordered, known);
        } catch (SQLException e) {
            // The journal on the same disk fails too, and says so.
        }
    }

    @Override
    public List<Token> list() {
        return byId.values().stream()
                .map(Known::token)
                .sorted(Comparator.comparingLong(Token::createdMillis).thenComparing(Token::id))
                .toList();
    }

    @Override
    public synchronized boolean revoke(String id, long timeMillis) {
        var known = byId.get(id);
        if (known == null) {
            return false;
        }
        var token = known.token();
        if (token.revokedMillis() == Token.NEVER) {
            keepSynced(new Known(with(token, timeMillis, token.lastUsedMillis()), known.secretHash()));
        }
        return true;
    }

    private static Token with(Token token, long revokedMillis, long lastUsedMillis) {
        return new Token(
                token.id(),
                token.name(),
                token.role(),
                token.tenant(),
                token.createdMillis(),
                token.expiresMillis(),
                revokedMillis,
                lastUsedMillis);
    }

    private void keepSynced(Known known) {
        try {
            write(synced, known);
            byId.put(known.token().id(), known);
        } catch (SQLException e) {
            throw new JournalFailure("token.failed", List.of(known.token().id(), Database.reason(e)), e);
        }
    }

    private void write(Connection connection, Known known) throws SQLException {
        var token = known.token();
        database.writeTurn.lock();
        try (var statement =
                connection.prepareStatement("INSERT OR REPLACE INTO token VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, token.id());
            statement.setBytes(2, known.secretHash());
            statement.setString(3, token.name());
            statement.setString(4, token.role());
            statement.setObject(5, token.tenant());
            statement.setLong(6, token.createdMillis());
            statement.setLong(7, token.expiresMillis());
            statement.setLong(8, token.revokedMillis());
            statement.setLong(9, token.lastUsedMillis());
            statement.executeUpdate();
        } finally {
            database.writeTurn.unlock();
        }
    }

    private static Known read(ResultSet row) throws SQLException {
        var token = new Token(
                row.getString("id"),
                row.getString("name"),
                row.getString("role"),
                row.getString("tenant"),
                row.getLong("created_millis"),
                row.getLong("expires_millis"),
                row.getLong("revoked_millis"),
                row.getLong("last_used_millis"));
        return new Known(token, row.getBytes("secret_sha256"));
    }

    /** 40 random bits, taken anew should they be in use. */
    private String newId() {
        var bytes = new byte[5];
        String id;
        do {
            random.nextBytes(bytes);
            id = HexFormat.of().formatHex(bytes);
        } while (byId.containsKey(id));
        return id;
    }

    private String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        try (ordered) {
            synced.close();
        }
    }
}
