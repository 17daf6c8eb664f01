/** The only translator between what handlers return or throw and HTTP. */
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { Problem, type ProblemDocument } from "#base/problem.ts";
import { jsonBytes } from "./json-bytes.ts";
import { PROBLEMS } from "./problems.ts";
import { AnswerWithHeaders, FileAnswer, type ProblemWriter } from "./route.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    writeProblem?: ProblemWriter;
  }
}

export async function sendAnswer(reply: FastifyReply, answer: unknown): Promise<FastifyReply> {
  if (answer instanceof FileAnswer)
    return reply.code(answer.status).headers(answer.headers).type(answer.type).send(answer.content);
  if (answer instanceof AnswerWithHeaders) {
    for (const [name, value] of answer.headers) reply.header(name, value);
    return sendJson(reply.code(answer.status), answer.body);
  }
  return sendJson(reply, answer ?? {});
}

function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  if (typeof value !== "object" || value === null) return reply.send(value);
  return reply.type("application/json; charset=utf-8").send(jsonBytes(value));
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const document = documentOf(error, request.id);
  if (document.status >= 500) request.log.error({ err: error, requestId: request.id }, "unexpected failure");
  if (document.retryAfterSeconds) reply.header("retry-after", String(document.retryAfterSeconds));
  const writeProblem = request.routeOptions.config.writeProblem;
  if (writeProblem) {
    const { status, headers, type, content } = writeProblem(document, request.url);
    return reply.code(status).headers(headers).type(type).send(content);
  }
  return reply.code(document.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(document));
}

/** Anything unexpected becomes a bare 500 with the request's id; its cause goes to the log only. */
function documentOf(error: unknown, requestId: string): ProblemDocument {
  const problem = error instanceof Problem ? error : translate(error as FastifyError);
  if (!problem)
    return { type: "/problems/unexpected", title: "出错了，内容没有丢，请稍后再试", status: 500, instance: requestId };
  const { detail, errors, rules, retryAfterSeconds, more } = problem.extras;
  return {
    ...more,
    type: problem.problemType.type,
    title: problem.problemType.title,
    status: problem.problemType.status,
    instance: requestId,
    ...(detail ? { detail } : {}),
    ...(errors ? { errors: [...errors] } : {}),
    ...(rules ? { rules: [...rules] } : {}),
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  };
}

/** Errors of the HTTP library that are the caller's doing. */
function translate(error: Partial<FastifyError>): Problem | null {
  switch (error.statusCode) {
    case 400:
      return new Problem(PROBLEMS.malformed, { detail: "请求内容读不懂，须是完整的 JSON" });
    case 404:
      return new Problem(PROBLEMS.notFound);
    case 413:
      return new Problem(PROBLEMS.tooLarge);
    case 415:
      return new Problem(PROBLEMS.wrongType);
    case 429:
      return new Problem(PROBLEMS.tooMany, { retryAfterSeconds: 60 });
    default:
      return null;
  }
}
