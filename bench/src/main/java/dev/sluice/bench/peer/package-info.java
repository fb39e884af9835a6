/** Schedulers of others, each behind {@link dev.sluice.bench.peer.Peer}. Imports their libraries, never the core. */
@NullMarked
package dev.sluice.bench.peer;

import org.jspecify.annotations.NullMarked;
