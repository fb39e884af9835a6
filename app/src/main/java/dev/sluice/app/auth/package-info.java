/**
 * Who asks, and what they may do: roles, the table of permissions, and the caller behind a token. Imports {@code store}
 * for tokens.
 */
@NullMarked
package dev.sluice.app.auth;

import org.jspecify.annotations.NullMarked;
