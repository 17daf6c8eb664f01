/**
 * Endpoints: the HTTP surface as data, read by both sides. The server binds a handler to each (`platform/http/route.ts`), the
 * browser calls it (`ui/call.ts`), the OpenAPI document and the permission matrix are produced from the same object.
 */
import type { z } from "zod";

/** Who may call at all. What they may do to one matter is decided by its procedure and by data scope. */
export type Access =
  | { readonly kind: "anyone" }
  /** A signed-in person, whatever the post. */
  | { readonly kind: "signedIn" }
  /** A signed-in person whose active post has one of these roles. */
  | { readonly kind: "roles"; readonly roles: readonly string[] };

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Fastify form: `/api/matters/:id`. */
  readonly path: string;
  /** Chinese, for the API document. */
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Absent: JSON. A form is taken only where a protocol of others demands it. */
  readonly bodyType?: "form";
  readonly response: R;
  /** Requests per minute and client; absent: the general limit. */
  readonly requestsPerMinute?: number;
}

/** Keeps the precise types of the schemas. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  declaration: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return declaration;
}
