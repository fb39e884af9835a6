/**
 * Which server the command line talks to and with which token: flags, environment, contexts, this machine's own server.
 *
 * <p>Owns the user's {@code config.yaml} and the rule that a token goes only to the server that it was given for.
 * Imports the JDK and {@code cli.json}.
 */
@NullMarked
package dev.sluice.app.cli.reach;

import org.jspecify.annotations.NullMarked;
