import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import { getMatter } from "#kernel/matter/contract.ts";
import { ActPanel, matterPath, useMatter } from "#kernel/matter/web/public.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { Chip, KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";
import { useAddress } from "#ui/register/use-address.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { Refusal } from "#ui/work/Refusal.tsx";
import type { DeskAct, DeskCase } from "../../../model/surface/desk-case.ts";
import { nameOf } from "./CaseLine.tsx";
import { renewDesks } from "./use-desk.ts";

interface CaseSideProps {
  readonly row: DeskCase;
  /** The first is the likely one. */
  readonly acts: readonly DeskAct[];
  readonly children?: ReactNode;
  /** What must be before one's eyes while an act is filled in: the rest gives way to its form. */
  readonly inView?: readonly (readonly [name: string, value: string | null])[];
  /** Further ways on, beside the acts. */
  readonly more?: ReactNode;
  readonly onDone?: () => void;
}

/** The chosen case: what it is, what the desk says of it, its acts. An act opened here is done here. */
export function CaseSide({ row, acts, children, inView = [], more, onDone }: CaseSideProps) {
  const [doing, setDoing] = useAddress("do");
  return (
    <>
      <CaseHead row={row} />
      <div className="case-side-in">
        {doing ? (
          <>
            {inView.some(([, value]) => value) && <KeyValue items={inView} />}
            <OpenAct
              key={`${row.matterId} ${doing}`}
              matterId={row.matterId}
              act={doing}
              onClose={() => setDoing(null)}
              onDone={() => {
                setDoing(null);
                onDone?.();
              }}
            />
          </>
        ) : (
          <>
            <ClockLine row={row} />
            {children}
            {acts
              .filter(({ isAllowed }) => !isAllowed)
              .map((act) => (
                <Refusal key={act.act} act={act.label} refusals={act.refusals} />
              ))}
          </>
        )}
      </div>
      {!doing && (
        <footer className="no-print">
          {acts
            .filter(({ isAllowed }) => isAllowed)
            .map((act, i) => (
              <Button
                key={act.act}
                look={i === 0 ? "filled" : "outlined"}
                {...(i === 0 ? { kbd: "E" } : {})}
                onClick={() => setDoing(act.act)}
              >
                {act.label}
              </Button>
            ))}
          {more}
          <span className="grow" />
          <ButtonLink look="plain" to={matterPath(row.matterId)} kbd="Enter">
            打开
          </ButtonLink>
        </footer>
      )}
    </>
  );
}

export function CaseHead({ row }: { readonly row: DeskCase }) {
  return (
    <header>
      <p className="t12 faint">
        {[row.number ?? "未编号", row.procedureLabel, row.unitName].filter(Boolean).join("　")}
      </p>
      <h2>
        <Link to={matterPath(row.matterId)} className="case-name">
          {nameOf(row)}
        </Link>
      </h2>
      <p className="row" style={{ flexWrap: "wrap" }}>
        <Chip look="accent">{row.stateLabel}</Chip>
        {row.flags.map((flag) => (
          <Chip key={flag}>{flag}</Chip>
        ))}
        {row.handlers.length > 0 && <span className="t12 muted">承办：{row.handlers.join("、")}</span>}
      </p>
    </header>
  );
}

/** What runs, until when, and by which article. */
export function ClockLine({ row: { clock } }: { readonly row: DeskCase }) {
  if (!clock) return null;
  return (
    <p className="case-clock">
      <ClockLight light={clock.light} remaining={clock.remaining} />
      <b className="medium">{clock.label}</b>
      <span className="muted">至 {formatInstant(clock.dueAt)}</span>
      <span className="faint t12">{clock.source}</span>
    </p>
  );
}

interface OpenActProps {
  readonly matterId: string;
  readonly act: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form of one act, as on the page of the case. */
export function OpenAct({ matterId, act, onClose, onDone }: OpenActProps) {
  const client = useQueryClient();
  const toast = useToast();
  const { data, error, refetch } = useMatter(matterId);
  // What the desk knows may be older than the case: asked anew before anything is written.
  useEffect(
    () => void client.invalidateQueries({ queryKey: [getMatter.path, { params: { id: matterId } }] }),
    [client, matterId],
  );
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  const listed = data?.acts.find((one) => one.act === act);
  if (!data) return <Waiting />;
  if (!listed?.isAllowed) {
    return (
      <>
        {listed && <Refusal act={listed.label} refusals={listed.refusals} />}
        <p className="row">
          <span className="muted">这一步现在不能办。</span>
          <Button size="small" onClick={onClose}>
            返回
          </Button>
        </p>
      </>
    );
  }
  return (
    <ActPanel
      page={data}
      act={listed}
      onClose={onClose}
      onDone={(_outcome, done) => {
        toast.done(`${done.label}，办好了`);
        void renewDesks(client);
        onDone();
      }}
    />
  );
}
