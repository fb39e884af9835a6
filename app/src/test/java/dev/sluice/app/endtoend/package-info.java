/** Tests of the packaged product, started as a stranger starts it: through {@code ./sluice}. */
@NullMarked
package dev.sluice.app.endtoend;

import org.jspecify.annotations.NullMarked;
