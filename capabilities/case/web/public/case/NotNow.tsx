import type { ReactNode } from "react";
import type { PartyAct } from "#capabilities/case/model/surface/party.ts";
import { Link } from "#ui/public/router.tsx";
import type { PartyView } from "./WithCase.tsx";

interface NotNowProps {
  readonly view: PartyView;
  readonly act: PartyAct;
  readonly children: ReactNode;
}

/** The form while the act is allowed; otherwise why it is not, in the words of the rule. */
export function NotNow({ view, act, children }: NotNowProps) {
  const known = view.acts.find((one) => one.act === act);
  if (known?.isAllowed) return children;
  return (
    <>
      <p className="public-notice">{known?.why || "案件走到这一步，已经不能在这里办这件事了。"}</p>
      <p>
        有疑问可以打电话问办案机关{view.agency.dutyPhone && `：${view.agency.dutyPhone}`}。
        <Link to="/case">回到我的案件</Link>
      </p>
    </>
  );
}
