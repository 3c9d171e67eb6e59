/**
 * Plumbline (准绳) scores subjects under a policy by rules that policy staff can read and edit, and says why.
 *
 * <p>One request walks one way, through one package after another, and never back:
 *
 * <pre>
 * JSON ─intake→ Cohort ─rules→ Postings ─standing→ ranks, seats, parts ─evaluation→ Evaluation ─audit→ record ─http, cli→ answer
 *                          ↑ the pack that library has read, by the declarations of policy
 * </pre>
 *
 * <ol>
 *   <li>{@link plumbline.text}, {@link plumbline.yaml}: what all speak with: texts in two languages, findings, JSON, YAML. {@link
 *       plumbline.log}: what the log looks like.
 *   <li>{@link plumbline.policy}: what a pack declares; {@link plumbline.policy.read} reads {@code policy.yaml}.
 *   <li>{@link plumbline.sheet}: the cells of tables as spreadsheets save them.
 *   <li>{@link plumbline.intake}: from the bytes of a request to a cohort, or to all of its faults; {@link
 *       plumbline.intake.table} takes tables.
 *   <li>{@link plumbline.facts}: what rules match and calculate with: facts, exact numbers, formulas, phases.
 *   <li>{@link plumbline.ledger}: what rules post, and {@link plumbline.ledger.RuleApi}, all that they can see.
 *   <li>{@link plumbline.rules}: the engine: a rule book, and what its rules post on a cohort. Before it, {@link
 *       plumbline.rules.drl} reads a rule file into trees and prints them for the engine, {@link plumbline.rules.check}
 *       holds the trees against the policy, {@link plumbline.rules.model} says of each rule what it compares and posts,
 *       {@link plumbline.rules.gate} reads the classes that the engine's compiler made.
 *   <li>{@link plumbline.standing}: pure arithmetic: totals, ranks, seats, parts of a pool.
 *   <li>{@link plumbline.evaluation}: from a cohort to its result, and the form of that in JSON; {@link
 *       plumbline.evaluation.table} makes tables of it.
 *   <li>{@link plumbline.problem}: what is wrong with a request, in the form in which every door answers it.
 *   <li>{@link plumbline.store}: what is kept: the database, its one writer, the journal.
 *   <li>{@link plumbline.library}: which revision of each policy is in force. Before it, {@link plumbline.library.pack} is a
 *       pack's files, {@link plumbline.library.cases} runs its cases, {@link plumbline.library.tiers} finds holes and
 *       overlaps, {@link plumbline.library.lint} what is never used, {@link plumbline.library.trial} does all of it in a
 *       process of its own, and {@link plumbline.library.revision} keeps what was ever in force.
 *   <li>{@link plumbline.batch}: from the bytes of a line to those of its answer, for all who have many.
 *   <li>{@link plumbline.explanation}: why a result is what it is, from the answer, its firings and the rules as data.
 *   <li>{@link plumbline.audit}: every evaluation that was kept ({@link plumbline.audit.record}), the proof that it is what
 *       it was, and what a subject is told of it ({@link plumbline.audit.appeal}).
 *   <li>{@link plumbline.http}, {@link plumbline.cli}: the doors.
 * </ol>
 */
@NullMarked
package plumbline;

import org.jspecify.annotations.NullMarked;
