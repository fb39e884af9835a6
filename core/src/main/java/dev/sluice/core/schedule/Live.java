package dev.sluice.core.schedule;

import dev.sluice.core.pool.Pool;
import dev.sluice.core.schedule.predict.Predictor;
import dev.sluice.core.tenant.Tenants;
import dev.sluice.core.work.Workloads;

/** What a cycle looks at. */
public record Live(Pool pool, Tenants tenants, Workloads workloads, WaitingRoom waiting, Predictor predictor) {}
