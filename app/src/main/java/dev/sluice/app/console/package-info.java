/** The web console: files that a browser runs, and what a server needs to hand them out. */
@NullMarked
package dev.sluice.app.console;

import org.jspecify.annotations.NullMarked;
