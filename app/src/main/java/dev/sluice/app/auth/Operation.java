package dev.sluice.app.auth;

/** What can be done, as far as rights tell it apart. */
public enum Operation {
    /** See centers, nodes, chips and figures of the whole pool. */
    READ_POOL("read-pool"),
    /** See workloads, tenants and events of a tenant. */
    READ_WORK("read-work"),
    /** Read what the tasks of a tenant's workloads write. */
    READ_LOGS("read-logs"),
    /** Submit a workload for a tenant. */
    SUBMIT("submit"),
    /** Cancel, hold and release what one submitted oneself. */
    CHANGE_OWN("change-own"),
    /** Cancel, hold and release what others of a tenant submitted. */
    CHANGE_ANY("change-any"),
    /** Tell how busy the devices of a workload are. */
    REPORT_ACTIVITY("report-activity"),
    /** Drain nodes and give them free again. */
    DRAIN("drain"),
    /** Add centers, and look at whether they work. */
    MANAGE_CENTERS("manage-centers"),
    /** Add and change tenants. */
    APPLY_TENANTS("apply-tenants"),
    /** Propose contracts, and sign, withdraw and recall them for a side of one's own. */
    SIGN_CONTRACTS("sign-contracts"),
    /** Match offers with requests, for the whole platform. */
    CLEAR_MARKET("clear-market"),
    /** Change what the scheduler goes by, for the whole platform. */
    CHANGE_SETTINGS("change-settings"),
    /** Change who may use which chips where, for the whole platform. */
    CHANGE_RULES("change-rules"),
    /** See what a tenant owes and is owed. */
    READ_BILLS("read-bills"),
    /** Publish what idle devices of a tenant's centers cost. */
    SET_PRICES("set-prices"),
    /** Set what a tenant may owe in a month. */
    SET_BUDGETS("set-budgets"),
    /** Close months, look over the ledger and make it anew, for the whole platform. */
    KEEP_BOOKS("keep-books"),
    /** Make, list and revoke tokens. */
    MANAGE_TOKENS("manage-tokens");

    private final String word;

    Operation(String word) {
        this.word = word;
    }

    /** The word that people see. */
    public String word() {
        return word;
    }
}
