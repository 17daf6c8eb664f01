import { Check } from "lucide-react";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import type { Position } from "#base/position.ts";
import { useQuickAct } from "#capabilities/report/web/parts/use-quick-act.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { matterPath, useKeys } from "#kernel/matter/web/public.ts";
import { locatePlace } from "#kernel/place/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useCall } from "#ui/use-call.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { namesIn, type PlaceName, searchNames, usePlaceNames } from "./place-names.ts";

interface LocateDeskProps {
  readonly page: MatterPage;
  readonly picked: Position | null;
  readonly onPick: (at: Position) => void;
  readonly onDone: () => void;
  readonly onSkip: () => void;
}

/** What was said, large, beside the map. A street that the words name is one press away. */
export function LocateDesk({ page, picked, onPick, onDone, onSkip }: LocateDeskProps) {
  const toast = useToast();
  const names = usePlaceNames();
  const { act, isBusy } = useQuickAct();
  const [address, setAddress] = useState(page.row.address);
  const text = descriptionOf(page);
  const proposed = useMemo(() => namesIn(names, `${page.row.address} ${text}`), [names, page.row.address, text]);
  const place = usePicked(picked);
  const locate = page.acts.find((listed) => listed.act === "locate");
  const isReady = picked !== null && place.isInside && !isBusy && locate?.isAllowed === true;

  async function send(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady) return;
    const input = {
      position: { longitude: picked.longitude, latitude: picked.latitude },
      address: address.trim() || place.address,
    };
    const outcome = await act({ matterId: page.row.id, version: page.row.version, act: "locate", input });
    if (!outcome) return;
    toast.done(`已定位到${place.area || "网格"}`);
    onDone();
  }
  useKeys({ enter: () => void send(), n: onSkip });
  const form = useRef<HTMLFormElement>(null);
  // A press on a name or on the map must not keep Enter for itself: point, Enter, next.
  useEffect(() => {
    if (picked) form.current?.focus({ preventScroll: true });
  }, [picked]);

  return (
    <form ref={form} tabIndex={-1} className="locate-text" aria-label="上报内容" onSubmit={(event) => void send(event)}>
      <p className="t12 faint">
        <Link to={matterPath(page.row.id)}>{page.row.number ?? "未编号"}</Link>　{page.row.sourceLabel}
      </p>
      <p className="locate-words">{marked(text, proposed)}</p>
      <NamePick names={names} proposed={proposed} onPick={onPick} />
      <label className="field" htmlFor="locate-address">
        <span className="field-label">地址描述</span>
        <input
          id="locate-address"
          className="input"
          maxLength={200}
          value={address}
          placeholder={place.address || "文渡路 118 号，菜场北门"}
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      <p className="t13 locate-found" role="status">
        {place.words}
      </p>
      {locate && !locate.isAllowed && <Refusal act={locate.label} refusals={locate.refusals} />}
      <p className="row">
        <Button type="submit" look="filled" icon={Check} kbd="Enter" disabled={!isReady}>
          定位，下一件
        </Button>
        <Button look="plain" kbd="N" onClick={onSkip}>
          先跳过
        </Button>
      </p>
    </form>
  );
}

function NamePick(props: {
  readonly names: readonly PlaceName[];
  readonly proposed: readonly PlaceName[];
  readonly onPick: (at: Position) => void;
}) {
  const [words, setWords] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const hits = words === "" ? props.proposed : searchNames(props.names, words);
  useKeys({ f: () => input.current?.focus() });
  return (
    <div className="name-pick">
      <SearchBox
        label="查道路、地名、社区"
        kbd="F"
        inputRef={input}
        value={words}
        onText={setWords}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          const first = hits[0];
          if (first) props.onPick(first.position);
          input.current?.blur();
        }}
      />
      <p className="row wrap">
        {words === "" && hits.length > 0 && <span className="t12 faint">文字里提到</span>}
        {hits.map((place) => (
          <Button key={`${place.kind}${place.name}`} size="small" onClick={() => props.onPick(place.position)}>
            {place.name}
            <span className="faint">{place.kind}</span>
          </Button>
        ))}
        {words !== "" && hits.length === 0 && <span className="t13 muted">底图上没有这个名字，请在地图上点选</span>}
      </p>
    </div>
  );
}

function usePicked(picked: Position | null) {
  const { longitude, latitude } = picked ?? { longitude: 0, latitude: 0 };
  const { data, error } = useCall(
    locatePlace,
    { query: { longitude, latitude, crs: "wgs84" } },
    { isEnabled: picked !== null },
  );
  if (!picked) return { isInside: false, address: "", area: "", words: "在地图上点一下；点过的路名会把地图带过去" };
  if (error) return { isInside: false, address: "", area: "", words: error.message };
  if (!data) return { isInside: false, address: "", area: "", words: "正在查网格" };
  const area = data.divisions
    .filter((division) => ["street", "community"].includes(division.level))
    .map((division) => division.name)
    .join("·");
  if (!data.cell) return { isInside: false, address: "", area, words: "这个点不在单元网格内，请移到本市范围内" };
  return {
    isInside: true,
    address: data.address ?? "",
    area,
    words: [area, data.address, `网格 ${data.cell.code}`].filter(Boolean).join("　"),
  };
}

/** The words as they came; a name the map knows is marked where it stands. */
function marked(text: string, names: readonly PlaceName[]) {
  const first = names.find((place) => text.includes(place.name));
  if (!first) return text;
  const at = text.indexOf(first.name);
  return (
    <>
      {text.slice(0, at)}
      <mark>{first.name}</mark>
      {text.slice(at + first.name.length)}
    </>
  );
}

/** The report's own column; the title is only its first line. */
function descriptionOf({ detail, row }: MatterPage): string {
  const words = typeof detail === "object" && detail !== null && "description" in detail ? detail.description : null;
  return typeof words === "string" && words !== "" ? words : row.title;
}
