/** Where each piece opens in the console. */
import { startOfDay } from "#base/plain-date.ts";
import type { Overview } from "../contract.ts";

export const matterAddress = (id: string) => `/console/matters/${id}`;

export function listAddress(filter: Readonly<Record<string, string>>): string {
  return `/console?${new URLSearchParams({ view: "open", ...filter })}`;
}

export const cameInAddress = ({ today }: Overview) => listAddress({ view: "all", openedFrom: startOfDay(today) });

/** The matters of a counter, from a day up to today. */
export function figureAddress(counter: string, from: string, to: string): string {
  return `/console/evaluation/matters?${new URLSearchParams({ kind: "report", from, to, counter })}`;
}
