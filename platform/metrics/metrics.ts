/** Figures about the process for Prometheus. Never personal data, never addresses of matters: only routes and sums. */

import { sql } from "kysely";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Figure } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";

export interface Metrics {
  readonly onRequest: (route: string, status: number, seconds: number) => void;
  /** Prometheus text. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** @param figures what the parts of the server add */
export function startMetrics(database: Database, figures: readonly Figure[] = []): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "fangyuan_" });
  const requests = new Histogram({
    name: "fangyuan_http_request_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  new Gauge({
    name: "fangyuan_jobs_waiting",
    help: "Jobs that are due and not done, and those that failed for good",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      const jobs = await getRow(
        database,
        sql<{
          due: number;
          failed: number;
        }>`select count(*) filter (where run_at <= now() and attempts < max_attempts) as due,
          count(*) filter (where attempts >= max_attempts) as failed from graphile_worker.jobs`,
      );
      this.set({ state: "due" }, jobs.due);
      this.set({ state: "failed" }, jobs.failed);
    },
  });
  for (const { name, help, label, values } of figures) {
    new Gauge({
      ...{ name, help, labelNames: [label], registers: [registry] },
      async collect() {
        for (const [of, value] of await values()) this.set({ [label]: of }, value);
      },
    });
  }
  return {
    onRequest: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
