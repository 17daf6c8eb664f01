import "./desk.css";
import { type ReactNode, useEffect, useRef } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { matterPath, useKeys } from "#kernel/matter/web/public.ts";
import type { ApiProblem } from "#ui/call.ts";
import { NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import type { DeskCase } from "../../../model/surface/desk-case.ts";
import { DeskFile } from "./DeskFile.tsx";
import { DeskPages, DeskSearch, type Paging } from "./DeskPages.tsx";

interface CaseDeskProps<R> {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Under the title: tabs, search. */
  readonly bar?: ReactNode;
  /** Where the list may be longer than a page, and how long it is. */
  readonly paging?: Paging;
  readonly count?: number | undefined;
  /** Undefined while they are asked for. */
  readonly rows: readonly R[] | undefined;
  readonly problem: ApiProblem | null;
  readonly onRetry: () => void;
  /** Several rows may be of one case. */
  readonly keyOf: (row: R) => string;
  readonly groupOf?: (row: R) => string;
  readonly row: (row: R) => ReactNode;
  /** Before the row: what checks it. */
  readonly before?: (row: R) => ReactNode;
  /** E on the chosen row. */
  readonly onAct?: (row: R) => void;
  readonly side: (row: R) => ReactNode;
  /** Instead of the chosen case: a batch. */
  readonly instead?: ReactNode;
  readonly empty: ReactNode;
}

/** A desk: j/k move, Enter opens the page of the case, E its next act. On a phone the case opens over the list. */
export function CaseDesk<R extends DeskCase>(props: CaseDeskProps<R>) {
  const { title, rows, keyOf, instead, paging } = props;
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const [search, setSearch] = useSearchParams();
  const chosenKey = search.get("case");
  const list = useRef<HTMLElement>(null);
  const shown = rows ?? [];
  const found = shown.findIndex((row) => keyOf(row) === chosenKey);
  const at = found < 0 && !isNarrow ? 0 : found;
  const chosen = shown[at];

  /** Another case, and no act of the former one; in one step, since two in a row would not see each other. */
  function select(key: string | null) {
    const next = new URLSearchParams(search);
    next.delete("do");
    if (key === null) next.delete("case");
    else next.set("case", key);
    setSearch(next, { replace: true });
  }
  function move(by: number) {
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) select(keyOf(next));
  }
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      enter: () => chosen && void navigate(matterPath(chosen.matterId)),
      e: () => chosen && props.onAct?.(chosen),
      escape: () => select(chosenKey),
    },
    !instead,
  );
  const shownKey = chosen ? keyOf(chosen) : null;
  useEffect(() => {
    if (shownKey !== null) list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [shownKey]);
  return (
    <div className="case-desk">
      <header>
        <h1>{title}</h1>
        <p className="t13 muted">{props.note}</p>
        <span className="grow" />
        <span className="row no-print">
          <DeskFile title={title} rows={shown} isPart={(props.count ?? 0) > shown.length} />
          {props.actions}
        </span>
      </header>
      <div className="case-desk-bar">
        {props.bar}
        {paging && <DeskSearch paging={paging} />}
      </div>
      {props.problem && !rows ? (
        <ProblemState problem={props.problem} onRetry={props.onRetry} />
      ) : !rows ? (
        <Waiting />
      ) : (
        <nav className="case-desk-list" aria-label={title} ref={list}>
          {shown.length === 0
            ? emptyOf(props)
            : groupsOf(shown, props.groupOf).map(([name, own]) => (
                <section key={name} aria-label={name || title}>
                  {name && (
                    <h2>
                      {name} <i>{own.length}</i>
                    </h2>
                  )}
                  {own.map((row) => (
                    <Line key={keyOf(row)} before={props.before?.(row)}>
                      <button
                        type="button"
                        className="case-row"
                        aria-current={row === chosen || undefined}
                        onClick={() => select(keyOf(row))}
                        onDoubleClick={() => void navigate(matterPath(row.matterId))}
                      >
                        {props.row(row)}
                      </button>
                    </Line>
                  ))}
                </section>
              ))}
          {paging && <DeskPages paging={paging} count={props.count} />}
        </nav>
      )}
      {isNarrow ? (
        (instead ?? chosen) && (
          <SidePanel title={instead ? title : chosen?.title} onClose={() => select(null)}>
            {instead ?? (chosen && <aside className="case-side">{props.side(chosen)}</aside>)}
          </SidePanel>
        )
      ) : (
        <aside className="case-side" aria-label="选中的案件">
          {instead ?? (chosen && props.side(chosen))}
        </aside>
      )}
    </div>
  );
}

function emptyOf({ paging, empty }: Pick<CaseDeskProps<never>, "paging" | "empty">): ReactNode {
  if (!paging?.query.text) return empty;
  return (
    <NothingFound text={paging.query.text}>
      按案号、当事人、案由、地点和决定文号找；换一个词，或者清空搜索。
    </NothingFound>
  );
}

function Line({ before, children }: { readonly before: ReactNode; readonly children: ReactNode }) {
  if (before === undefined) return children;
  return (
    <div className="case-row-line">
      {before}
      {children}
    </div>
  );
}

/** In the order in which the groups first occur. */
function groupsOf<R>(rows: readonly R[], groupOf: ((row: R) => string) | undefined): [string, R[]][] {
  return [...Map.groupBy(rows, (row) => groupOf?.(row) ?? "")];
}
