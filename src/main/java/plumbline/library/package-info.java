/**
 * The packs on disk: reading a folder, its revision, the cases that each pack brings as proof; which revision is in
 * force, how another comes into force while the service runs, and what was before. A pack is immutable; what holds the
 * packs is thread-safe. And what is checked of a pack's rules before it may be put to use: in a process of its own, which
 * {@link plumbline.library.trial.Workshop} starts and bounds.
 */
@NullMarked
package plumbline.library;

import org.jspecify.annotations.NullMarked;
