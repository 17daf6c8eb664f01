/** A zod enum of the keys of a table of labels. */
import { z } from "zod";

export const keysOf = <T extends Readonly<Record<string, string>>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);
