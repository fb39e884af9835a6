package dev.sluice.app.engine;

import java.util.List;

/**
 * What an engine can run tasks on.
 *
 * @param nodes by name
 */
public record Inventory(List<NodeInfo> nodes) {
    public Inventory {
        nodes = List.copyOf(nodes);
    }
}
