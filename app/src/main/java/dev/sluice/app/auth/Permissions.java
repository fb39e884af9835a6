package dev.sluice.app.auth;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one table of who may do what. Where they may do it is the matter of {@link Caller}. */
final class Permissions {
    private static final Map<Role, Set<Operation>> TABLE = new EnumMap<>(Role.class);

    static {
        TABLE.put(Role.PLATFORM_ADMIN, EnumSet.allOf(Operation.class));
        TABLE.put(
                Role.CENTER_OPERATOR,
                EnumSet.of(
                        Operation.READ_POOL,
                        Operation.READ_WORK,
                        Operation.READ_LOGS,
                        Operation.REPORT_ACTIVITY,
                        Operation.DRAIN,
                        Operation.CHANGE_SETTINGS));
        TABLE.put(
                Role.TENANT_ADMIN,
                EnumSet.of(
                        Operation.READ_POOL,
                        Operation.READ_WORK,
                        Operation.READ_LOGS,
                        Operation.SUBMIT,
                        Operation.CHANGE_OWN,
                        Operation.CHANGE_ANY,
                        Operation.APPLY_TENANTS,
                        Operation.READ_BILLS,
                        Operation.SET_PRICES,
                        Operation.SET_BUDGETS,
                        Operation.SIGN_CONTRACTS,
                        Operation.MANAGE_TOKENS));
        TABLE.put(
                Role.MEMBER,
                EnumSet.of(
                        Operation.READ_POOL,
                        Operation.READ_WORK,
                        Operation.READ_LOGS,
                        Operation.SUBMIT,
                        Operation.CHANGE_OWN));
        TABLE.put(
                Role.VIEWER,
                EnumSet.of(Operation.READ_POOL, Operation.READ_WORK, Operation.READ_LOGS, Operation.READ_BILLS));
    }

    private Permissions() {}

    static boolean has(Role role, Operation operation) {
        return TABLE.getOrDefault(role, Set.of()).contains(operation);
    }

    /** What a role may do, in the order of {@link Operation}. */
    static List<Operation> of(Role role) {
        return Arrays.stream(Operation.values())
                .filter(operation -> has(role, operation))
                .toList();
    }
}
