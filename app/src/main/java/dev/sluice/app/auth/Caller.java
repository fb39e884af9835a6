package dev.sluice.app.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param user the token's name: the user of what is done with it
 * @param tokenId public id of the token
 * @param tenant path of the subtree that everything is limited to; null = the whole platform
 * @param expiresMillis when the token stops working, in ms since 1970; 0 = never
 */
public record Caller(
        String user, String tokenId, Role role, @Nullable String tenant, long expiresMillis) {
    /** Whether anything of a tenant may be seen; what may not be seen is answered as if it weren't there. */
    public boolean sees(String path) {
        return tenant == null || within(path, tenant);
    }

    /** Whether the role has this right at all. */
    public boolean may(Operation operation) {
        return Permissions.has(role, operation);
    }

    /** Whether the right reaches this tenant. Changing a tenant itself takes a right above it. */
    public boolean may(Operation operation, String path) {
        boolean reaches = sees(path) && (operation != Operation.APPLY_TENANTS || !path.equals(tenant));
        return reaches && may(operation);
    }

    /** Whether a workload of a tenant, submitted by a user, may be cancelled, held and released. */
    public boolean mayChange(String path, String submitter) {
        return may(Operation.CHANGE_ANY, path) || submitter.equals(user) && may(Operation.CHANGE_OWN, path);
    }

    /**
     * Whether a token of this role and scope may be made or revoked: never more than one's own rights, and only
     * platform admins make platform admins, center operators and tokens without a scope.
     */
    public boolean mayManage(Role other, @Nullable String scope) {
        if (!may(Operation.MANAGE_TOKENS)) {
            return false;
        }
        boolean platformWide = tenant == null && role == Role.PLATFORM_ADMIN;
        return platformWide
                || scope != null
                        && sees(scope)
                        && Permissions.of(role).containsAll(Permissions.of(other))
                        && other != Role.PLATFORM_ADMIN;
    }

    /** What the role may do. */
    public List<Operation> operations() {
        return Permissions.of(role);
    }

    /** Whether a path is a tenant or lies below it. */
    public static boolean within(String path, String tenant) {
        return path.equals(tenant)
                || path.length() > tenant.length() && path.startsWith(tenant) && path.charAt(tenant.length()) == '/';
    }
}
