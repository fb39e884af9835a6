/**
 * The HTTP API: routes, problems, streams, and the one class that knows the server library. Owns {@code openapi.yaml},
 * which was there first. Imports {@code auth}, {@code loop}, {@code engine}, {@code store}, {@code input},
 * {@code work}, {@code catalogue}, {@code text} and the core's public records.
 */
@NullMarked
package dev.sluice.app.http;

import org.jspecify.annotations.NullMarked;
