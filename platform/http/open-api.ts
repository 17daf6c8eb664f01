/** The OpenAPI 3.1 document of all endpoints, made from the same schemas that parse. */
import { z } from "zod";
import type { Endpoint } from "#base/endpoint.ts";
import { ProblemDocumentSchema } from "#base/problem.ts";

type JsonObject = Record<string, unknown>;

export function openApiOf(endpoints: readonly Endpoint[], publicUrl: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "方圆 Fangyuan",
      version: "1",
      description: "城市管理与综合行政执法平台的接口。错误以 RFC 9457 问题文档返回。",
    },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "fangyuan.session_token" },
        key: { type: "apiKey", in: "header", name: "x-api-key" },
      },
      schemas: { Problem: schemaOf(ProblemDocumentSchema, "output") },
    },
    paths,
  };
}

function operationOf(endpoint: Endpoint): JsonObject {
  const problem = {
    description: "问题文档",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return {
    summary: endpoint.summary,
    security: endpoint.access.kind === "anyone" ? [] : [{ session: [] }, { key: [] }],
    ...(endpoint.access.kind === "roles" ? { "x-roles": endpoint.access.roles } : {}),
    parameters: [...parametersOf(endpoint.params, "path"), ...parametersOf(endpoint.query, "query")],
    ...(endpoint.body
      ? { requestBody: { content: contentOf(endpoint.bodyType, schemaOf(endpoint.body, "input")) } }
      : {}),
    responses: {
      200: { description: "成功", content: { "application/json": { schema: schemaOf(endpoint.response, "output") } } },
      default: problem,
    },
  };
}

function contentOf(bodyType: Endpoint["bodyType"], schema: JsonObject): JsonObject {
  if (bodyType === "form")
    return { "application/x-www-form-urlencoded": { schema }, "multipart/form-data": { schema } };
  return { "application/json": { schema } };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): JsonObject[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: JsonObject;
    required?: string[];
  };
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: member,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonObject {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return rest;
}
