import type { ReactNode } from "react";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { ReplyCheck } from "./ReplyCheck.tsx";

/** What the desk says about a form while it is written. */
export function remarkOn(act: string, value: FormValue): ReactNode {
  return act === "submit_reply" ? <ReplyCheck value={value} /> : null;
}
