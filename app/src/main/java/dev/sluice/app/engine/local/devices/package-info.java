/**
 * What this machine has to run on: NVIDIA devices by NVML, the nodes of a fleet file, or the machine's own cores.
 *
 * <p>Owns the look at the hardware and the fleet file. May import {@code engine} and Jackson's YAML.
 */
@NullMarked
package dev.sluice.app.engine.local.devices;

import org.jspecify.annotations.NullMarked;
