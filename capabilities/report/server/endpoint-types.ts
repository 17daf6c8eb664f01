import type { z } from "zod";
import type { Endpoint } from "#base/endpoint.ts";

/** A parsed body of an endpoint, and what its handler answers with. */
export type BodyOf<E extends Endpoint> = z.output<NonNullable<E["body"]>>;
export type AnswerOf<E extends Endpoint> = z.input<E["response"]>;
