package dev.sluice.app.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PermissionsTest {
    /** One column for each role, in the order of {@link Role}: x = may. */
    private static final String TABLE = """
            operation      platform-admin  center-operator  tenant-admin  member  viewer
            read-pool      x               x                x             x       x
            read-work      x               x                x             x       x
            read-logs      x               x                x             x       x
            submit         x               -                x             x       -
            change-own     x               -                x             x       -
            change-any     x               -                x             -       -
            drain          x               x                -             -       -
            apply-tenants  x               -                x             -       -
            sign-contracts x               -                x             -       -
            clear-market   x               -                -             -       -
            change-settings x              x                -             -       -
            change-rules   x               -                -             -       -
            report-activity x              x                -             -       -
            manage-centers x               -                -             -       -
            read-bills     x               -                x             -       x
            set-prices     x               -                x             -       -
            set-budgets    x               -                x             -       -
            keep-books     x               -                -             -       -
            manage-tokens  x               -                x             -       -
            manage-centers x               -                -             -       -
            """;

    @Test
    void each_role_may_do_what_the_table_says_and_nothing_else() {
        var lines = TABLE.lines().toList();
        var roles = lines.getFirst().split(" +");
        Map<String, String> wanted = new TreeMap<>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(" +");
            for (int i = 1; i < cells.length; i++) {
                wanted.put(roles[i] + " " + cells[0], cells[i]);
            }
        }
        Map<String, String> real = new TreeMap<>();
        for (var role : Role.values()) {
            for (var operation : Operation.values()) {
                real.put(role.word() + " " + operation.word(), Permissions.has(role, operation) ? "x" : "-");
            }
        }
        assertThat(real).isEqualTo(wanted);
    }

    @Test
    void a_scope_reaches_its_tenant_and_all_below_it() {
        var member = new Caller("lin", "1", Role.MEMBER, "acme/nlp", 0);
        assertThat(member.sees("acme/nlp")).isTrue();
        assertThat(member.sees("acme/nlp/llm")).isTrue();
        assertThat(member.sees("acme")).isFalse();
        assertThat(member.sees("acme/nlp2")).isFalse();
        assertThat(member.sees("acme/vision")).isFalse();
    }

    @Test
    void own_work_is_changed_by_its_submitter_and_by_admins_above() {
        var member = new Caller("lin", "1", Role.MEMBER, "acme/nlp", 0);
        var admin = new Caller("wu", "2", Role.TENANT_ADMIN, "acme", 0);
        var viewer = new Caller("lin", "3", Role.VIEWER, "acme", 0);
        assertThat(member.mayChange("acme/nlp", "lin")).isTrue();
        assertThat(member.mayChange("acme/nlp", "wu")).isFalse();
        assertThat(member.mayChange("acme/vision", "lin")).isFalse();
        assertThat(admin.mayChange("acme/nlp", "lin")).isTrue();
        assertThat(admin.mayChange("rival", "wu")).isFalse();
        assertThat(viewer.mayChange("acme", "lin")).isFalse();
    }

    @Test
    void a_tenant_admin_changes_tenants_below_the_own_only() {
        var admin = new Caller("wu", "2", Role.TENANT_ADMIN, "acme", 0);
        assertThat(admin.may(Operation.APPLY_TENANTS, "acme/nlp")).isTrue();
        assertThat(admin.may(Operation.APPLY_TENANTS, "acme")).isFalse();
        assertThat(admin.may(Operation.APPLY_TENANTS, "rival")).isFalse();
        assertThat(new Caller("p", "3", Role.PLATFORM_ADMIN, null, 0).may(Operation.APPLY_TENANTS, "acme"))
                .isTrue();
    }

    @Test
    void no_role_manages_tokens_with_rights_that_it_lacks() {
        for (var maker : Role.values()) {
            var caller = new Caller("x", "1", maker, maker == Role.PLATFORM_ADMIN ? null : "acme", 0);
            for (var made : Role.values()) {
                for (var scope : new String[] {null, "acme", "acme/nlp", "rival"}) {
                    boolean may = caller.mayManage(made, scope);
                    if (may && maker != Role.PLATFORM_ADMIN) {
                        assertThat(maker).isEqualTo(Role.TENANT_ADMIN);
                        assertThat(scope).isNotNull().startsWith("acme");
                        assertThat(Permissions.of(maker)).containsAll(Permissions.of(made));
                    }
                    assertThat(may || maker != Role.PLATFORM_ADMIN).isTrue();
                }
            }
        }
    }
}
