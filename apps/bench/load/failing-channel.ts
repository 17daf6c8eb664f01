/** The other end of a channel of the outbox, on this machine: it is away every other half minute. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { enqueueMessage } from "#kernel/outbox/server/public.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { wallClock } from "#platform/time.ts";
import type { BenchCity } from "../bench-city.ts";

export interface FailingChannel {
  /** Different messages that were taken, and how often it was asked in vain. */
  readonly taken: number;
  readonly refused: number;
  /** Writes one message, as an act does. */
  tell(n: number): Promise<void>;
  close(): Promise<void>;
}

const HALF_MINUTE_MS = 30_000;

export async function openFailingChannel(city: BenchCity): Promise<FailingChannel> {
  const taken = new Set<string>();
  let refused = 0;
  const server = createServer((request, response) => {
    const isAway = Math.floor(performance.now() / HALF_MINUTE_MS) % 2 === 1;
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      if (isAway) {
        refused++;
        response.writeHead(503).end();
        return;
      }
      taken.add(body);
      response.writeHead(200).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const code = `bench_${randomUUID().slice(0, 8)}`;
  const wire = await city.connect(city.administratorCookie);
  await wire.post("/api/outbox/channels", {
    code,
    name: "压测通道",
    kind: "webhook",
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secret: randomUUID(),
    allowsPrivate: true,
    maxTries: 100,
  });
  wire.close();
  return {
    get taken() {
      return taken.size;
    },
    get refused() {
      return refused;
    },
    tell: async (n) => {
      const { database, secrets } = city.platform;
      const key = randomUUID();
      const text = `第 ${n} 条`;
      const message = { channel: code, recipient: "压测", subject: text, text, payload: { key, n }, key };
      await inTransaction(database, (tx) => enqueueMessage(tx, secrets, { ...message, now: wallClock.now() }));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
