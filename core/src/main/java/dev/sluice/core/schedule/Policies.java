package dev.sluice.core.schedule;

import dev.sluice.core.schedule.order.OrderPolicies;
import dev.sluice.core.schedule.order.OrderPolicy;
import dev.sluice.core.schedule.place.PlacePolicies;
import dev.sluice.core.schedule.place.PlacePolicy;
import dev.sluice.core.schedule.queue.QueuePolicies;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.schedule.reclaim.ReclaimPolicies;
import dev.sluice.core.schedule.reclaim.ReclaimPolicy;
import dev.sluice.core.schedule.share.SharePolicies;
import dev.sluice.core.schedule.share.SharePolicy;
import dev.sluice.core.setting.Choice;
import dev.sluice.core.setting.Parameter;
import dev.sluice.core.setting.Settings;
import java.util.List;

/**
 * The policies that a scheduler works by.
 *
 * @param order which tenant is next
 * @param queue which of its workloads
 * @param place where that goes
 * @param reclaim at whose cost
 * @param share who joins whom on the same devices
 * @param settings what they were made of
 */
public record Policies(
        OrderPolicy order,
        QueuePolicy queue,
        PlacePolicy place,
        ReclaimPolicy reclaim,
        SharePolicy share,
        Settings settings) {
    /** What is in force unless somebody changes the settings. */
    public static final Policies STANDARD = of(Settings.STANDARD);

    /**
     * The policies that settings name.
     *
     * @throws IllegalArgumentException if there is none of a name; a command that names one is refused before
     */
    public static Policies of(Settings settings) {
        var queue = QueuePolicies.named(settings.get(Choice.QUEUE), settings)
                .orElseThrow(() -> unknown(Choice.QUEUE, settings));
        return new Policies(
                OrderPolicies.named(settings.get(Choice.ORDER)).orElseThrow(() -> unknown(Choice.ORDER, settings)),
                queue,
                PlacePolicies.named(settings.get(Choice.PLACE)).orElseThrow(() -> unknown(Choice.PLACE, settings)),
                ReclaimPolicies.named(settings.get(Choice.RECLAIM), queue)
                        .orElseThrow(() -> unknown(Choice.RECLAIM, settings)),
                SharePolicies.named(settings.get(Choice.SHARE)).orElseThrow(() -> unknown(Choice.SHARE, settings)),
                settings);
    }

    private static IllegalArgumentException unknown(Choice choice, Settings settings) {
        return new IllegalArgumentException("no " + choice.word() + " policy is named " + settings.get(choice));
    }

    /** The names that can be chosen, the default first. */
    public static List<String> names(Choice choice) {
        return switch (choice) {
            case ORDER -> OrderPolicies.names();
            case QUEUE -> QueuePolicies.all().stream().map(QueuePolicy::name).toList();
            case PLACE -> PlacePolicies.names();
            case RECLAIM -> ReclaimPolicies.names(STANDARD.queue());
            case SHARE -> SharePolicies.all().stream().map(SharePolicy::name).toList();
        };
    }

    /** The same with another order of a tenant's work. One that preempts may also say whom to stop. */
    public Policies withQueue(QueuePolicy other) {
        var changed = settings.with(Choice.QUEUE, other.name());
        var victims = ReclaimPolicies.named(changed.get(Choice.RECLAIM), other).orElseThrow();
        return new Policies(order, other, place, victims, share, changed);
    }

    /** The same for a core of its own. */
    public Policies forOneCore() {
        return new Policies(order, queue, place.forOneCore(), reclaim, share, settings);
    }

    /** The same with another choice of places. */
    public Policies withPlace(PlacePolicy other) {
        return new Policies(order, queue, other, reclaim, share, settings.with(Choice.PLACE, other.name()));
    }

    /** The same with another choice of who shares devices. */
    public Policies withShare(SharePolicy other) {
        return new Policies(order, queue, place, reclaim, other, settings.with(Choice.SHARE, other.name()));
    }

    /** The same with devices kept for gangs that do not fit, or not. */
    public Policies withReserve(boolean on) {
        return new Policies(order, queue, place, reclaim, share, settings.with(Parameter.RESERVE, on ? 1 : 0));
    }
}
