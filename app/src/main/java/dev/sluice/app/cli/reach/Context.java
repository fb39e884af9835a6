package dev.sluice.app.cli.reach;

import java.net.URI;

/**
 * A server that the user has given a name.
 *
 * @param tokenFile empty = none
 */
public record Context(String name, URI server, String tokenFile) {}
