/** Routes of the hotline. */
import * as contract from "#capabilities/hotline/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { callerOf, showAlike } from "./alike.ts";
import { deskRules, hotlineSettingsAt } from "./desk-rules.ts";
import { actByCode, followed } from "./follow.ts";
import { takeInOrder } from "./intake.ts";
import { addKnowledge, changeKnowledge, knowledgeLike, searchKnowledge } from "./knowledge.ts";
import { doubtfulOrders, excludedOrders, orderStatus } from "./lists.ts";
import { orderTable } from "./order-table.ts";

export function hotlineRoutes(engine: Engine, { database, secrets }: Platform): readonly Route<Actor>[] {
  const table = orderTable(secrets);
  return [
    route(contract.pushOrder, async ({ body, caller, now, ip, headers }) => {
      const origin = { channel: headers["x-api-key"] ? "api_key" : "console", ip };
      return { ...(await takeInOrder(engine, body, { actor: caller, now, origin })) };
    }),
    route(contract.getOrderStatus, async ({ query, caller }) => orderStatus(database, caller, query)),
    route(contract.getDeskRules, async ({ caller, now }) => deskRules(database, caller, now)),
    route(contract.findAlikeOrders, async ({ body, caller, now }) => {
      const settings = await hotlineSettingsAt(database, now);
      const sought = { caller: callerOf(table, body.callerPhone), at: body.position, exceptId: null, now, settings };
      return showAlike(database, sought, caller);
    }),
    route(contract.listKnowledge, async ({ query, now }) => ({
      items: [
        ...(query.spoken
          ? await knowledgeLike(database, query.spoken, query.limit, now)
          : await searchKnowledge(database, { ...query, now })),
      ],
    })),
    route(contract.createKnowledge, async ({ body, caller, now }) => ({
      id: await database.transaction().execute((tx) => addKnowledge(tx, body, caller, now)),
    })),
    route(contract.updateKnowledge, async ({ params, body, caller, now }) => {
      await database.transaction().execute((tx) => changeKnowledge(tx, params.itemId, body, caller, now));
      return { id: params.itemId };
    }),
    route(contract.listExclusions, async ({ caller }) => excludedOrders(database, caller)),
    route(contract.listDoubts, async ({ caller }) => doubtfulOrders(database, caller)),
    route(contract.followOrder, async ({ params }) => followed(database, params.code)),
    route(contract.rateOrder, async ({ params, body: { requestId, ...input }, now, ip }) => {
      await actByCode(engine, params.code, { act: "rate", input, requestId }, { now, ip });
      return {};
    }),
    route(contract.reportPressureOn, async ({ params, body: { requestId, ...input }, now, ip }) => {
      await actByCode(engine, params.code, { act: "report_pressure", input, requestId }, { now, ip });
      return {};
    }),
  ];
}
