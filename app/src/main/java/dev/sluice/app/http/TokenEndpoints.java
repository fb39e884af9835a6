package dev.sluice.app.http;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.auth.Operation;
import dev.sluice.app.auth.Role;
import dev.sluice.app.http.view.TokenView;
import dev.sluice.app.input.Doc;
import dev.sluice.app.input.TextRule;
import dev.sluice.app.store.NewToken;
import dev.sluice.app.store.Token;
import dev.sluice.app.store.TokenStore;
import dev.sluice.core.unit.Limits;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tokens: only those that the caller may manage are there for him. */
final class TokenEndpoints {
    private final TokenStore tokens;
    private final WriterLine line;
    private final LongSupplier clockMillis;

    TokenEndpoints(TokenStore tokens, WriterLine line, LongSupplier clockMillis) {
        this.tokens = tokens;
        this.line = line;
        this.clockMillis = clockMillis;
    }

    record TokenList(List<TokenView> tokens) {}

    private record Wanted(String name, Role role, @Nullable String tenant, long expiresInMillis) {}

    Answer list(Request request) {
        var caller = request.caller(Operation.MANAGE_TOKENS);
        long now = clockMillis.getAsLong();
        return Answer.json(new TokenList(tokens.list().stream()
                .filter(token -> manages(caller, token))
                .map(token -> TokenView.of(token, now, null))
                .toList()));
    }

    private static boolean manages(Caller caller, Token token) {
        return Role.of(token.role())
                .map(role -> caller.mayManage(role, token.tenant()))
                .orElse(caller.role() == Role.PLATFORM_ADMIN);
    }

    Answer create(Request request) {
        var caller = request.caller(Operation.MANAGE_TOKENS);
        var wanted = Documents.meant(List.of(Documents.one(request)), TokenEndpoints::read)
                .getFirst();
        check(wanted, caller);
        long now = clockMillis.getAsLong();
        long expires = wanted.expiresInMillis == 0 ? Token.NEVER : now + wanted.expiresInMillis;
        var issued = tokens.create(new NewToken(wanted.name, wanted.role.word(), wanted.tenant, now, expires));
        return Answer.json(201, TokenView.of(issued.token(), now, issued.secret()), Map.of());
    }

    private static Doc.Reading<Wanted> read(Doc document) {
        return document.read(fields -> {
            var name = fields.requireText("name", TextRule.LINE.upTo(Limits.NAME_CHARS));
            var role = fields.requireChoice("role", Role.class);
            var tenant = fields.text("tenant", TextRule.TENANT);
            long expiresIn = fields.durationMillis("expiresIn", 1, Limits.DURATION_MILLIS)
                    .orElse(0);
            return () -> new Wanted(name, role, tenant.orElse(null), expiresIn);
        });
    }

    private void check(Wanted wanted, Caller caller) {
        var tenant = wanted.tenant;
        if (tenant != null
                && !(caller.sees(tenant) && line.read(core -> core.tenants().number(tenant) >= 0))) {
            throw Refusal.notFound("tenant", tenant);
        }
        boolean platformWide = wanted.role == Role.PLATFORM_ADMIN || wanted.role == Role.CENTER_OPERATOR;
        if (platformWide && tenant != null) {
            throw new Refusal(ProblemCode.INVALID_TOKEN, wanted.role.word(), "no-scope").at("tenant", tenant);
        }
        if (wanted.role == Role.TENANT_ADMIN && tenant == null) {
            throw new Refusal(ProblemCode.INVALID_TOKEN, wanted.role.word(), "scope").at("tenant", "");
        }
        if (!caller.mayManage(wanted.role, tenant)) {
            throw Request.denied(Operation.MANAGE_TOKENS, caller);
        }
    }

    Answer revoke(Request request) {
        var caller = request.caller(Operation.MANAGE_TOKENS);
        var id = request.place("id");
        boolean visible = tokens.list().stream().anyMatch(token -> token.id().equals(id) && manages(caller, token));
        if (!visible || !tokens.revoke(id, clockMillis.getAsLong())) {
            throw Refusal.notFound("token", id);
        }
        return Answer.empty(204, Map.of());
    }
}
