import "./spot.css";
import { useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useNavigate } from "react-router";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { matterPath, NewMatter, useMatter } from "#kernel/matter/web/public.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { OpenAct } from "../parts/CaseSide.tsx";
import { renewDesks } from "../parts/use-desk.ts";
import { SPOT_STEPS, type SpotStep, stepsLeft } from "./spot-steps.ts";

/** 当场办案: from the first look to the handed-over decision, one step after the other, on a phone in the street. */
export default function SpotPage() {
  const [matterId, setMatter] = useAddress("matter");
  const client = useQueryClient();
  return (
    <div className="spot-page">
      <header>
        <h1>当场办案</h1>
        <p className="t13 muted">
          两名执法人员，事实确凿；当场处罚限于警告和小额罚款。不合条件的，随时可以转普通程序。
        </p>
      </header>
      {matterId ? (
        <Steps matterId={matterId} />
      ) : (
        <>
          <StepLine now="receive_clue" done={[]} />
          <NewMatter
            kind="case"
            act="receive_clue"
            onDone={(outcome) => {
              void renewDesks(client);
              setMatter(outcome.matterId);
            }}
          />
        </>
      )}
    </div>
  );
}

function Steps({ matterId }: { readonly matterId: string }) {
  const { data, error, refetch } = useMatter(matterId);
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return <OfCase page={data} />;
}

function OfCase({ page }: { readonly page: MatterPage }) {
  const navigate = useNavigate();
  const left = stepsLeft(page);
  const [now] = left;
  const done = SPOT_STEPS.map(({ act }) => act).filter((act) => !left.includes(act));
  const listed = page.acts.find(({ act }) => act === now);
  const path = matterPath(page.row.id);
  return (
    <>
      <StepLine now={now} done={done} />
      <p className="t13">
        <b className="medium">{page.row.title}</b>
        <span className="muted">　{page.row.address}</span>
      </p>
      {!now ? (
        <p className="row">
          <Check size={18} strokeWidth={1.5} aria-hidden />
          <span className="grow">当场处罚已经决定并交付，报备案、收缴在案件页办。</span>
          <ButtonLink look="filled" to={path}>
            打开案件
          </ButtonLink>
        </p>
      ) : listed?.isAllowed ? (
        <OpenAct
          key={now}
          matterId={page.row.id}
          act={now}
          onClose={() => void navigate(path)}
          onDone={() => left.length === 1 && void navigate(path)}
        />
      ) : (
        <>
          {listed && <Refusal act={listed.label} refusals={listed.refusals} />}
          <p className="row">
            <span className="grow muted">这一步现在不能当场办。</span>
            <ButtonLink to={path}>打开案件</ButtonLink>
          </p>
        </>
      )}
    </>
  );
}

function StepLine({ now, done }: { readonly now: SpotStep | undefined; readonly done: readonly SpotStep[] }) {
  return (
    <ol className="spot-steps" aria-label="步骤">
      {SPOT_STEPS.map(({ act, label }) => (
        <li key={act} data-done={done.includes(act) || undefined} aria-current={act === now ? "step" : undefined}>
          {label}
        </li>
      ))}
    </ol>
  );
}
