import "../parts/parts.css";
import "./views.css";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";
import { listOwed } from "../../contract.ts";
import { TASK_TABS } from "../parts/tabs.ts";
import { UnitsView } from "./UnitsView.tsx";

/** 按单位, across plans: what we owe to whom. */
export default function OwedPage() {
  const { data, error, refetch } = useCall(listOwed, { query: {} });
  return (
    <RegisterPage title="任务督办" note="跨方案，谁还欠谁什么" tabs={TASK_TABS}>
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <UnitsView units={data.units} owedIn={{}} />
      ) : (
        <Waiting />
      )}
    </RegisterPage>
  );
}
