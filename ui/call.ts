/**
 * The browser's side of an endpoint: typed from the same declaration as the server's (`base/endpoint.ts`).
 *
 * Every answer that is not a success becomes an `ApiProblem`. A lost connection is one too (`isOffline`), so that pages have
 * one kind of failure to show.
 */
import type { z } from "zod";
import type { Endpoint } from "#base/endpoint.ts";
import { type ProblemDocument, ProblemDocumentSchema } from "#base/problem.ts";
import { keepServerTime } from "./now.ts";

type Member<Name extends string, S extends z.ZodType> =
  unknown extends z.input<S>
    ? { readonly [K in Name]?: never }
    : Record<never, never> extends z.input<S>
      ? { readonly [K in Name]?: z.input<S> }
      : { readonly [K in Name]: z.input<S> };

/** What a call needs: only the members that the endpoint declares, required where their schema requires them. */
export type CallInput<E extends Endpoint> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Member<"params", P> & Member<"query", Q> & Member<"body", B>
    : never;
export type CallOutput<E extends Endpoint> = z.output<E["response"]>;

export class ApiProblem extends Error {
  readonly document: ProblemDocument;
  constructor(document: ProblemDocument, cause?: unknown) {
    super(document.detail ?? document.title, { cause });
    this.name = "ApiProblem";
    this.document = document;
  }
  get status(): number {
    return this.document.status;
  }
  /** No answer came: nothing is known about what the server did. */
  get isOffline(): boolean {
    return this.document.type === OFFLINE_TYPE;
  }
}

export const OFFLINE_TYPE = "/problems/offline";

let activePostId: string | null = null;
/** The post in which the person acts; sent with every call as `x-fangyuan-post`. */
export function setActivePost(postId: string | null): void {
  activePostId = postId;
}

let apiKey: string | null = null;
/** The key of a machine without a person, sent as `x-api-key`. */
export function setApiKey(key: string | null): void {
  apiKey = key;
}

let whenSignedOut: () => void = () => undefined;
/** Told when a call is answered 401 although the page thought that somebody was signed in. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** @throws ApiProblem for every answer that is not a success, and when no answer comes. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[input, signal]: Record<never, never> extends CallInput<E>
    ? [input?: CallInput<E>, signal?: AbortSignal]
    : [input: CallInput<E>, signal?: AbortSignal]
): Promise<CallOutput<E>> {
  const { params, query, body } = (input ?? {}) as LooseInput;
  const isForm = typeof FormData !== "undefined" && body instanceof FormData;
  const isFile = body instanceof Uint8Array;
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined && !isForm) headers["content-type"] = isFile ? "application/octet-stream" : "application/json";
  const response = await send(urlOf(endpoint.path, params, query), {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body: isForm || isFile ? (body as BodyInit) : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  const parsed = endpoint.response.safeParse(text === "" ? undefined : parseJson(text));
  if (!parsed.success) throw new ApiProblem(unreadable(response), parsed.error);
  return parsed.data as CallOutput<E>;
}

/** Sends a request that has no endpoint declaration of its own (files); failures become `ApiProblem` as well. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = {
    ...init.headers,
    ...(activePostId ? { "x-fangyuan-post": activePostId } : {}),
    ...(apiKey ? { "x-api-key": apiKey } : {}),
  } as HeadersInit;
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...init, headers });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiProblem({ type: OFFLINE_TYPE, title: "连不上服务", status: 503 }, cause);
  }
  keepServerTime(response.headers.get("x-fangyuan-now"));
  if (response.ok) return response;
  const problem = ProblemDocumentSchema.safeParse(parseJson(await response.text()));
  if (response.status === 401) whenSignedOut();
  // A gateway answers for a server that is away in its own words: for the person that is the same as no answer.
  if (!problem.success && [502, 503, 504].includes(response.status)) {
    throw new ApiProblem({ type: OFFLINE_TYPE, title: "连不上服务", status: 503 });
  }
  throw new ApiProblem(problem.success ? problem.data : unreadable(response));
}

function unreadable(response: Response): ProblemDocument {
  const instance = response.headers.get("x-request-id");
  return {
    type: "about:blank",
    title: "服务出错了，请稍后再试；多次如此请把出错编号告诉管理员",
    status: response.status,
    ...(instance ? { instance } : {}),
  };
}

/** The URL of a declared path: `:id` filled from `params`, lists in `query` repeated. */
export function urlOf(path: string, params?: unknown, query?: unknown): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? "")),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(name, String(item));
    }
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
