package plumbline.policy;

import java.util.List;
import plumbline.text.Text;

/**
 * A choice that the pack makes where its source is ambiguous (a reading) or silent (an assumption).
 *
 * @param takes what the pack takes
 * @param otherwise what else the source could mean
 * @param because why this one
 * @param alternatives the other readings that can be run
 */
public record Reading(
        String code,
        Origin origin,
        String basis,
        Text takes,
        Text otherwise,
        Text because,
        List<Alternative> alternatives) {
    public Reading {
        alternatives = List.copyOf(alternatives);
    }

    /** Another reading of the same place; how it runs is told by the pack's {@code policy.yaml}. */
    public record Alternative(String code, Text label) {}
}
