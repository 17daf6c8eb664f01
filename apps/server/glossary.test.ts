/** `docs/glossary.md` knows every word that is stored and shown: no new term without its row. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import {
  APPEAL_STATES,
  ASKS,
  CLOSINGS,
  FLAGS,
  REFUSAL_REASONS,
  RETURN_REASONS,
  SATISFACTIONS,
  SOURCES,
  SUPERVISION_LEVELS,
  VERIFY_RESULTS,
} from "#capabilities/report/model/public.ts";
import { STAGE_LIMITS } from "#capabilities/report/model/settings.ts";
import { EVIDENCE_PHASES } from "#kernel/evidence/model/public.ts";
import { CHANNEL_KINDS, MESSAGE_STATES } from "#kernel/outbox/model/public.ts";
import { CREDENTIAL_KINDS, DIVISION_LEVELS, ROLES, UNIT_KINDS } from "#kernel/people/model/public.ts";
import { FACILITY_STATES, LAYERS } from "#kernel/place/model/public.ts";
import { listProcedures, PROJECT } from "./procedures.ts";

type Labels = Readonly<Record<string, string>>;

const TABLES: Readonly<Record<string, Labels>> = {
  roles: ROLES,
  "kinds of units": UNIT_KINDS,
  "levels of divisions": DIVISION_LEVELS,
  "kinds of credentials": CREDENTIAL_KINDS,
  "kinds of channels": CHANNEL_KINDS,
  "states of messages": MESSAGE_STATES,
  "phases of evidence": EVIDENCE_PHASES,
  layers: LAYERS,
  "states of facilities": FACILITY_STATES,
  "clocks of posts": labelsOf(STAGE_LIMITS),
  "sources of reports": SOURCES,
  "answers of verifications": VERIFY_RESULTS,
  "reasons of returns": RETURN_REASONS,
  "reasons of refusals": REFUSAL_REASONS,
  "answers of call-backs": SATISFACTIONS,
  "levels of supervision": SUPERVISION_LEVELS,
  "things asked for": ASKS,
  "ways of closing": CLOSINGS,
  "states of appeals": APPEAL_STATES,
  "flags of reports": FLAGS,
};

describe("the glossary", async () => {
  const lines = (await readFile(`${PROJECT}docs/glossary.md`, "utf8"))
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const terms = new Set(lines.flatMap(termsOf));
  const procedures = await listProcedures();
  const tables = [
    ...Object.entries(TABLES),
    ...procedures.flatMap(({ kind, states, acts }) => [
      [`states of ${kind}`, labelsOf(states)] as const,
      [`acts of ${kind}`, labelsOf(acts)] as const,
    ]),
  ];

  it("has five cells in every row", () => {
    expect(lines.filter((line) => cellsOf(line).length !== 5)).toEqual([]);
  });

  it.each(tables)("knows the %s by identifier and label", (_, labels) => {
    const wanted = Object.entries(labels).map(([id, label]) => term(id, label));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((pair) => !terms.has(pair))).toEqual([]);
  });
});

function labelsOf(declarations: Readonly<Record<string, { readonly label: string }>>): Labels {
  return Object.fromEntries(Object.entries(declarations).map(([id, { label }]) => [id, label]));
}

/** A row may hold several terms: parts of the first two cells between « / » belong together in order. */
function termsOf(line: string): readonly string[] {
  const [labels = "", ids = ""] = cellsOf(line);
  const idParts = ids.split(" / ");
  return labels.split(" / ").map((label, index) => term((idParts[index] ?? "").replaceAll("`", ""), label));
}

function cellsOf(line: string): readonly string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function term(id: string, label: string): string {
  return `${label} \`${id}\``;
}
