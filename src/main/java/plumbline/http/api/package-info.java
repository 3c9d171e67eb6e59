/**
 * The API described for who uses it: OpenAPI, the types of problems, and the pages that show them. May use the packs in
 * force. Stateless.
 */
@NullMarked
package plumbline.http.api;

import org.jspecify.annotations.NullMarked;
