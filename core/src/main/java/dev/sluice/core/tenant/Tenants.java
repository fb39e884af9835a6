package dev.sluice.core.tenant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The tenant tree with what each tenant uses. Tenants and chips have numbers that never change; usage is kept in flat
 * arrays of device milli, for a tenant together with all below it.
 *
 * <p>When is use inside a guarantee? Each tenant sets aside {@code max(guarantee, use)} of what is above it. Adding
 * work below a tenant raises what it sets aside only by what goes beyond its guarantee; that surplus is passed to the
 * tenant above. Work is {@link Tier#OWNED} when the surplus vanishes on the way up. So a project uses its own guarantee
 * first, then what its department has not set aside for others, and never what a sibling is guaranteed.
 *
 * <p>Example: acme has 16 devices, acme/nlp 8 of them, acme/vision none. Vision can own 8; a ninth is borrowed, even
 * while nlp is idle. Nlp can own 8, and more while vision uses less than 8.
 */
public final class Tenants {
    /** What a look-up answers when there is no such tenant. */
    public static final int NONE = -1;

    /** The half-life of past use unless it is set: long enough for a fair week, short enough to be forgiven. */
    private static final long WEEK_MILLIS = 7L * 24 * 3_600_000;

    private final LinkedHashMap<String, Integer> numbers;
    private final List<TenantSpec> specs;
    private final List<List<Integer>> children;
    private final List<Integer> tops;
    private int[] parents;
    private final LinkedHashMap<String, Integer> chipNumbers;
    private final List<String> chips;
    private final List<String> chipsView;
    private long[][] limit;
    private long[][] ownedHere;
    private long[][] used;
    private long[][] usedHere;
    private final PastUse borrowed;
    private final PastUse borrowedHere;
    private final Tally tally;
    private final Permits permits;
    private final Budgets budgets;
    private final Guarantees guarantees;

    public Tenants() {
        numbers = new LinkedHashMap<>();
        specs = new ArrayList<>();
        children = new ArrayList<>();
        tops = new ArrayList<>();
        parents = new int[8];
        chipNumbers = new LinkedHashMap<>();
        chips = new ArrayList<>();
        chipsView = Collections.unmodifiableList(chips);
        limit = new long[8][];
        ownedHere = new long[8][];
        used = new long[8][];
        usedHere = new long[8][];
        borrowed = new PastUse(WEEK_MILLIS);
        borrowedHere = new PastUse(WEEK_MILLIS);
        tally = new Tally();
        permits = new Permits(specs);
        budgets = new Budgets(specs);
        guarantees = new Guarantees();
    }

    private Tenants(Tenants other) {
        numbers = new LinkedHashMap<>(other.numbers);
        specs = new ArrayList<>(other.specs);
        children = new ArrayList<>();
        other.children.forEach(list -> children.add(new ArrayList<>(list)));
        tops = new ArrayList<>(other.tops);
        parents = other.parents.clone();
        chipNumbers = new LinkedHashMap<>(other.chipNumbers);
        chips = new ArrayList<>(other.chips);
        chipsView = Collections.unmodifiableList(chips);
        limit = deep(other.limit);
        ownedHere = deep(other.ownedHere);
        used = deep(other.used);
        usedHere = deep(other.usedHere);
        borrowed = other.borrowed.copy();
        borrowedHere = other.borrowedHere.copy();
        tally = other.tally.copy();
        permits = other.permits.copy(specs);
        budgets = other.budgets.copy(specs);
        guarantees = other.guarantees.copy();
    }

    public Tenants copy() {
        return new Tenants(this);
    }

    static long[][] deep(long[][] rows) {
        var copy = rows.clone();
        for (int i = 0; i < rows.length && rows[i] != null; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    public int count() {
        return specs.size();
    }

    /** The tenant's number, or {@link #NONE}. */
    public int number(String path) {
        return numbers.getOrDefault(path, NONE);
    }

    public TenantSpec spec(int tenant) {
        return specs.get(tenant);
    }

    /** Tenants by path. */
    public List<TenantSpec> all() {
        return specs.stream().sorted(Comparator.comparing(TenantSpec::path)).toList();
    }

    /** The tenant above, or {@link #NONE}. */
    public int parent(int tenant) {
        return parents[tenant];
    }

    /** Tenants right below, by number; with {@link #NONE} the organisations. */
    public List<Integer> children(int tenant) {
        return tenant == NONE ? tops : children.get(tenant);
    }

    /** Number of a chip that usage is kept for; every chip of the catalogue and of a node has one. */
    public int chipNumber(String chip) {
        return chipNumbers.getOrDefault(chip, NONE);
    }

    /** Chips in the order of their numbers; a view. */
    public List<String> chips() {
        return chipsView;
    }

    /** Makes room for a chip. */
    public void addChip(String chip) {
        if (chipNumbers.putIfAbsent(chip, chips.size()) == null) {
            chips.add(chip);
            for (int tenant = 0; tenant < count(); tenant++) {
                guarantees.widen(tenant, chips.size());
                limit[tenant] = Arrays.copyOf(limit[tenant], chips.size());
                limit[tenant][chips.size() - 1] = specs.get(tenant).limitMilli().getOrDefault(chip, Long.MAX_VALUE);
                ownedHere[tenant] = Arrays.copyOf(ownedHere[tenant], chips.size());
                used[tenant] = Arrays.copyOf(used[tenant], chips.size());
                usedHere[tenant] = Arrays.copyOf(usedHere[tenant], chips.size());
            }
        }
    }

    /** Adds a tenant below a known one, or changes a known one. Guarantees follow with {@link #setGuarantee}. */
    public void set(TenantSpec spec) {
        int known = number(spec.path());
        int tenant = known == NONE ? add(spec) : known;
        specs.set(tenant, spec);
        for (int chip = 0; chip < chips.size(); chip++) {
            limit[tenant][chip] = spec.limitMilli().getOrDefault(chips.get(chip), Long.MAX_VALUE);
        }
    }

    private int add(TenantSpec spec) {
        int tenant = specs.size();
        if (tenant == parents.length) {
            parents = Arrays.copyOf(parents, tenant * 2);
            limit = Arrays.copyOf(limit, tenant * 2);
            ownedHere = Arrays.copyOf(ownedHere, tenant * 2);
            used = Arrays.copyOf(used, tenant * 2);
            usedHere = Arrays.copyOf(usedHere, tenant * 2);
        }
        numbers.put(spec.path(), tenant);
        specs.add(spec);
        children.add(new ArrayList<>());
        parents[tenant] = number(spec.parent());
        (parents[tenant] == NONE ? tops : children.get(parents[tenant])).add(tenant);
        guarantees.add(tenant, parents[tenant], chips.size());
        limit[tenant] = new long[chips.size()];
        ownedHere[tenant] = new long[chips.size()];
        used[tenant] = new long[chips.size()];
        usedHere[tenant] = new long[chips.size()];
        return tenant;
    }

    /** Sets the guarantee in force, as it is without contracts. */
    public void setGuarantee(int tenant, int chip, long milli) {
        guarantees.base(tenant, chip, milli);
    }

    /** Moves guarantee from one tenant to another, for both and all above them up to where they meet. */
    public void move(int from, int to, int chip, long milli) {
        guarantees.lend(from, chip, milli);
        guarantees.lend(to, chip, -milli);
        for (int up = from; up != NONE; up = parents[up]) {
            guarantees.move(up, chip, -milli);
        }
        for (int up = to; up != NONE; up = parents[up]) {
            guarantees.move(up, chip, milli);
        }
    }

    /** Milli that contracts moved into a tenant and all below it; negative = out of it. */
    public long moved(int tenant, int chip) {
        return guarantees.moved(tenant, chip);
    }

    /** Whether more is used by right somewhere than there is a right to, because guarantees shrank or moved. */
    public boolean anyOverGuarantee() {
        return guarantees.anyOver();
    }

    /** Whether more of a chip is used by right in the organisation of a tenant than there is a right to. */
    public boolean overGuarantee(int tenant, int chip) {
        return guarantees.over(tenant, chip);
    }

    /** The guarantee in force, with what contracts moved. */
    public long guarantee(int tenant, int chip) {
        return guarantees.guarantee(tenant, chip);
    }

    public long limit(int tenant, int chip) {
        return limit[tenant][chip];
    }

    /** Milli in use by the tenant and all below it, in all tiers. */
    public long used(int tenant, int chip) {
        return used[tenant][chip];
    }

    /** The same by chip number: the row itself, for reading only. */
    public long[] used(int tenant) {
        return used[tenant];
    }

    /** Milli in use by the tenant itself, by chip number: the row itself, for reading only. */
    public long[] usedHere(int tenant) {
        return usedHere[tenant];
    }

    /** Milli in use by the tenant itself, in all tiers, without those below it. */
    public long usedHere(int tenant, int chip) {
        return usedHere[tenant][chip];
    }

    /** Milli in use inside guarantees by the tenant itself, without those below it. */
    public long ownedHere(int tenant, int chip) {
        return ownedHere[tenant][chip];
    }

    /** Whether so much more of a chip would be inside guarantees, with what contracts moved. */
    public boolean wouldOwn(int tenant, int chip, long milli) {
        return guarantees.covers(tenant, chip, milli);
    }

    /** Whether so much more of a chip would be inside what is a tenant's own, whatever contracts move. */
    public boolean ownCovers(int tenant, int chip, long milli) {
        return guarantees.ownCovers(tenant, chip, milli);
    }

    /** The right by which a tenant could use so much more of a chip. */
    public Tier rightTo(int tenant, int chip, long milli) {
        return guarantees.rightTo(tenant, chip, milli);
    }

    /**
     * The tenant on the way up whose limit more of a chip would break, or whose budget is used up where it may cost
     * money; {@link #NONE} where there is none.
     */
    public int overLimit(int tenant, int chip, long milli) {
        for (int up = tenant; up != NONE; up = parents[up]) {
            if (used[up][chip] > limit[up][chip] - milli) {
                return up;
            }
        }
        return budgets.anyClosed() && rightTo(tenant, chip, milli) != Tier.OWNED ? overBudget(tenant) : NONE;
    }

    /** The tenant on the way up whose budget is used up, or {@link #NONE}. */
    public int overBudget(int tenant) {
        int up = tenant;
        while (up != NONE && !budgets.closed(up)) {
            up = parents[up];
        }
        return up;
    }

    /** What tenants may owe in a month. */
    public Budgets budgets() {
        return budgets;
    }

    /** The rules of who may use what. */
    public Permits permits() {
        return permits;
    }

    /** Counts workloads of a tenant; with negative numbers takes them back. */
    public void count(int tenant, int waiting, int running) {
        for (int up = tenant; up != NONE; up = parents[up]) {
            tally.add(up, waiting, running);
        }
    }

    /** Workloads of the tenant and all below it that wait for devices or for a release. */
    public int waiting(int tenant) {
        return tally.waiting(tenant);
    }

    /** Workloads of the tenant and all below it that have devices or a promise of devices. */
    public int running(int tenant) {
        return tally.running(tenant);
    }

    /** The tenant on the way up that has as many waiting workloads as it may have, or {@link #NONE}. */
    public int mostWaiting(int tenant) {
        int up = tenant;
        while (up != NONE && !specs.get(up).most().reachedByWaiting(tally.waiting(up))) {
            up = parents[up];
        }
        return up;
    }

    /** The tenant on the way up that has as many running workloads as it may have, or {@link #NONE}. */
    public int mostRunning(int tenant) {
        int up = tenant;
        while (up != NONE && !specs.get(up).most().reachedByRunning(tally.running(up))) {
            up = parents[up];
        }
        return up;
    }

    /** Books use; with negative milli takes it back. */
    public void charge(int tenant, int chip, Tier tier, long milli) {
        for (int up = tenant; up != NONE; up = parents[up]) {
            used[up][chip] += milli;
        }
        usedHere[tenant][chip] += milli;
        if (tier.isRight()) {
            ownedHere[tenant][chip] += milli;
            guarantees.charge(tenant, chip, tier, milli);
            return;
        }
        for (int up = tenant; up != NONE; up = parents[up]) {
            borrowed.add(up, chip, milli);
        }
        borrowedHere.add(tenant, chip, milli);
    }

    /** Lets time pass for what was borrowed; never back. */
    public void at(long millis) {
        borrowed.at(millis);
        borrowedHere.at(millis);
    }

    /** What was borrowed counts for half after so many ms from now on. */
    public void halfLife(long millis) {
        borrowed.halfLife(millis);
        borrowedHere.halfLife(millis);
    }

    /** Milli that the tenant and all below it borrow now, and did in the mean of the past: what its turn goes by. */
    public long borrowing(int tenant, int chip) {
        return borrowed.now(tenant, chip) + borrowed.mean(tenant, chip);
    }

    /** The same of the tenant itself, without those below it. */
    public long borrowingHere(int tenant, int chip) {
        return borrowedHere.now(tenant, chip) + borrowedHere.mean(tenant, chip);
    }

    /** Milli that the tenant and all below it borrowed in the mean of the past. */
    public long borrowedMean(int tenant, int chip) {
        return borrowed.mean(tenant, chip);
    }

    /** All that was borrowed and counts still, by the numbers of tenants and chips. */
    public List<Borrowed> borrowed() {
        return Borrowed.all(specs, chips, borrowed, borrowedHere);
    }

    /** Puts back what an image holds; the time and what is in use now must be as they were. */
    public void restore(Borrowed image) {
        int tenant = number(image.tenant());
        int chip = chipNumber(image.chip());
        borrowed.restore(tenant, chip, image.past(), image.fresh());
        borrowedHere.restore(tenant, chip, image.pastHere(), image.freshHere());
    }
}
