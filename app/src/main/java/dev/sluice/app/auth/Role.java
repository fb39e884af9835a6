package dev.sluice.app.auth;

import java.util.Arrays;
import java.util.Optional;

/** What a token is for. The table of what each may do is {@link Permissions}. */
public enum Role {
    PLATFORM_ADMIN("platform-admin"),
    CENTER_OPERATOR("center-operator"),
    TENANT_ADMIN("tenant-admin"),
    MEMBER("member"),
    VIEWER("viewer");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word in files, tokens and answers. */
    public String word() {
        return word;
    }

    /** The role of a word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
