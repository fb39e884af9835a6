package dev.sluice.core.replay;

import dev.sluice.core.replay.Dice.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Work of a list in an order of chance, stretched or cut until it asks for a given part of a fleet. */
final class Arrivals {
    private Arrivals() {}

    /**
     * The list by name, then shuffled. If it asks for less than wanted, work drawn from it, each as likely as any
     * other, is added; if for more, work drawn from the order is left out.
     *
     * @param milli device milli that all of it asks for in the end, to within one piece of work
     */
    static List<Job> of(List<Job> list, long milli, Dice dice) {
        var byName = list.stream().sorted(Comparator.comparing(Job::name)).toList();
        var order = new ArrayList<>(dice.shuffled(byName, Question.LIST_ORDER));
        long sum = byName.stream().mapToLong(Job::milli).sum();
        for (int draw = 0; sum > milli; draw++) {
            int at = (int) dice.below(order.size(), Question.LIST_DRAW, draw, 0);
            sum -= order.remove(at).milli();
        }
        if (sum == 0) {
            return order;
        }
        for (int draw = order.size(); sum < milli; draw++) {
            var job = byName.get((int) dice.below(byName.size(), Question.LIST_DRAW, draw, 0));
            if (sum + job.milli() > milli) {
                break;
            }
            sum += job.milli();
            order.add(job);
        }
        return order;
    }
}
