/** The HTTP server: registers routes, judges access, parses, answers. Nothing else knows the framework or status codes. */
import { randomUUID } from "node:crypto";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import type { z } from "zod";
import type { Access } from "#base/endpoint.ts";
import type { Instant } from "#base/instant.ts";
import { type FieldError, Problem } from "#base/problem.ts";
import { sendAnswer, sendProblem } from "./answer.ts";
import { takeForms } from "./forms.ts";
import { openApiOf } from "./open-api.ts";
import { PROBLEMS } from "./problems.ts";
import type { Route } from "./route.ts";

export interface HttpOptions<Caller> {
  readonly routes: readonly Route<Caller>[];
  /** Who calls; null for an unknown person. May throw a `Problem`. */
  readonly identify: (
    headers: Readonly<Record<string, string | undefined>>,
    now: Instant,
    ip: string,
  ) => Promise<Caller | null>;
  /** The caller given to routes open to anyone. */
  readonly anyone: Caller;
  /** Whether a known caller passes; refusing is answered with 403. */
  readonly mayEnter: (caller: Caller, access: Access) => boolean;
  readonly now: () => Instant;
  /** Parse every answer by its schema too: on in tests. */
  readonly checkAnswers?: boolean;
  /** The general limit; absent: none (tests, benchmarks). */
  readonly requestsPerMinute?: number;
  readonly publicUrl: string;
  readonly onRequest?: (route: string, status: number, seconds: number) => void;
  readonly logLevel?: "info" | "warn" | "error" | "silent";
}

const BODY_LIMIT = 24 * 1024 * 1024;

export async function buildHttp<Caller>(options: HttpOptions<Caller>): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    trustProxy: "loopback",
    logger: {
      level: options.logLevel ?? "warn",
      redact: ["req.headers.cookie", "req.headers.authorization", "req.headers['x-api-key']"],
      serializers: { req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? "-" }) },
    },
    logController: new LogController({ disableRequestLogging: true }),
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        // The map draws with workers made from blobs; styles are set on elements by the component library.
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        workerSrc: ["'self'", "blob:"],
        connectSrc: ["'self'", "blob:"],
        fontSrc: ["'self'", "data:"],
        upgradeInsecureRequests: options.publicUrl.startsWith("https:") ? [] : null,
      },
    },
    hsts: options.publicUrl.startsWith("https:"),
  });
  if (options.requestsPerMinute)
    await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: "1 minute" });
  app.addContentTypeParser(
    /^(application\/octet-stream|image\/.*|audio\/.*|video\/.*|text\/csv|application\/vnd\..*|application\/pdf)$/,
    { parseAs: "buffer" },
    (_request, body, done) => done(null, body),
  );
  app.setErrorHandler(sendProblem);
  if (options.onRequest) measureRequests(app, options.onRequest);
  const isForm = ({ endpoint }: Route<Caller>) => endpoint.bodyType === "form";
  for (const route of options.routes) if (!isForm(route)) register(app, options, route);
  await app.register(async (scope) => {
    takeForms(scope);
    for (const route of options.routes) if (isForm(route)) register(scope, options, route);
  });
  const document = openApiOf(
    options.routes.map((route) => route.endpoint),
    options.publicUrl,
  );
  app.get("/api/openapi.json", async () => document);
  return app;
}

function register<Caller>(
  app: FastifyInstance,
  options: HttpOptions<Caller>,
  { endpoint, handler, writeProblem }: Route<Caller>,
): void {
  const limit = options.requestsPerMinute && endpoint.requestsPerMinute;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: {
      ...(limit ? { rateLimit: { max: limit, timeWindow: "1 minute" } } : {}),
      ...(writeProblem ? { writeProblem } : {}),
    },
    handler: async (request, reply) => {
      const now = options.now();
      // Pages show remaining time by the server's clock, which may be a test clock.
      reply.header("x-fangyuan-now", now);
      const headers = request.headers as Record<string, string | undefined>;
      const caller = await admit(options, endpoint.access, headers, now, request.ip);
      const answer = await handler({
        params: parse(endpoint.params, request.params, "params"),
        query: parse(endpoint.query, request.query, "query"),
        body: parse(endpoint.body, request.body, ""),
        caller,
        now,
        httpRequestId: request.id,
        ip: request.ip,
        headers,
      });
      if (options.checkAnswers && isPlain(answer)) endpoint.response.parse(answer);
      return sendAnswer(reply, answer);
    },
  });
}

async function admit<Caller>(
  options: HttpOptions<Caller>,
  access: Access,
  headers: Readonly<Record<string, string | undefined>>,
  now: Instant,
  ip: string,
): Promise<Caller> {
  const caller = await options.identify(headers, now, ip);
  if (!caller) {
    if (access.kind === "anyone") return options.anyone;
    throw new Problem(PROBLEMS.unknownPerson);
  }
  if (!options.mayEnter(caller, access)) throw new Problem(PROBLEMS.forbidden);
  return caller;
}

function parse(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const errors: FieldError[] = result.error.issues.map((issue) => ({
    path: [part, ...issue.path.map(String)].filter(Boolean).join("."),
    message: issue.message,
  }));
  throw new Problem(PROBLEMS.malformed, { errors });
}

function isPlain(answer: unknown): boolean {
  return (
    answer === undefined ||
    answer === null ||
    Object.getPrototypeOf(answer) === Object.prototype ||
    Array.isArray(answer)
  );
}

function measureRequests(
  app: FastifyInstance,
  onRequest: (route: string, status: number, seconds: number) => void,
): void {
  app.addHook("onResponse", async (request: FastifyRequest, reply) => {
    onRequest(`${request.method} ${request.routeOptions.url ?? "other"}`, reply.statusCode, reply.elapsedTime / 1000);
  });
}
