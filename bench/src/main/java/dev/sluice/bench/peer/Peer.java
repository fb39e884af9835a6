package dev.sluice.bench.peer;

/** Another scheduler that places tasks on nodes of 8 GPUs, 128 cores and 1 TiB, in this process. */
public interface Peer extends AutoCloseable {
    /** The name that reports use. */
    String name();

    /**
     * Places one task for each entry, on so many GPUs with 12 cores and 96 GiB each, and answers how many it placed.
     */
    int place(int[] gpusOfTasks) throws Exception;

    @Override
    void close();
}
