package dev.sluice.core.pool;

/**
 * What may happen on a node.
 *
 * @param cordoned an operator lets nothing new start on it
 * @param down its center says that it does not answer
 * @param gone it left its center; its number is never used again
 */
public record NodeStatus(boolean cordoned, boolean down, boolean gone) {}
