/** An engine that runs nothing: tasks start and end by a clock. Imports the engine interface and the JDK. */
@NullMarked
package dev.sluice.app.engine.emulated;

import org.jspecify.annotations.NullMarked;
