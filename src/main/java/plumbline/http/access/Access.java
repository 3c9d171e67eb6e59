package plumbline.http.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whose keys open a route.
 *
 * @param isPublic whether it needs none
 * @param roles those that open it
 * @param dryRun those that open it for what changes nothing
 */
public record Access(boolean isPublic, Set<Role> roles, Set<Role> dryRun) {
    /** Needs no key. */
    public static final Access PUBLIC = new Access(true, Set.of(), Set.of());

    /** Any key will do. */
    public static final Access READ = of(EnumSet.allOf(Role.class));

    public static final Access EVALUATE = new Access(
            false,
            EnumSet.of(Role.INTEGRATOR, Role.ADMIN),
            EnumSet.of(Role.INTEGRATOR, Role.AUTHOR, Role.APPROVER, Role.ADMIN));

    /** For what works out something and keeps nothing. */
    public static final Access TRY =
            of(EnumSet.of(Role.INTEGRATOR, Role.AUTHOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN));

    public static final Access EDIT = new Access(
            false, EnumSet.of(Role.APPROVER, Role.ADMIN), EnumSet.of(Role.AUTHOR, Role.APPROVER, Role.ADMIN));

    public static final Access REPLAY = of(EnumSet.of(Role.INTEGRATOR, Role.AUDITOR, Role.ADMIN));
    public static final Access AUDIT = of(EnumSet.of(Role.AUDITOR, Role.ADMIN));
    public static final Access ADMINISTER = of(EnumSet.of(Role.ADMIN));

    private static Access of(Set<Role> roles) {
        return new Access(false, roles, roles);
    }
}
