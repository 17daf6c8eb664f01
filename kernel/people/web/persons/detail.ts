import type { z } from "zod";
import { getPerson, listDuties, listPersons } from "#kernel/people/contract.ts";

/** A person as the panel shows one. */
export type PersonDetail = z.output<(typeof getPerson)["response"]>;

/** Answers that change with a person. */
export const PERSON_ANSWERS = [getPerson, listPersons, listDuties] as const;
