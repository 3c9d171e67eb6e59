package plumbline.policy;

import org.jspecify.annotations.Nullable;

/**
 * What an item of the sheet measures, so that the service says how each subject compares with the others.
 *
 * @param of code of the indicator, or of what is derived from indicators
 * @param by code of the indicator that divides the subjects into groups, each compared among themselves; null for one
 *     comparison of all
 */
public record Measured(String of, @Nullable String by) {}
