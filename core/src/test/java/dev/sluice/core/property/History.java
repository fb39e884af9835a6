package dev.sluice.core.property;

import dev.sluice.core.Command;
import dev.sluice.core.Event;
import dev.sluice.core.pool.Placement;
import dev.sluice.core.schedule.Policies;
import dev.sluice.core.schedule.queue.QueuePolicy;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.tenant.Tier;
import dev.sluice.core.work.Priority;
import dev.sluice.core.work.StopReason;
import dev.sluice.core.work.TaskExit;
import dev.sluice.core.work.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be true of any sequence of events, whatever the state says. */
final class History {
    private enum Step {
        WAITING,
        HELD,
        PROMISED,
        LIVE,
        STOPPING,
        ENDED
    }

    private static final class Life {
        private Step step = Step.WAITING;
        private Priority priority = Priority.NORMAL;
        private String tenant = "";
        private int attempts;
        private final TreeSet<Integer> tasks = new TreeSet<>();
        private final TreeSet<Integer> leaving = new TreeSet<>();
        private int used;
        private int most;
        private int stepTasks;
        private int wanted;
        private int least;
        private boolean shareable;
        private long limitMillis;
        private long parkMillis;
        private long runningSince;
        private final TreeSet<Integer> started = new TreeSet<>();
        private final TreeSet<Integer> ended = new TreeSet<>();
    }

    static final Set<StopReason> MAKES_ROOM =
            EnumSet.of(StopReason.RECLAIMED, StopReason.DISPLACED, StopReason.PREEMPTED);

    private QueuePolicy queue;
    final Holdings holdings = new Holdings();
    final Rights rights = new Rights(holdings);
    final Purses purses = new Purses();
    final List<String> wrong = new ArrayList<>();
    private final TreeMap<Long, Life> lives = new TreeMap<>();
    private final TreeMap<Long, Tier> tiersBefore = new TreeMap<>();
    private int stops;

    History(QueuePolicy queue) {
        this.queue = queue;
    }

    /** The queue in force. */
    QueuePolicy queue() {
        return queue;
    }

    /** Stops so far that made room for others. */
    int stops() {
        return stops;
    }

    TreeSet<Long> accepted() {
        return new TreeSet<>(lives.keySet());
    }

    /** Takes in a command with all its events. */
    void see(Command command, List<Event> events) {
        tiersBefore.clear();
        tiersBefore.putAll(rights.tierOf);
        for (var event : events) {
            check(event.atMillis() == command.atMillis(), event, "does not carry the time of its command");
            life(command, event);
            holdings.see(event);
            rights.see(event);
            check(!purses.contradicts(event), event, "is not what the budget says");
            purses.see(event);
            check(!holdings.roomBeside(holdings.held.values()).overbooked(), event, "hands something out twice");
        }
    }

    private void check(boolean right, Event event, String what) {
        if (!right) {
            wrong.add(what + ": " + event);
        }
    }

    private void life(Command command, Event event) {
        switch (event) {
            case Event.Submitted e -> submitted(e);
            case Event.Placed e -> placed(e);
            case Event.Reserved e -> reserved(e);
            case Event.Unreserved e -> step(event, e.workload(), Step.WAITING, Step.PROMISED);
            case Event.Planned e -> step(event, e.workload(), Step.WAITING, Step.WAITING);
            case Event.Unplanned e -> step(event, e.workload(), Step.WAITING, Step.WAITING);
            case Event.Retiered e -> retiered(e);
            case Event.Paced e -> paced(e);
            case Event.TaskStarted e -> started(e);
            case Event.TaskEnded e -> ended(e);
            case Event.Grown e -> grown(e);
            case Event.ShrinkOrdered e -> shrunk(command, e);
            case Event.TaskLeft e -> left(e);
            case Event.Rested e -> step(e, e.workload(), Step.LIVE, Step.LIVE);
            case Event.ActivityReported e -> step(e, e.workload(), Step.LIVE, Step.LIVE);
            case Event.RecallWarned e -> step(e, e.workload(), Step.LIVE, Step.LIVE);
            case Event.IdleWarned e -> step(e, e.workload(), Step.LIVE, Step.LIVE);
            case Event.StopOrdered e -> stopped(command, e);
            case Event.Requeued e -> requeued(e);
            case Event.Held e -> over(e, e.workload(), Step.HELD, e.verdict());
            case Event.Released e -> released(e);
            case Event.Ended e -> over(e, e.workload(), Step.ENDED, e.verdict());
            case Event.ChipSet e -> {}
            case Event.CenterSet e -> {}
            case Event.NodeSet e -> {}
            case Event.NodeLeft e -> {}
            case Event.NodeCordoned e -> {}
            case Event.NodeDown e -> {}
            case Event.TenantSet e -> {}
            case Event.RulesSet e -> {}
            case Event.PriceSet e -> {}
            case Event.PriceEnded e -> {}
            case Event.OfBudget e -> {}
            case Event.OfBid e -> {}
            case Event.PeriodClosed e -> {}
            case Event.ContractProposed e -> {}
            case Event.ContractSigned e -> {}
            case Event.ContractActivated e -> {}
            case Event.ContractRecalling e -> {}
            case Event.ContractReturned e -> {}
            case Event.ContractEnded e -> {}
            case Event.SettingsSet e -> queue = Policies.of(e.settings()).queue();
            case Event.Explained e -> {}
            case Event.CycleSettled e -> {}
        }
    }

    private Life of(Event event, long id) {
        check(lives.containsKey(id), event, "is about a workload that was never accepted");
        return lives.computeIfAbsent(id, any -> new Life());
    }

    private Life step(Event event, long id, Step to, Step... from) {
        var life = of(event, id);
        check(List.of(from).contains(life.step), event, "comes while the workload is " + life.step);
        life.step = to;
        return life;
    }

    private void submitted(Event.Submitted e) {
        check(!lives.containsKey(e.workload()), e, "uses an id twice");
        var life = new Life();
        life.step = e.spec().held() ? Step.HELD : Step.WAITING;
        life.priority = e.spec().priority();
        life.tenant = e.spec().tenant();
        life.wanted = e.spec().demand().tasks();
        life.least = e.spec().demand().leastTasks();
        life.shareable = e.spec().demand().interleave() != null;
        life.most = e.spec().demand().mostTasks();
        life.stepTasks = e.spec().demand().stepTasks();
        life.limitMillis = e.spec().times().limitMillis();
        life.parkMillis = e.spec().times().idleParkMillis();
        lives.put(e.workload(), life);
    }

    private void reserved(Event.Reserved e) {
        var life = step(e, e.workload(), Step.PROMISED, Step.WAITING);
        check(rights.mayRunMore(life.tenant), e, "runs more than its tenant may have running");
        check(mayPay(life, e.tier()), e, "is promised what may cost money though the budget is used up");
        check(allowed(life, e.placement()), e, "is promised what a rule keeps its tenant from");
    }

    private boolean allowed(Life life, Placement placement) {
        int node = placement.nodes().get(0);
        return rights.allows(life.tenant, holdings.specs.get(node).chip(), holdings.centers.get(node));
    }

    private boolean mayPay(Life life, Tier tier) {
        return tier == Tier.OWNED || !purses.closed(life.tenant);
    }

    private void placed(Event.Placed e) {
        boolean promised = of(e, e.workload()).step == Step.PROMISED;
        var life = step(e, e.workload(), Step.LIVE, Step.WAITING, Step.PROMISED);
        check(promised || rights.mayRunMore(life.tenant), e, "runs more than its tenant may have running");
        check(promised || allowed(life, e.placement()), e, "goes where a rule keeps its tenant from");
        check(mayPay(life, e.tier()), e, "may cost money though the budget is used up");
        check(e.attempt() == life.attempts + 1, e, "does not count attempts one by one");
        int tasks = e.placement().tasks();
        check(tasks >= life.least && tasks <= life.wanted, e, "places a part of a gang");
        for (int rank = 0; rank < e.placement().tasks(); rank++) {
            check(holdings.takesTasks(e.placement().nodes().get(rank)), e, "goes to a node that takes no tasks");
        }
        life.attempts = e.attempt();
        life.tasks.clear();
        life.leaving.clear();
        life.used = 0;
        use(life, tasks);
        check(onStep(life), e, "is not on a step");
        life.started.clear();
        life.ended.clear();
        life.runningSince = 0;
    }

    private static void use(Life life, int tasks) {
        for (int more = 0; more < tasks; more++) {
            life.tasks.add(life.used++);
        }
    }

    /** A gang is whole: as many tasks stay as it may have. */
    private static boolean onStep(Life life) {
        int staying = life.tasks.size() - life.leaving.size();
        return staying >= life.least && staying <= life.most && (staying - life.least) % life.stepTasks == 0;
    }

    private void grown(Event.Grown e) {
        var life = step(e, e.workload(), Step.LIVE, Step.LIVE);
        check(e.attempt() == life.attempts, e, "is about another attempt");
        check(e.firstRank() == life.used, e, "uses a rank twice");
        check(life.ended.isEmpty() && life.runningSince > 0, e, "grows what does not run");
        use(life, e.placement().tasks());
        check(onStep(life), e, "makes a gang too large");
        for (int index = 0; index < e.placement().tasks(); index++) {
            check(holdings.takesTasks(e.placement().node(index)), e, "goes to a node that takes no tasks");
        }
    }

    private void shrunk(Command command, Event.ShrinkOrdered e) {
        var life = step(e, e.workload(), Step.LIVE, Step.LIVE);
        check(command instanceof Command.Cycle, e, "is nobody's turn");
        check(e.attempt() == life.attempts, e, "is about another attempt");
        var youngest = new TreeSet<Integer>();
        for (int rank : e.ranks().toArray()) {
            youngest.add(rank);
        }
        check(youngest.equals(life.tasks.tailSet(youngest.first())), e, "does not take the youngest");
        check(youngest.containsAll(life.leaving) && youngest.size() > life.leaving.size(), e, "takes nobody new");
        life.leaving.addAll(youngest);
        check(onStep(life), e, "makes a gang too small");
    }

    private void left(Event.TaskLeft e) {
        var life = step(e, e.workload(), of(e, e.workload()).step, Step.LIVE, Step.STOPPING);
        check(e.attempt() == life.attempts, e, "is about another attempt");
        check(life.leaving.remove(e.rank()) && life.tasks.remove(e.rank()), e, "was not asked to leave");
    }

    private void retiered(Event.Retiered e) {
        var life = of(e, e.workload());
        check(List.of(Step.PROMISED, Step.LIVE, Step.STOPPING).contains(life.step), e, "has no right to change");
        check(rights.tierOf.get(e.workload()) != e.tier() || rights.lent(e.workload()) > 0, e, "changes nothing");
    }

    private void paced(Event.Paced e) {
        var life = of(e, e.workload());
        check(List.of(Step.LIVE, Step.STOPPING).contains(life.step), e, "runs at a pace without running");
        check(life.shareable, e, "shares devices of work that did not agree to it");
    }

    private void started(Event.TaskStarted e) {
        var life = step(e, e.workload(), of(e, e.workload()).step, Step.LIVE, Step.STOPPING);
        check(e.attempt() == life.attempts, e, "is about another attempt");
        check(life.tasks.contains(e.rank()) && life.started.add(e.rank()), e, "starts a task twice");
        check(!life.ended.contains(e.rank()), e, "starts a task that has ended");
        if (life.runningSince == 0 && life.started.size() == life.tasks.size()) {
            life.runningSince = e.atMillis();
        }
    }

    private void ended(Event.TaskEnded e) {
        var life = step(e, e.workload(), of(e, e.workload()).step, Step.LIVE, Step.STOPPING);
        check(e.attempt() == life.attempts, e, "is about another attempt");
        check(life.tasks.contains(e.rank()) && life.ended.add(e.rank()), e, "ends a task twice");
        check(!life.leaving.contains(e.rank()), e, "counts the end of a task that was to leave");
    }

    private void requeued(Event.Requeued e) {
        over(e, e.workload(), Step.WAITING, e.verdict());
        check(e.notBeforeMillis() == 0 || e.notBeforeMillis() > e.atMillis(), e, "waits for the past");
        check(!e.failed() || e.notBeforeMillis() > 0, e, "is tried again at once after a failure");
        boolean mayWait = e.failed() || e.verdict().code() == Verdict.Code.NODE_LOST;
        check(mayWait || e.notBeforeMillis() == 0, e, "waits without a failure or a loss");
    }

    private void released(Event.Released e) {
        step(e, e.workload(), Step.WAITING, Step.WAITING, Step.HELD);
    }

    /** An attempt is over when all its tasks are. */
    private void over(Event event, long id, Step to, Verdict verdict) {
        var life = of(event, id);
        boolean live = life.step == Step.LIVE || life.step == Step.STOPPING;
        check(!live || life.ended.equals(life.tasks), event, "is over before all its tasks are");
        check(life.step != Step.ENDED, event, "ends what has ended");
        check(live || !(event instanceof Event.Requeued), event, "requeues what holds nothing");
        check(verdict.code() != Verdict.Code.QUEUED, event, "gives no reason");
        life.step = to;
    }

    private void stopped(Command command, Event.StopOrdered e) {
        var life = step(e, e.workload(), Step.STOPPING, Step.LIVE, Step.STOPPING);
        check(e.attempt() == life.attempts, e, "stops another attempt");
        check(e.verdict().code() != Verdict.Code.QUEUED, e, "gives no reason");
        check(reasonHolds(command, e, life), e, "is not for its reason, by " + command);
        boolean others = MAKES_ROOM.contains(e.reason());
        stops += others ? 1 : 0;
    }

    private boolean reasonHolds(Command command, Event.StopOrdered e, Life life) {
        return switch (e.reason()) {
            case CANCELLED -> command instanceof Command.Cancel c && c.workload() == e.workload();
            case HELD -> command instanceof Command.Hold c && c.workload() == e.workload();
            case LIMIT ->
                command instanceof Command.Cycle
                        && life.limitMillis > 0
                        && e.atMillis() - life.runningSince >= life.limitMillis;
            case RECLAIMED -> command instanceof Command.Cycle && tiersBefore.get(e.workload()) == Tier.BORROWED;
            case DISPLACED -> command instanceof Command.Cycle && isGuest(e, life);
            case PREEMPTED -> command instanceof Command.Cycle && isLater(life, e);
            case TASK_FAILED ->
                command instanceof Command.ReportEnd c && !c.exit().succeeded() && !(c.exit() instanceof TaskExit.Lost);
            case NODE_LOST ->
                command instanceof Command.ReportNode
                        || command instanceof Command.SetCenter
                        || (command instanceof Command.ReportEnd c && c.exit() instanceof TaskExit.Lost);
            case PARKED -> command instanceof Command.Cycle && life.parkMillis > 0;
            case OVER_BUDGET -> command instanceof Command.Cycle && purses.stopped(life.tenant);
            case DRAINED -> command instanceof Command.Drain c && c.evict();
        };
    }

    /** Inside its guarantee in the center of the claimant's owner, which is not its own. */
    private boolean isGuest(Event.StopOrdered e, Life victim) {
        var claimant = lives.get(Long.parseLong(e.verdict().arguments().get(1)));
        var owner = rights.owners.get(holdings.centerOf(e.workload()));
        return tiersBefore.get(e.workload()) == Tier.OWNED
                && claimant != null
                && owner != null
                && (claimant.tenant + "/").startsWith(owner + "/")
                && !organisation(owner).equals(organisation(victim.tenant));
    }

    private static String organisation(String path) {
        return TenantSpec.organisation(path);
    }

    private boolean isLater(Life victim, Event.StopOrdered e) {
        var claimant = lives.get(Long.parseLong(e.verdict().arguments().get(1)));
        return claimant != null
                && claimant.tenant.equals(victim.tenant)
                && claimant.priority.compareTo(victim.priority) > (queue.preemptive() ? -1 : 0);
    }
}
