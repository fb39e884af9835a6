/** What {@code up --demo} adds: emulated centers of several owners, and a stream of workloads. */
@NullMarked
package dev.sluice.app.demo;

import org.jspecify.annotations.NullMarked;
