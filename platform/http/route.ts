/** Routes: an endpoint bound to the function that answers it. Parse → act → answer; nothing else. */
import type { Readable } from "node:stream";
import type { z } from "zod";
import type { Endpoint } from "#base/endpoint.ts";
import type { Instant } from "#base/instant.ts";
import type { ProblemDocument } from "#base/problem.ts";

type Parsed<T> = NonNullable<T> extends z.ZodType ? z.output<NonNullable<T>> : undefined;

export interface RouteRequest<Caller, P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: Caller;
  readonly now: Instant;
  /** Id of this HTTP request, also in logs and in problem documents. */
  readonly httpRequestId: string;
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Route<Caller> {
  readonly endpoint: Endpoint;
  // biome-ignore lint/suspicious/noExplicitAny: `route()` below ties the handler to its endpoint's schemas.
  readonly handler: (request: RouteRequest<Caller, any, any, any>) => Promise<unknown>;
  readonly writeProblem?: ProblemWriter;
}

/** Says a problem in the words of another protocol, whoever found it: handler, parser or limit. @param url as asked for */
export type ProblemWriter = (document: ProblemDocument, url: string) => FileAnswer;

/** Binds a handler whose request and answer have the types of the endpoint's schemas. */
export function route<Caller, E extends Endpoint>(
  endpoint: E,
  handler: (
    request: RouteRequest<Caller, Parsed<E["params"]>, Parsed<E["query"]>, Parsed<E["body"]>>,
  ) => Promise<z.input<E["response"]> | FileAnswer | AnswerWithHeaders<z.input<E["response"]>>>,
  writeProblem?: ProblemWriter,
): Route<Caller> {
  return { endpoint, handler, ...(writeProblem && { writeProblem }) };
}

/** An answer that is a file, not JSON. */
export class FileAnswer {
  readonly type: string;
  readonly content: Buffer | Readable | string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  constructor(
    type: string,
    content: Buffer | Readable | string,
    headers: Readonly<Record<string, string>> = {},
    status = 200,
  ) {
    this.type = type;
    this.content = content;
    this.headers = headers;
    this.status = status;
  }
}

/** A JSON answer that also sets headers (cookies may repeat). */
export class AnswerWithHeaders<T> {
  readonly body: T;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly status: number;
  constructor(body: T, headers: readonly (readonly [string, string])[], status = 200) {
    this.body = body;
    this.headers = headers;
    this.status = status;
  }
}
