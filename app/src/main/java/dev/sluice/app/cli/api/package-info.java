/**
 * The way to a server: calls, answers, problems, streams of events and output.
 *
 * <p>Owns the connection and who it is allowed to tell the token. Imports the JDK and {@code cli.json} only. It uses
 * the JDK's small client: the newer one takes longer to start than a whole {@code ps} may take.
 */
@NullMarked
package dev.sluice.app.cli.api;

import org.jspecify.annotations.NullMarked;
