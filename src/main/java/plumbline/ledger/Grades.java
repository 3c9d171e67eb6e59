package plumbline.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.policy.GradeKind;

/** The grades of one evaluation: those that rules give, and those that they propose. */
final class Grades {
    private final List<GradeKind> declared;
    private final Map<String, Grade> given = new HashMap<>();
    private final Map<String, Grade> proposed = new HashMap<>();

    /** @param declared the pack's grades, in its order */
    Grades(List<GradeKind> declared) {
        this.declared = declared;
    }

    void give(String subject, Grade grade) {
        given.put(subject, grade);
    }

    /** Of all that are proposed the one that is declared first counts, with the reasons of all who propose it. */
    void propose(String subject, Grade grade) {
        proposed.merge(subject, grade, this::first);
    }

    /** What is given goes before what is proposed. */
    Map<String, Grade> bySubject() {
        Map<String, Grade> grades = new HashMap<>(proposed);
        grades.putAll(given);
        return Map.copyOf(grades);
    }

    private Grade first(Grade earlier, Grade later) {
        if (earlier.kind().equals(later.kind())) {
            return new Grade(earlier.kind(), earlier.reason() + "；" + later.reason(), earlier.rule());
        }
        return declared.indexOf(earlier.kind()) < declared.indexOf(later.kind()) ? earlier : later;
    }
}
