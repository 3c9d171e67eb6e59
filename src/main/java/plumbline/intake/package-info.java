/**
 * From the bytes of a request to a {@link plumbline.intake.Cohort} of typed subjects, or to all of its faults at once,
 * each at its JSON Pointer; and the JSON Schema that says the same to integrators. Everything here is immutable or
 * stateless.
 */
@NullMarked
package plumbline.intake;

import org.jspecify.annotations.NullMarked;
