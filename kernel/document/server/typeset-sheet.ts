import type { Instant } from "#base/instant.ts";
import type { SheetPaper } from "../model/sheet.ts";
import { typeset } from "./typeset.ts";

/** 表文 as PDF: the same sheet at the same moment has the same bytes. */
export function typesetSheet(data: SheetPaper, now: Instant): Buffer {
  return typeset({ template: "sheet", data, pictures: new Map(), now });
}
