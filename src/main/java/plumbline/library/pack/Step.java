package plumbline.library.pack;

import org.jspecify.annotations.Nullable;

/**
 * A part of the work of trying a pack, announced before it begins.
 *
 * @param file of the pack
 * @param line from 1; 0 for the whole file
 * @param name of the rule or case; null for the whole file
 */
public record Step(String file, int line, @Nullable String name) {}
