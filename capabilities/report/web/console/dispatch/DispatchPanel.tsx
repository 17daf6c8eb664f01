import { History, Send, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useQuickAct } from "#capabilities/report/web/parts/use-quick-act.ts";
import type { MatterPage, StoryEntry } from "#kernel/matter/contract.ts";
import { matterPath, useKeys, useMatter } from "#kernel/matter/web/public.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { CandidateChoice } from "./CandidateChoice.tsx";
import type { ToDispatch } from "./use-dispatch-list.ts";

interface DispatchPanelProps {
  readonly item: ToDispatch;
  readonly onDone: () => void;
}

/** One matter: what is known, what happened with earlier units, who should have it, and the one press. */
export function DispatchPanel({ item, onDone }: DispatchPanelProps) {
  const { data, error, refetch } = useMatter(item.row.id);
  return (
    <aside className="dispatch-side" aria-label="派遣">
      {data ? (
        <Opened item={item} page={data} onDone={onDone} />
      ) : error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </aside>
  );
}

function Opened({ item, page, onDone }: DispatchPanelProps & { readonly page: MatterPage }) {
  const toast = useToast();
  const { act, isBusy } = useQuickAct();
  const candidates = item.responsibility?.candidates ?? [];
  const isOne = item.responsibility?.kind === "one";
  const ruled = item.responsibility?.ruledUnit?.unitId ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  // Chosen beforehand only where there is nothing to choose: a habit of pressing Enter must not decide a dispute.
  const unitId = chosen ?? ruled ?? (isOne ? (candidates[0]?.unitId ?? null) : null);
  const listed = page.acts.find((one) => one.act === "dispatch");
  const units = listed?.fields.find((field) => field.name === "leadUnitId")?.options ?? [];
  const name = units.find((unit) => unit.value === unitId)?.label;
  const isReady = unitId !== null && !isBusy && listed?.isAllowed === true;

  async function send() {
    if (!isReady) return;
    const input = { leadUnitId: unitId };
    const outcome = await act({ matterId: page.row.id, version: page.row.version, act: "dispatch", input });
    if (!outcome) return;
    toast.done(`已派给${name ?? "承办单位"}`);
    onDone();
  }
  useKeys({ enter: () => void send() });
  return (
    <>
      <header>
        <p className="t12 faint">{page.row.number ?? "未编号"}</p>
        <h2>{page.row.subject}</h2>
        <p>{page.row.title}</p>
        <p className="t13 muted">
          {page.row.address}　{page.row.areaName}
        </p>
        <p className="row wrap">
          {page.row.flags.map((flag) => (
            <Chip key={flag.id}>{flag.label}</Chip>
          ))}
        </p>
      </header>
      <div className="dispatch-in">
        <Facts page={page} />
        <Returns page={page} responsibility={item.responsibility} />
        {item.responsibility?.kind === "unclear" && (
          <p className="desk-note">
            <TriangleAlert size={16} strokeWidth={1.5} aria-hidden />
            <span>没有规则、认定或部件登记指明责任单位，已列入无责任主体清单；可以先派给属地街道，或者另选一家。</span>
          </p>
        )}
        <CandidateChoice
          candidates={candidates}
          units={units}
          ruledUnitId={ruled}
          unitId={unitId}
          onChoose={setChosen}
        />
        {listed && !listed.isAllowed && <Refusal act={listed.label} refusals={listed.refusals} />}
      </div>
      <footer>
        <Button look="filled" icon={Send} kbd="Enter" disabled={!isReady} onClick={() => void send()}>
          <span className="clip">{name ? `派给${name}` : "派遣"}</span>
        </Button>
        <ButtonLink to={matterPath(page.row.id)}>打开案卷</ButtonLink>
      </footer>
    </>
  );
}

const SHOWN_FACTS = ["立案条件", "处置时限", "结案条件", "部件标识码", "权责认定"];

function Facts({ page }: { readonly page: MatterPage }) {
  const facts = page.fields.filter((field) => SHOWN_FACTS.includes(field.label));
  return (
    <dl className="key-value">
      {facts.map((field) => (
        <div key={field.label} style={{ display: "contents" }}>
          <dt>{field.label}</dt>
          <dd>{field.value}</dd>
        </div>
      ))}
    </dl>
  );
}

const RETURN_ACTS = ["send_back", "accept_return", "reject_return"];

/** What came back and why: who was asked before must not be asked again without a reason. */
function Returns({ page, responsibility }: { page: MatterPage; responsibility: ToDispatch["responsibility"] }) {
  const now = useNow();
  const entries = page.story.filter((entry) => RETURN_ACTS.includes(entry.act));
  if (entries.length === 0) return null;
  const { returnedBy = [], ruledUnit = null } = responsibility ?? {};
  return (
    <section className="dispatch-returns" aria-label="回退经过">
      <h3>
        <History size={16} strokeWidth={1.5} aria-hidden /> 回退经过
      </h3>
      <ol>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <p className="t12 faint">
              {formatShort(entry.at, now)}　{bylineOf(entry)}
            </p>
            <p className="t13">
              <b>{entry.label}</b>　{entry.text}
            </p>
          </li>
        ))}
      </ol>
      {returnedBy.length > 0 && (
        <p className="t13">已同意退回的：{returnedBy.map((unit) => unit.unitName).join("、")}，不再建议。</p>
      )}
      {ruledUnit && <p className="t13">值班长已认定由{ruledUnit.unitName}负责，须派给该单位；同类同地以后照此办。</p>}
      <p className="t12">
        <Link to={matterPath(page.row.id)}>看全部经过</Link>
      </p>
    </section>
  );
}

function bylineOf(entry: StoryEntry): string {
  return [entry.unitName, entry.roleLabel, entry.actorName].filter(Boolean).join(" ");
}
