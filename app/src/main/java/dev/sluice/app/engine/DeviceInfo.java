package dev.sluice.app.engine;

/**
 * One device of a node.
 *
 * @param index its index on the node: from 0, without gaps, and the same for as long as the machine stays as it is
 * @param memoryMib its memory
 * @param uuid the vendor's name for it, unique in the world where the vendor gives one, else unique on the node
 * @param healthy false: nothing new shall be placed on it
 */
public record DeviceInfo(int index, long memoryMib, String uuid, boolean healthy) {}
