package dev.sluice.app.http.view;

import dev.sluice.app.auth.Caller;
import dev.sluice.app.text.Texts;
import dev.sluice.core.Core;
import dev.sluice.core.forecast.Forecast.Interval;
import dev.sluice.core.pool.Topology;
import dev.sluice.core.schedule.Explanation;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Workload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why a workload stands where it does. The fields are those of {@code Explanation} in {@code openapi.yaml}. */
public record ExplanationView(
        long id,
        String name,
        String tenant,
        String state,
        VerdictView verdict,
        Need need,
        List<Place> places,
        List<Share> shares,
        List<Ahead> ahead,
        List<Change> changes,
        @Nullable Deadline deadline,
        @Nullable StartView expectedStart) {
    /** What it asks for. */
    public record Need(
            int tasks,
            int devices,
            int shareMilli,
            long deviceMemoryMib,
            int cpuMilli,
            long memoryMib,
            List<String> chips,
            List<String> centers,
            String topology,
            @Nullable String spread) {}

    /** A center and chip that it may run on. */
    public record Place(
            String center,
            String chip,
            boolean emulated,
            long devices,
            long freeDevices,
            long freeMilli,
            long tasksThatFit,
            boolean owned,
            @Nullable String rule) {}

    /** What a tenant on the way up uses of a chip. */
    public record Share(
            String tenant,
            String chip,
            long usedMilli,
            long guaranteeMilli,
            @Nullable Long limitMilli,
            long borrowedMeanMilli) {}

    /** When it is to be over, and what that means. */
    public record Deadline(long deadlineMillis, long latestStartMillis, String standing, String text) {}

    /** Who is served before it. */
    public record Ahead(@Nullable String tenant, String reason, long workloads, String text) {}

    /** A change that alone would let it start now. */
    public record Change(String kind, String to, String text) {}

    /** What is taken on the writer's thread. */
    public record Taken(Workload workload, Explanation explanation, List<Place> places, List<Share> shares) {
        public static Taken of(Core core, Workload workload, Explanation explanation, Caller caller) {
            var places = new ArrayList<Place>();
            var chips = new TreeSet<String>();
            for (var where : explanation.where()) {
                var center = core.pool().center(core.pool().centerNumber(where.center()));
                places.add(place(where, center.emulated()));
                chips.add(where.chip());
            }
            var shares = sharesUp(core.tenants(), workload.spec().tenant(), chips, caller);
            return new Taken(workload, explanation, places, shares);
        }
    }

    private static Place place(Explanation.Where where, boolean emulated) {
        return new Place(
                where.center(),
                where.chip(),
                emulated,
                where.devices(),
                where.freeDevices(),
                where.freeMilli(),
                where.tasksThatFit(),
                where.owned(),
                where.rule());
    }

    private static List<Share> sharesUp(Tenants tenants, String path, TreeSet<String> chips, Caller caller) {
        var shares = new ArrayList<Share>();
        for (int up = tenants.number(path); up != Tenants.NONE; up = tenants.parent(up)) {
            var name = tenants.spec(up).path();
            if (!caller.sees(name)) {
                break;
            }
            for (var chip : chips) {
                int number = tenants.chipNumber(chip);
                long limit = tenants.limit(up, number);
                shares.add(new Share(
                        name,
                        chip,
                        tenants.used(up, number),
                        tenants.guarantee(up, number),
                        limit == Long.MAX_VALUE ? null : limit,
                        tenants.borrowedMean(up, number)));
            }
        }
        return shares;
    }

    /** @param forecast when it is expected to start */
    public static ExplanationView of(Taken taken, @Nullable Interval forecast, Caller caller, Texts texts) {
        var workload = taken.workload();
        return new ExplanationView(
                workload.id(),
                workload.spec().name(),
                workload.spec().tenant(),
                workload.phase().word(),
                VerdictView.of(taken.explanation().verdict(), texts),
                need(taken.explanation()),
                taken.places(),
                taken.shares(),
                taken.explanation().ahead().stream()
                        .map(ahead -> ahead(ahead, caller, texts))
                        .toList(),
                taken.explanation().changes().stream()
                        .map(change -> change(change, texts))
                        .toList(),
                deadline(taken.explanation().due(), texts),
                StartView.of(forecast, texts));
    }

    private static @Nullable Deadline deadline(Explanation.@Nullable Due due, Texts texts) {
        if (due == null) {
            return null;
        }
        var standing = Words.of(due.standing());
        var start = Instant.ofEpochMilli(due.latestStartMillis()).truncatedTo(ChronoUnit.SECONDS);
        var end = Instant.ofEpochMilli(due.deadlineMillis()).truncatedTo(ChronoUnit.SECONDS);
        return new Deadline(
                due.deadlineMillis(),
                due.latestStartMillis(),
                standing,
                texts.format("explain.deadline." + standing, start.toString(), end.toString()));
    }

    private static Need need(Explanation explanation) {
        var demand = explanation.demand();
        var task = demand.task();
        return new Need(
                demand.tasks(),
                task.devices(),
                task.shareMilli(),
                task.deviceMemoryMib(),
                task.cpuMilli(),
                task.memoryMib(),
                demand.chips(),
                demand.centers(),
                topology(demand.topology()),
                demand.topology().apart() ? demand.topology().spread() : null);
    }

    private static String topology(Topology topology) {
        if (!topology.required() && topology.level().equals(Topology.CENTER)) {
            return "anywhere";
        }
        return (topology.required() ? "require " : "prefer ") + topology.level();
    }

    private static Ahead ahead(Explanation.Ahead ahead, Caller caller, Texts texts) {
        boolean seen = caller.sees(ahead.tenant());
        var reason = Words.of(ahead.reason());
        var who = seen ? ahead.tenant() : texts.format("explain.other-tenant");
        return new Ahead(
                seen ? ahead.tenant() : null,
                reason,
                ahead.workloads(),
                texts.format("explain.ahead." + reason, ahead.workloads(), who));
    }

    private static Change change(Explanation.Change change, Texts texts) {
        var kind = Words.of(change.kind());
        return new Change(kind, change.to(), texts.format("explain.change." + kind, change.to()));
    }
}
