/** Records to JSON bytes. Owns the JSON library; imports nothing else of the product. */
@NullMarked
package dev.sluice.app.http.json;

import org.jspecify.annotations.NullMarked;
