import { z } from "zod";

/** The unit grid cell of a matter, as place describes it. Structural: a cell without these members is still shown by its code. */
const CellSchema = z.object({
  name: z.string().default(""),
  landUse: z.string().default(""),
  grade: z.string().default(""),
  areaM2: z.number().nullable().default(null),
});
export type Cell = z.infer<typeof CellSchema>;

export function cellOf(json: unknown): Cell | null {
  const parsed = CellSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

/** `文渡社区·0.92 万 m²·商住` */
export function describeCell(cell: Cell): string {
  return [cell.name, cell.areaM2 === null ? "" : areaWords(cell.areaM2), cell.landUse].filter(Boolean).join("·");
}

function areaWords(squareMetres: number): string {
  return squareMetres >= 1000 ? `${(squareMetres / 10_000).toFixed(2)} 万 m²` : `${Math.round(squareMetres)} m²`;
}
