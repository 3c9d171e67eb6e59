/**
 * The packs on disk: reading a folder, its revision, the policies that can be evaluated, the cases that each pack brings
 * as proof, and what is checked of its rules before it may be put to use. A library is immutable once loaded and
 * thread-safe.
 */
@NullMarked
package plumbline.library;

import org.jspecify.annotations.NullMarked;
