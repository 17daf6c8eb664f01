/** 打印案卷: the matter as its page shows it to this caller, on paper. The matter itself is not touched. */
import type { Instant } from "#base/instant.ts";
import { type Engine, getWholeMatter } from "#kernel/matter/server/public.ts";
import { type Actor, type Division, divisionPrefix } from "#kernel/people/model/public.ts";
import { listDivisions } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { matterPaper } from "../model/matter-paper.ts";
import { preparePictures } from "./pictures.ts";
import { typeset } from "./typeset.ts";

export interface PrintedMatter {
  readonly pdf: Buffer;
  /** Null while the matter has none. */
  readonly number: string | null;
}

/** @throws Problem not found, also when the matter lies outside the caller's scope */
export async function typesetMatter(
  { home }: Pick<Platform, "home">,
  engine: Engine,
  { id, caller, now }: { readonly id: string; readonly caller: Actor; readonly now: Instant },
): Promise<PrintedMatter> {
  const page = await getWholeMatter(engine, id, caller, now);
  const city = cityOf(await listDivisions(engine.platform.database), page.divisionCode);
  const { pictures, findings } = await preparePictures(home, page.evidence);
  const data = matterPaper({ page, city, printedBy: caller, now, findings });
  return { pdf: typeset({ template: "matter", data, pictures, now }), number: page.row.number };
}

/** The city that the division lies in; where the tree has none, its highest division. */
function cityOf(divisions: readonly Division[], divisionCode: string): string {
  const around = divisions.filter(({ code }) => divisionCode.startsWith(divisionPrefix(code)));
  return (around.find(({ level }) => level === "city") ?? around[0])?.name ?? "";
}
