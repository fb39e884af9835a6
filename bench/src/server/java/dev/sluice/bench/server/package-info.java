/**
 * Measures the packaged server from the outside: a process of its own, its API, its command line. Compiled by {@code
 * bench/server} against the packaged jars, of which only the journal of a long past needs any.
 */
package dev.sluice.bench.server;
