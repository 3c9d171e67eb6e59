/** A rule as data. */
@NullMarked
package plumbline.rules.tier;

import org.jspecify.annotations.NullMarked;
