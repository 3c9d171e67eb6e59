/**
 * The packs on disk: reading a folder, its revision, the policies that can be evaluated, and the cases that each pack
 * brings as proof. A library is immutable once loaded and thread-safe.
 */
@NullMarked
package plumbline.library;

import org.jspecify.annotations.NullMarked;
