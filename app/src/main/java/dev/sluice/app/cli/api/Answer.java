package dev.sluice.app.cli.api;

import dev.sluice.app.cli.json.Tree;

/**
 * An answer to a call.
 *
 * @param status such as 200 or 304
 * @param etag of the thing; empty = none
 * @param body nothing if there is none
 */
public record Answer(int status, String etag, Tree body) {}
