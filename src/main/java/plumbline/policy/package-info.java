/**
 * What a pack declares: the policy, its indicators, its scoring sheet, what may come of it, and where each number comes
 * from. May use {@code text}. Everything here is immutable or stateless.
 */
@NullMarked
package plumbline.policy;

import org.jspecify.annotations.NullMarked;
