package dev.sluice.core.work;

/** The end of one task of an attempt. */
public record TaskEnd(int rank, TaskExit exit, long atMillis) {}
