/**
 * What really runs tasks, as the server sees it: one small interface and its values.
 *
 * <p>Owns {@link dev.sluice.app.engine.Engine} and the words around it. Imports the JDK only, so that neither the core
 * nor the store can leak into an engine; each engine is one package below.
 */
@NullMarked
package dev.sluice.app.engine;

import org.jspecify.annotations.NullMarked;
