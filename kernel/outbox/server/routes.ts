/** Routes of the outbox. Every change leaves a line in the log of access, never with an address or a secret in it. */
import type { Json } from "#base/canonical-json.ts";
import { type Instant, millisOf } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { logAccess } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { type Route, route } from "#platform/http/route.ts";
import { newId } from "#platform/ids.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import * as contract from "../contract.ts";
import type { ChannelInput } from "../model/channel.ts";
import { addChannel, changeChannel, fieldProblem, findOpenChannel, listChannels, pauseChannel } from "./channels.ts";
import { deliver } from "./deliver/deliver.ts";
import { dropMessage, listMessages, resendGivenUp, resendMessage } from "./messages.ts";
import { SEND_TASK, sendQueue } from "./task-names.ts";

interface Administered {
  readonly caller: Actor;
  readonly ip: string;
  readonly now: Instant;
}

export function outboxRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database, secrets } = platform;

  /** Does something and notes it, in one transaction. */
  async function administer<T>(
    { caller, ip, now }: Administered,
    what: string,
    details: { readonly [key: string]: Json },
    change: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return database.transaction().execute(async (tx) => {
      const answer = await change(tx);
      const note = { kind: "administered" as const, personId: caller.personId, ip, now };
      await logAccess(tx, { ...note, details: { what, ...details } });
      return answer;
    });
  }

  return [
    route(contract.listChannels, async ({ now }) => [...(await listChannels(database, now))]),
    route(contract.addChannel, async (request) => {
      const { body, now } = request;
      await administer(request, "outbox.channel_added", notedOf(body), (tx) => addChannel(tx, secrets, body, now));
      return {};
    }),
    route(contract.changeChannel, async (request) => {
      const input = { ...request.body, code: request.params.code };
      await administer(request, "outbox.channel_changed", notedOf(input), async (tx) => {
        await changeChannel(tx, secrets, input, request.now);
        await wake(tx, input.code);
      });
      return {};
    }),
    route(contract.pauseChannel, async (request) => {
      const { code } = request.params;
      const { isPaused, reason } = request.body;
      const what = isPaused ? "outbox.channel_paused" : "outbox.channel_resumed";
      await administer(request, what, { code, reason }, async (tx) => {
        if (!(await pauseChannel(tx, code, isPaused, request.now))) throw new Problem(PROBLEMS.notFound);
        await wake(tx, code);
      });
      return {};
    }),
    route(contract.testChannel, async (request) => {
      const { code } = request.params;
      const channel = await findOpenChannel(platform, code);
      if (!channel) throw fieldProblem("text", "没有这个通道，或者它仅登记、没有可以发的地址");
      await administer(request, "outbox.channel_tested", { code }, async () => undefined);
      const id = newId(request.now);
      const letter = { id, key: `test-${id}`, subject: "试发", payload: { isTest: true }, matterId: null };
      const outcome = await deliver(channel, { ...letter, ...request.body, createdAt: request.now }, request.now);
      const milliseconds = Math.max(millisOf(platform.now()) - millisOf(request.now), 0);
      return { isSent: outcome.kind === "sent", answer: outcome.answer, milliseconds };
    }),
    route(contract.resendGivenUp, async (request) => {
      const { code } = request.params;
      const count = await administer(request, "outbox.given_up_resent", { code }, (tx) =>
        resendGivenUp(tx, request.caller, code, request.now),
      );
      return { count };
    }),
    route(contract.listMessages, async ({ caller, query }) => {
      const { rows, hasMore } = await listMessages(database, caller, query);
      return { rows: [...rows], hasMore };
    }),
    route(contract.resendMessage, async (request) => {
      const { id } = request.params;
      await administer(request, "outbox.message_resent", { id }, (tx) =>
        resendMessage(tx, request.caller, id, request.now),
      );
      return {};
    }),
    route(contract.dropMessage, async (request) => {
      const { id } = request.params;
      const { reason } = request.body;
      await administer(request, "outbox.message_dropped", { id, reason }, (tx) =>
        dropMessage(tx, request.caller, id, reason),
      );
      return {};
    }),
  ];
}

async function wake(tx: Tx, code: string): Promise<void> {
  await enqueue(tx, SEND_TASK, { channel: code }, { queue: sendQueue(code) });
}

/** Which members were written: neither address nor secret. */
function notedOf(input: ChannelInput): { readonly [key: string]: Json } {
  const { code, kind, allowsPrivate } = input;
  return { code, kind, allowsPrivate, isAddressNew: Boolean(input.address), isSecretNew: Boolean(input.secret) };
}
