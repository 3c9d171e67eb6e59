package plumbline.http.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a key is for. */
public enum Role {
    /** Reads policies, rules and evaluations. */
    READER,
    /** Evaluates. */
    INTEGRATOR,
    /** Edits rules and tries what comes of it. */
    AUTHOR,
    /** Puts rules into force that somebody else wrote. */
    APPROVER,
    /** Reads and checks everything. */
    AUDITOR,
    /** Everything, keys too. */
    ADMIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this code; empty when there is none. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** All codes, for a message. */
    public static String codes() {
        return Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "));
    }
}
