/**
 * Readers of traces of requests: what is asked of services becomes the replicas that it takes, each of which is a job
 * from when it is needed to when it is not. Imports {@code trace.reading} and the core's replay.
 */
@NullMarked
package dev.sluice.app.trace.serving;

import org.jspecify.annotations.NullMarked;
