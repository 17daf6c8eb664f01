/** 我反映过的: the codes of what was reported from this device. They never leave it; without them a report cannot be found again by name. */
import { z } from "zod";
import { type Instant, InstantSchema } from "#base/instant.ts";

const KEY = "fangyuan.my-reports";
const MOST = 50;

const MyReportSchema = z.object({ code: z.string(), title: z.string(), at: InstantSchema });
export type MyReport = z.output<typeof MyReportSchema>;

/** Newest first. */
export function listMyReports(): readonly MyReport[] {
  try {
    return z.array(MyReportSchema).parse(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    return [];
  }
}

export function keepMyReport(code: string, title: string, at: Instant): void {
  write([{ code, title, at }, ...listMyReports().filter((report) => report.code !== code)].slice(0, MOST));
}

export function forgetMyReport(code: string): void {
  write(listMyReports().filter((report) => report.code !== code));
}

function write(reports: readonly MyReport[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(reports));
  } catch {
    // Private windows forbid the store: the person still has the code on the page.
  }
}
