/** 责任区调整: which cells a unit or beat answers for. */
import type { Instant } from "#base/instant.ts";
import { type FieldError, Problem } from "#base/problem.ts";
import { type Actor, isWithinDivision } from "#kernel/people/model/public.ts";
import { findUnit } from "#kernel/people/server/public.ts";
import type { ResponsibilityArea } from "#kernel/place/model/place.ts";
import { PLACE_PROBLEMS } from "#kernel/place/model/problems.ts";
import type { Tx } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { insertAreas } from "../bulk.ts";
import { findArea, listAreaKinds, listUnknownCells, recordChange } from "../store.ts";

/**
 * Makes or changes an area.
 * @throws Problem when kind, unit or cells do not exist, or the area reaches out of the administrator's division
 */
export async function saveArea(
  tx: Tx,
  area: ResponsibilityArea,
  by: { readonly actor: Actor; readonly reason: string; readonly now: Instant },
): Promise<ResponsibilityArea> {
  const before = await findArea(tx, area.code);
  const divisions = [
    area.divisionCode,
    ...(before ? [before.divisionCode] : []),
    ...area.cellCodes.map((code) => code.slice(0, 12)),
  ];
  const home = by.actor.divisionCode;
  const foreign = divisions.find((code) => home === null || !isWithinDivision(home, code));
  if (foreign) throw new Problem(PLACE_PROBLEMS.outsideYourDivision, { detail: `区划 ${foreign} 不归你的岗位管理` });
  const errors = await faultsOf(tx, area);
  if (errors.length > 0) throw new Problem(PROBLEMS.unacceptable, { errors });
  await insertAreas(tx, [area]);
  await recordChange(tx, {
    subject: "area",
    code: area.code,
    reason: by.reason,
    before,
    after: area,
    evidence: [],
    personId: by.actor.personId,
    now: by.now,
  });
  return { ...area, cellCodes: [...new Set(area.cellCodes)].sort() };
}

async function faultsOf(tx: Tx, area: ResponsibilityArea): Promise<readonly FieldError[]> {
  const errors: FieldError[] = [];
  const kinds = await listAreaKinds(tx);
  if (!kinds.some(({ kind }) => kind === area.kind)) {
    errors.push({ path: "kind", message: `责任区种类须为：${kinds.map(({ label }) => label).join("、")}` });
  }
  if (area.unitId && !(await findUnit(tx, area.unitId))) errors.push({ path: "unitId", message: "没有这个单位" });
  const unknown = await listUnknownCells(tx, area.cellCodes);
  if (unknown.length > 0)
    errors.push({ path: "cellCodes", message: `没有这些单元网格：${unknown.slice(0, 5).join("、")}` });
  return errors;
}
