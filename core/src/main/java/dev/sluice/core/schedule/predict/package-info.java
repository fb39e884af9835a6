/** How long work will run, learned from how long such work has run. Imports {@code unit} and {@code work}. */
@NullMarked
package dev.sluice.core.schedule.predict;

import org.jspecify.annotations.NullMarked;
