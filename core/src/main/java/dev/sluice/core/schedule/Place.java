package dev.sluice.core.schedule;

/**
 * A place in a queue.
 *
 * @param rank what the queue policy says of the workload: less is served before more
 * @param id among equal ranks the order of submission
 */
public record Place(long rank, long id) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        return rank != other.rank ? Long.compare(rank, other.rank) : Long.compare(id, other.id);
    }
}
