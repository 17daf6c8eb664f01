/** The server of a test: real routes and rights, answers checked against their contracts; who calls stands in a header. */
import type { FastifyInstance } from "fastify";
import type { Instant } from "#base/instant.ts";
import { type Actor, CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import { mayEnter } from "#kernel/people/server/public.ts";
import type { Route } from "#platform/http/route.ts";
import { buildHttp } from "#platform/http/server.ts";

export interface TestHttp {
  readonly routes: readonly Route<Actor>[];
  readonly now: () => Instant;
  /** @param name what the header `x-test-actor` says, decoded; empty without one. Null: nobody is signed in */
  readonly actorNamed: (name: string) => Actor | null;
}

export function openTestHttp({ routes, now, actorNamed }: TestHttp): Promise<FastifyInstance> {
  return buildHttp<Actor>({
    routes,
    identify: async (headers) => actorNamed(decodeURIComponent(headers["x-test-actor"] ?? "")),
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now,
    publicUrl: "http://127.0.0.1",
    logLevel: "silent",
    checkAnswers: true,
  });
}
