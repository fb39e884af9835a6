/** The console's files, and a browser to look at them with. */
@NullMarked
package dev.sluice.app.console;

import org.jspecify.annotations.NullMarked;
