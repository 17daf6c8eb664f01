/** What of a form may be kept on this device, and what passes with the page. */
import type { FormValue } from "./FormFields.tsx";

/** @param unkept names of fields with personal data */
export function partKept(
  value: FormValue,
  unkept: readonly string[],
): { readonly kept: FormValue; readonly passing: FormValue } {
  const pick = (isPassing: boolean): FormValue =>
    Object.fromEntries(Object.entries(value).filter(([name]) => unkept.includes(name) === isPassing));
  return { kept: pick(false), passing: pick(true) };
}
