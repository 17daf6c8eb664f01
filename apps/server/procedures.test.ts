/** `docs/procedures/` shows the procedures as they are. `UPDATE=1` writes the pages anew. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { describeProcedure } from "./describe-procedure.ts";
import { type AnyProcedure, listProcedures, PROJECT } from "./procedures.ts";

const FOLDER = `${PROJECT}docs/procedures/`;

describe("the pages of procedures", async () => {
  const procedures = await listProcedures();

  it("are one for each procedure", async () => {
    const pages = procedures.map((procedure) => `${procedure.kind}.md`);
    if (process.env.UPDATE) await Promise.all(procedures.map(update));
    expect((await readdir(FOLDER)).toSorted()).toEqual(pages.toSorted());
    expect(pages).toContain("report.md");
  });

  it.each(procedures)("$kind is drawn as it decides", async (procedure) => {
    expect(await readFile(`${FOLDER}${procedure.kind}.md`, "utf8")).toBe(describeProcedure(procedure));
  });
});

async function update(procedure: AnyProcedure): Promise<void> {
  await writeFile(`${FOLDER}${procedure.kind}.md`, describeProcedure(procedure));
}
