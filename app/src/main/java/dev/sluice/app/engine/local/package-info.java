/**
 * The engine that runs tasks as processes of this machine.
 *
 * <p>Owns the state directory's {@code attempts} and {@code bin}, the task shim (C, {@code src/main/native}) and the
 * talk with it by files. May import {@code engine} and {@code engine.local.devices}.
 *
 * <p>One shim process per task outlives the server, waits for the task and writes how it ended. Who is alive is told by
 * a lock that the kernel drops with its holder; how it ended is told by the file {@code exit}; everything in memory is
 * a copy of those. The rules between engine and shim stand at the head of {@code task-shim.c}.
 */
@NullMarked
package dev.sluice.app.engine.local;

import org.jspecify.annotations.NullMarked;
