package plumbline.policy;

import plumbline.text.Text;

/**
 * A choice that the pack makes where its source is ambiguous (a reading) or silent (an assumption).
 *
 * @param takes what the pack takes
 * @param otherwise what else the source could mean
 * @param because why this one
 */
public record Reading(String code, Origin origin, String basis, Text takes, Text otherwise, Text because) {}
