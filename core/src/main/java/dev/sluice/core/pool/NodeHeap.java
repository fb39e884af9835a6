package dev.sluice.core.pool;

import java.util.Arrays;

/** A binary heap of node numbers, least first, from which any node can be removed: each node knows its slot. */
final class NodeHeap {
    private int[] heap;
    private int size;
    private int[] slots;

    NodeHeap(int[] slots) {
        this.heap = new int[4];
        this.slots = slots;
    }

    NodeHeap copy(int[] slotsOfCopy) {
        var copy = new NodeHeap(slotsOfCopy);
        copy.heap = heap.clone();
        copy.size = size;
        return copy;
    }

    void slots(int[] grown) {
        slots = grown;
    }

    int size() {
        return size;
    }

    /** The node at a place of the heap; the first is the least. */
    int get(int place) {
        return heap[place];
    }

    int least() {
        return heap[0];
    }

    void add(int node) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        up(size++, node);
    }

    void remove(int node) {
        int slot = slots[node];
        int last = heap[--size];
        if (last == node) {
            return;
        }
        if (slot > 0 && heap[(slot - 1) >> 1] > last) {
            up(slot, last);
        } else {
            down(slot, last);
        }
    }

    private void up(int start, int node) {
        int slot = start;
        while (slot > 0) {
            int parent = (slot - 1) >> 1;
            if (heap[parent] <= node) {
                break;
            }
            put(slot, heap[parent]);
            slot = parent;
        }
        put(slot, node);
    }

    private void down(int start, int node) {
        int slot = start;
        while (slot * 2 + 1 < size) {
            int child = slot * 2 + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= node) {
                break;
            }
            put(slot, heap[child]);
            slot = child;
        }
        put(slot, node);
    }

    private void put(int slot, int node) {
        heap[slot] = node;
        slots[node] = slot;
    }
}
