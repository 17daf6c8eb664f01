/** Pieces of the contract: stored words as schemas, and who may call. What callers see is decided by data scope, what they may do to a matter by its procedure. */
import { z } from "zod";

export const keysOf = <T extends Record<string, string>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);

export const signedIn = { kind: "signedIn" } as const;
/** 督查室: reads documents, publishes plans, keeps indicators. */
export const editors = { kind: "roles", roles: ["supervision_office"] } as const;
/** Those who put in values of indicators. */
export const reporters = {
  kind: "roles",
  roles: ["supervision_office", "task_owner", "unit_desk", "unit_lead", "leader"],
} as const;
export const keepers = { kind: "roles", roles: ["supervision_office", "leader", "unit_lead"] } as const;
