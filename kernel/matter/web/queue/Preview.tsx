import { Dropdown } from "antd";
import { Clock, Ellipsis, Link as LinkIcon, X } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { ListedActOnPage, MatterPage } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip, KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatShort } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { useNow } from "#ui/now.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { PhotoPair } from "#ui/work/photos.tsx";
import { Refusal } from "#ui/work/Refusal.tsx";
import { Timeline } from "#ui/work/Timeline.tsx";
import { ActPanel } from "../acts/ActPanel.tsx";
import { heldBack, inActBar, likelyActs } from "../acts/order.ts";
import { matterPath, useMatter } from "../api.ts";
import { byline } from "../page/Story.tsx";
import { beforeAndAfter, photoOf, photosInOrder } from "../parts/photos.ts";
import { usePosition } from "../parts/use-position.ts";
import { useSettled } from "../parts/use-settled.ts";
import { cellWords, titleOf } from "../parts/words.ts";

interface PreviewProps {
  readonly id: string;
  /** E was pressed: the likely act is open. */
  readonly isActing: boolean;
  readonly onActing: (isActing: boolean) => void;
  readonly onClose: () => void;
}

/** How long a row must stay chosen before it is asked for, and before its map is drawn: drawing one holds up the keys on a desk without a graphics card. */
const SETTLE_MS = 120;
const MAP_SETTLE_MS = 500;

/** The chosen matter beside the list: what is asked, what it looks like, where, and what can be done. */
export function Preview({ id, ...rest }: PreviewProps) {
  const settledId = useSettled(id, SETTLE_MS);
  // The former matter stays until the next has come, so that the panel (and its map) does not flicker at every J.
  const { data, error, refetch } = useMatter(settledId, true);
  return (
    <aside className="preview" aria-label="选中的事项" aria-busy={data?.row.id !== id}>
      {data && !(error && data.row.id !== id) ? (
        <Opened page={data} isCurrent={data.row.id === id} {...rest} />
      ) : error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </aside>
  );
}

interface OpenedProps extends Omit<PreviewProps, "id"> {
  readonly page: MatterPage;
  /** False: this is still the former matter, to be seen but not acted on. */
  readonly isCurrent: boolean;
}

function Opened({ page, isCurrent, isActing, onActing, onClose }: OpenedProps) {
  const toast = useToast();
  const { row } = page;
  const acts = inActBar(page);
  const [chosen, setChosen] = useState<{ readonly matterId: string; readonly act: ListedActOnPage } | null>(null);
  const ofThis = chosen?.matterId === row.id ? chosen.act : null;
  const open = isCurrent ? (ofThis ?? (isActing ? (likelyActs(acts)[0] ?? null) : null)) : null;
  function close() {
    setChosen(null);
    onActing(false);
  }
  function copyLink() {
    void navigator.clipboard?.writeText(new URL(matterPath(row.id), location.href).href);
    toast.done("链接已复制");
  }
  return (
    <>
      <header>
        <p className="row">
          <span className="grow t12 faint">{row.number ?? "未编号"}</span>
          <Button look="plain" size="small" icon={LinkIcon} aria-label="复制链接" onClick={copyLink} />
          <Button look="plain" size="small" icon={X} aria-label="关上" onClick={onClose} />
        </p>
        <h2>{titleOf(row)}</h2>
        <p className="row chips">
          {row.light && <ClockLight light={row.light} remaining={row.remaining} form="pill" />}
          <Chip>{row.stateLabel}</Chip>
          {row.flags.map((flag) => (
            <Chip key={flag.id}>{flag.label}</Chip>
          ))}
        </p>
      </header>
      <div className="preview-in">
        {open ? (
          <ActPanel
            key={row.id + open.act}
            page={page}
            act={open}
            onClose={close}
            onDone={(_outcome, act) => {
              close();
              toast.done(`${act.label}，办好了`);
            }}
          />
        ) : (
          <Glance page={page} />
        )}
      </div>
      {!open && (
        <PreviewFoot page={page} acts={acts} onAct={(act) => isCurrent && setChosen({ matterId: row.id, act })} />
      )}
    </>
  );
}

/** Enough of a matter to decide by. */
function Glance({ page }: { readonly page: MatterPage }) {
  const now = useNow();
  const { row } = page;
  const newest = page.story[0];
  const { before, after } = beforeAndAfter(page.evidence);
  const at = useSettled(usePosition(row.position), MAP_SETTLE_MS);
  return (
    <>
      {newest && (
        <section className="ask">
          <h3 className="row">
            <Clock size={16} strokeWidth={1.5} aria-hidden />
            {row.turnReason || newest.label}
          </h3>
          {newest.text && <p className="muted">{newest.text}</p>}
          <p className="t12 faint">
            {formatShort(newest.at, now)}·{newest.label}·{byline(newest)}
          </p>
        </section>
      )}
      {before && (
        <PhotoPair
          before={photoOf(before, now)}
          after={after && photoOf(after, now)}
          all={photosInOrder(page.evidence).map((one) => photoOf(one, now))}
        />
      )}
      {at && (
        <LazyMap
          label={`${row.subject}的位置`}
          height={116}
          picked={at}
          selectedCell={page.cellCode}
          start={{ center: at, zoom: 15.5 }}
          isStill
        />
      )}
      <KeyValue
        items={[
          ["地点", row.address || "还没有定位"],
          ["网格", page.cellCode && cellWords(page.cellCode)],
          ...page.fields.slice(0, 3).map(({ label, value }) => [label, value] as const),
          ["处置", row.unitName],
        ]}
      />
      <Timeline
        isCompact
        entries={page.story
          .slice(0, 3)
          .map((entry) => ({ id: String(entry.seq), at: entry.at, act: entry.label, by: byline(entry) }))}
      />
    </>
  );
}

interface PreviewFootProps {
  readonly page: MatterPage;
  readonly acts: readonly ListedActOnPage[];
  readonly onAct: (act: ListedActOnPage) => void;
}

const SHOWN = 2;

function PreviewFoot({ page, acts, onAct }: PreviewFootProps) {
  const navigate = useNavigate();
  const allowed = likelyActs(acts);
  const rest = allowed.slice(SHOWN);
  const refused = heldBack(acts);
  return (
    <footer>
      <div className="row">
        {allowed.slice(0, SHOWN).map((act, i) => (
          <Button
            key={act.act}
            look={i === 0 && act.weight === "primary" ? "filled" : "outlined"}
            {...(i === 0 ? { kbd: "E" } : {})}
            onClick={() => onAct(act)}
          >
            {act.label}
          </Button>
        ))}
        <span className="grow" />
        {rest.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: rest.map((act) => ({ key: act.act, label: act.label })),
              onClick: ({ key }) => {
                const act = rest.find((one) => one.act === key);
                if (act) onAct(act);
              },
            }}
          >
            <Button look="plain" icon={Ellipsis} aria-label="更多动作" />
          </Dropdown>
        )}
        <Button kbd="Enter" onClick={() => void navigate(matterPath(page.row.id))}>
          打开
        </Button>
      </div>
      {refused && <Refusal act={refused.label} refusals={refused.refusals} />}
    </footer>
  );
}
