package dev.sluice.app.engine;

/** Which of a task's two outputs. */
public enum TaskStream {
    OUT,
    ERR
}
