import { useEffect, useMemo, useState } from "react";
import type { z } from "zod";
import type { FieldError } from "#base/problem.ts";
import { type ImportMapping, ImportMappingSchema } from "#capabilities/report/model/import-mapping.ts";

/** What the editor holds: an input of the schema, possibly with parts missing. */
export type MappingDraft = z.input<typeof ImportMappingSchema>;
export type ColumnMember = keyof MappingDraft["columns"];

const SETTLE_MS = 500;

/** The mapping as it is edited, and as it parses once it has rested a moment. */
export function useMapping(proposed: Readonly<Record<string, unknown>>) {
  const [draft, setDraft] = useState(() => withColumns(proposed));
  const rested = useRested(draft);
  const parsed = useMemo(() => ImportMappingSchema.safeParse(rested), [rested]);
  const mapping: ImportMapping | null = parsed.success ? parsed.data : null;
  const errors: readonly FieldError[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: wordsFor(issue) }));
  return {
    draft,
    mapping: rested === draft ? mapping : null,
    errors,
    change: (part: Partial<MappingDraft>) => setDraft({ ...draft, ...part }),
    changeColumn: (member: ColumnMember, value: string | string[] | null) =>
      setDraft({ ...draft, columns: { ...draft.columns, [member]: value } }),
  };
}

function withColumns(proposed: Readonly<Record<string, unknown>>): MappingDraft {
  const columns = proposed.columns as Partial<MappingDraft["columns"]> | undefined;
  return {
    name: "",
    externalSystem: "",
    source: "hotline_12345",
    ...proposed,
    columns: { externalNumber: "", openedAt: "", description: [], ...columns },
  };
}

function wordsFor(issue: z.core.$ZodIssue): string {
  return issue.code === "too_small" && issue.path[0] === "columns" ? "请选择这一项在文件里的列" : issue.message;
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
