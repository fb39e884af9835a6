/** Owns the rules about how the whole tree is written: imports, sources, texts and documents. Imports nothing else. */
@NullMarked
package dev.sluice.app.house;

import org.jspecify.annotations.NullMarked;
