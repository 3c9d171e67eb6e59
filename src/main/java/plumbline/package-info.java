/**
 * Plumbline (准绳) scores subjects under a policy by rules that policy staff can read and edit, and says why.
 *
 * <p>One request walks one way, through one package after another, and never back:
 *
 * <pre>
 * JSON ─intake→ Cohort ─rules→ Book ─standing→ ranks, seats, parts ─evaluation→ Evaluation ─audit→ record ─http, cli→ answer
 *                          ↑ the pack that library has read, by the declarations of policy
 * </pre>
 *
 * <ol>
 *   <li>{@link plumbline.policy}: what a pack declares.
 *   <li>{@link plumbline.intake}: from the bytes of a request to a cohort, or to all of its faults.
 *   <li>{@link plumbline.ledger}: what rules post, and the small API that they see.
 *   <li>{@link plumbline.rules}: from rule files to a rule book, and from a cohort to what its rules post.
 *   <li>{@link plumbline.standing}: pure arithmetic: totals, ranks, seats, parts of a pool.
 *   <li>{@link plumbline.evaluation}: the street itself, and the form of its result.
 *   <li>{@link plumbline.store}: what is kept: the database, its one writer, the journal.
 *   <li>{@link plumbline.library}: the packs on disk, the cases that prove them, and how they come into force.
 *   <li>{@link plumbline.audit}: every evaluation that was kept, and the proof that it is what it was.
 *   <li>{@link plumbline.http}, {@link plumbline.cli}: the doors.
 * </ol>
 */
@NullMarked
package plumbline;

import org.jspecify.annotations.NullMarked;
