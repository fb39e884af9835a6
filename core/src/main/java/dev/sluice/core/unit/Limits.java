package dev.sluice.core.unit;

/**
 * Every bound of the core, named, with its reason. A request over a bound is refused with the bound in the message;
 * nothing in the core grows without one of these in front of it.
 */
public final class Limits {
    /** One whole device, in milli. A share is a part of it. */
    public static final int DEVICE_MILLI = 1000;

    /** Devices of one node. A task's devices on a node are one 64-bit mask. */
    public static final int DEVICES_PER_NODE = 64;

    /** Nodes of the whole pool. Node numbers are never used again, so this bounds a pool's life, too. */
    public static final int NODES = 4_000_000;

    /** Centers of the pool: the known plans speak of a few hundred. */
    public static final int CENTERS = 4_096;

    /** Rules: each is looked at once for each tenant in each center and chip. */
    public static final int RULES = 1_000;

    /** Tenants, chips or centers that one rule names. */
    public static final int RULE_NAMES = 1_000;

    /** Chip models of the catalogue: usage is kept per tenant and chip in flat arrays. */
    public static final int CHIPS = 256;

    /** Tenants of the tree, which usage rows are kept for. */
    public static final int TENANTS = 65_536;

    /** Contracts that were ever proposed: thirty a day for nine years. Their names are never used again. */
    public static final int CONTRACTS = 100_000;

    /** Budgets: one for each tenant and currency that has one. */
    public static final int BUDGETS = 10_000;

    /** Offers and requests that stand at the same time. */
    public static final int BIDS = 10_000;

    /** Devices of one contract: more than any pool has, and its milli fit 64 bits a billion times over. */
    public static final int CONTRACT_DEVICES = 10_000_000;

    /**
     * Most that a contract can come to: 576 billion of its currency, in millionths, and as many millionths of
     * device-seconds, so that sums of many contracts stay within 64 bits.
     */
    public static final long CONTRACT_WORTH = 1L << 59;

    /** Recalls of one contract that are under way at the same time. */
    public static final int CONTRACT_RECALLS = 64;

    /** Windows with a price of their own: one for each hour of a week. */
    public static final int PRICE_WINDOWS = 168;

    /** Changes of local time that a price knows: two a year over the longest term that a zone's rules are kept for. */
    public static final int PRICE_SHIFTS = 256;

    /** Depth of the tenant tree: organisation, department, project and five more. */
    public static final int TENANT_DEPTH = 8;

    /** Tasks of one gang. The exits of a gang are copied at each change, so this bounds that cost. */
    public static final int TASKS = 4_096;

    /** Live (not ended) workloads of the pool; 500 bytes each keep a full pool under a gigabyte. */
    public static final int LIVE_WORKLOADS = 2_000_000;

    /** Ended workloads that stay in memory for listing. The journal keeps all of them. */
    public static final int ENDED_KEPT = 200_000;

    /** Length of a workload's, tenant's, center's or node's name, in characters. */
    public static final int NAME_CHARS = 128;

    /** Weight of a tenant: large enough for any real ratio, small enough that products of shares fit 64 bits. */
    public static final int WEIGHT = 10_000;

    /** Host memory of a node, in MiB: 64 TiB. */
    public static final long MEMORY_MIB = 64L * 1024 * 1024;

    /** Cores of a node or task, in thousandths: 65,536 cores. */
    public static final int CPU_MILLI = 65_536_000;

    /** An hour in ms. */
    public static final long HOUR_MILLIS = 3_600_000;

    /** Longest runtime, limit or delay that a file can ask for: 10 years, in ms. */
    public static final long DURATION_MILLIS = 10L * 365 * 24 * 3_600_000;

    /** Different demands that are remembered as usual: traces have a few hundred, most of them rare. */
    public static final int USUAL_DEMANDS = 256;

    /** Retries of one workload after failures. */
    public static final int RETRIES = 100;

    /** Longest time between the notice to stop and the kill: 1 hour, in ms. */
    public static final long GRACE_MILLIS = 3_600_000;

    /** A day, in ms. */
    public static final long DAY_MILLIS = 86_400_000;

    /** Nodes and workloads that reclaim may weigh in one cycle. Steps, not time, so that any machine decides alike. */
    public static final int RECLAIM_STEPS = 1_000_000;

    /** Sets of devices that are weighed for those who could join them in one cycle: a few ms. */
    public static final int SHARE_STEPS = 20_000;

    /** Holders of devices that reservations may look at in one cycle. */
    public static final int RESERVE_STEPS = 200_000;

    /** A reservation is looked over again after so long, in ms: whether it can be kept for an earlier start. */
    public static final long RESERVE_LOOK_MILLIS = 600_000;

    /** It is moved only for a start that is earlier by so much, in ms: nobody plans by what changes all the time. */
    public static final long RESERVE_GAIN_MILLIS = 300_000;

    /** Workloads of one group that a cycle looks at for one that ends before a reservation. */
    public static final int BACKFILL_LOOK = 50;

    /** Placements that one cycle decides before it lets the writer commit. The next cycle goes on. */
    public static final int PLACEMENTS_PER_CYCLE = 10_000;

    /** Commands that one outlook gives to its copy of the state: a second of processor time. */
    public static final int OUTLOOK_STEPS = 100_000;

    /** How far an outlook looks ahead: 14 days, in ms. */
    public static final long OUTLOOK_MILLIS = 14 * DAY_MILLIS;

    /** Forecasts that are remembered until they have come true or not: 100 bytes each. */
    public static final int FORECASTS_KEPT = 100_000;

    /** Work of which nothing has been seen is taken to run for so long in a forecast: 1 h, in ms. */
    public static final long UNSEEN_RUN_MILLIS = 3_600_000;

    /** Classes of work whose run times are remembered, and as many of estimates: about 300 bytes each. */
    public static final int RUN_CLASSES = 20_000;

    /** Least time between a start or a resize of a gang and the next time that it is made larger: 1 minute, in ms. */
    public static final long RESIZE_REST_MILLIS = 60_000;

    /** The same as a multiple of what a resize costs, so that resizes take at most a twentieth of a gang's time. */
    public static final int RESIZE_REST_COSTS = 20;

    /** Tasks that one cycle tries to add to running gangs. The next cycle goes on. */
    public static final int GROWTH_STEPS = 10_000;

    /** Tasks that one cycle weighs to take from running gangs for others. The next cycle goes on. */
    public static final int SHRINK_STEPS = 200_000;

    /** Activity of a device below this, in thousandths, is none: a driver that polls shows as much. */
    public static final int IDLE_PERMILLE = 10;

    /** What telemetry said longer ago counts as unknown: 15 minutes, in ms. */
    public static final long ACTIVITY_FRESH_MILLIS = 900_000;
    /**
     * Highest price of a device for an hour: 10,000 of any currency, in millionths. With it a month of the largest gang
     * stays within 64 bits.
     */
    public static final long PRICE_MICROS = 10_000_000_000L;

    /** The highest budget: a million million of its currency, in millionths. */
    public static final long BUDGET_MICROS = 1_000_000_000_000_000_000L;

    /** The longest time that work goes on after its budget is used up: 31 days, in ms. */
    public static final long BUDGET_GRACE_MILLIS = 31 * DAY_MILLIS;

    private Limits() {}

    /** How long a gang rests before it is made larger, in ms, when a resize costs so many ms. */
    public static long restMillis(long costMillis) {
        return Math.max(RESIZE_REST_MILLIS, RESIZE_REST_COSTS * costMillis);
    }
}
