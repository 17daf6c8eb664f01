import { ExternalLink } from "lucide-react";
import { useState } from "react";
import type { ActAnswer, ListedActOnPage, MatterPage } from "#kernel/matter/contract.ts";
import { ActPanel, DoneCard, inActBar, likelyActs, matterPath, useKeys, useMatter } from "#kernel/matter/web/public.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { ActBar } from "#ui/work/ActBar.tsx";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { AlikeColumn } from "./AlikeColumn.tsx";
import { CallBackColumn } from "./CallBackColumn.tsx";
import { CallerColumn } from "./CallerColumn.tsx";
import { type Focus, focusOf } from "./desks.ts";
import { HandlingColumn } from "./HandlingColumn.tsx";
import { ReplyColumn } from "./ReplyColumn.tsx";
import { remarkOn } from "./remarks.tsx";

interface OpenedOrderProps {
  readonly id: string;
  /** The next order of the list may come. */
  readonly onDone: () => void;
}

export function OpenedOrder({ id, onDone }: OpenedOrderProps) {
  const { data, error, refetch } = useMatter(id);
  if (data) return <Opened page={data} onDone={onDone} />;
  return error ? <ProblemState problem={error} onRetry={() => void refetch()} /> : <Waiting />;
}

const SEND_BACK = "send_reply_back";
const UNMASK = "unmask";

function Opened({ page, onDone }: { readonly page: MatterPage; readonly onDone: () => void }) {
  const toast = useToast();
  const [open, setOpen] = useState<ListedActOnPage | null>(null);
  const [seen, setSeen] = useState<{ outcome: ActAnswer; label: string } | null>(null);
  const acts = inActBar(page);
  function press(id: string) {
    const act = page.acts.find((listed) => listed.act === id && listed.isAllowed);
    if (act) setOpen(open?.act === id ? null : act);
  }
  function finish(outcome: ActAnswer, act: ListedActOnPage) {
    setOpen(null);
    // What was opened to be read stays to be read; after all else the next order comes.
    if (outcome.revealed.length > 0) return setSeen({ outcome, label: act.label });
    toast.done(`${act.label}，办好了`);
    if (act.act !== UNMASK) onDone();
  }
  const first = likelyActs(acts)[0];
  useKeys({ e: () => first && press(first.act), r: () => press(SEND_BACK), escape: () => setOpen(null) });
  const { row } = page;
  return (
    <article className="order" aria-label={row.title}>
      <header className="order-head">
        <div className="grow">
          <p className="t12 faint">{row.number}</p>
          <h2>{row.title}</h2>
        </div>
        <p className="row order-chips">
          {row.light && <ClockLight light={row.light} remaining={row.remaining} form="pill" />}
          <Chip>{row.stateLabel}</Chip>
          {row.flags.map((flag) => (
            <Chip key={flag.id}>{flag.label}</Chip>
          ))}
          <ButtonLink look="plain" size="small" icon={ExternalLink} to={matterPath(row.id)}>
            整件
          </ButtonLink>
        </p>
      </header>
      <div className="order-body" data-acting={open !== null || undefined}>
        <CallerColumn page={page} onAct={press} />
        <Middle focus={focusOf(row.state)} page={page} />
        {(open || seen) && (
          <div className="order-act">
            {open ? (
              <ActPanel
                key={open.act}
                page={page}
                act={open}
                onClose={() => setOpen(null)}
                onDone={finish}
                remark={(value) => remarkOn(open.act, value)}
              />
            ) : (
              seen && <DoneCard done={seen} />
            )}
          </div>
        )}
      </div>
      <ActBar acts={acts} onAct={press} openAct={open?.act ?? null} />
    </article>
  );
}

/** What one judges by, beside the caller's own words. */
function Middle({ focus, page }: { readonly focus: Focus; readonly page: MatterPage }) {
  if (focus === "intake")
    return (
      <>
        <AlikeColumn page={page} />
        <HandlingColumn page={page} />
      </>
    );
  if (focus === "call_back")
    return (
      <>
        <ReplyColumn page={page} />
        <CallBackColumn page={page} />
      </>
    );
  return (
    <>
      <HandlingColumn page={page} />
      <ReplyColumn page={page} />
    </>
  );
}
