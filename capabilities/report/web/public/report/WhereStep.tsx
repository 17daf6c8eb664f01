import { LocateFixed, MapPin } from "lucide-react";
import { type Ref, useEffect, useState } from "react";
import { position } from "#base/position.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { changeDraft, useReportDraft } from "./draft.ts";
import { NearbyReports } from "./NearbyReports.tsx";
import { StepFoot } from "./StepFoot.tsx";
import { usePlace } from "./use-place.ts";

/** A phone that was in a pocket takes its time to find the satellites. */
const FIX_TIMEOUT_MS = 30_000;

/** 在哪里: a point on the map, the place where one stands, or words. Any of them is enough. */
export function WhereStep({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const draft = useReportDraft();
  const place = usePlace(draft.position);
  const [why, setWhy] = useState<string | null>(null);
  // A map that begins at the place where one stands is close enough to move the pin to the other side of the street.
  const [heres, setHeres] = useState(0);
  useEffect(() => {
    if (place.address && !draft.isOwnAddress && place.address !== draft.address) {
      changeDraft({ address: place.address });
    }
  }, [place.address, draft.isOwnAddress, draft.address]);

  function next() {
    if (place.isInside === false)
      return setWhy("这个位置不在本市范围内，请在地图上移到本市，或者去掉这个点，用文字写明地点");
    if (draft.position === null && draft.address.trim().length < 2)
      return setWhy("请在地图上点一下，或者写明地点，例如：文渡路 118 号");
    changeDraft({ step: "what" });
  }
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        在哪里？
      </h1>
      <HereButton onProblem={setWhy} onHere={() => setHeres(heres + 1)} />
      <PickMap key={heres} />
      <PlaceWords place={place} hasPoint={draft.position !== null} />
      <label className="field" htmlFor="address">
        <span className="field-label">地点</span>
        <input
          id="address"
          className="input"
          value={draft.address}
          maxLength={200}
          autoComplete="off"
          placeholder="例如：文渡路 118 号，菜场北门"
          onChange={(event) => changeDraft({ address: event.target.value, isOwnAddress: event.target.value !== "" })}
        />
      </label>
      {draft.position && place.isInside && <NearbyReports point={draft.position} />}
      <StepFoot label="下一步" why={why} onNext={next} />
    </>
  );
}

function HereButton(props: { readonly onProblem: (words: string | null) => void; readonly onHere: () => void }) {
  const { onProblem, onHere } = props;
  const [isAsking, setAsking] = useState(false);
  function locate() {
    setAsking(true);
    onProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        setAsking(false);
        changeDraft({ position: { longitude, latitude }, isOwnAddress: false });
        onHere();
      },
      () => {
        setAsking(false);
        onProblem("取不到现在的位置。可以在地图上点一下，或者写明地点。");
      },
      { enableHighAccuracy: true, timeout: FIX_TIMEOUT_MS },
    );
  }
  return (
    <p className="here wide-button">
      <Button size="touch" icon={LocateFixed} onClick={locate} aria-disabled={isAsking || undefined}>
        {isAsking ? "正在找你的位置" : "用我现在的位置"}
      </Button>
    </p>
  );
}

/** Loaded at once, unless the person asked their phone to save data. */
function PickMap() {
  const { position: point } = useReportDraft();
  const [isShown, setShown] = useState(!isSavingData());
  if (!isShown) {
    return (
      <p className="here wide-button">
        <Button size="touch" icon={MapPin} onClick={() => setShown(true)}>
          打开地图（约 0.6 MB）
        </Button>
      </p>
    );
  }
  return (
    <div className="pick-map">
      <LazyMap
        label="点选问题的位置"
        picked={point && position(point.longitude, point.latitude)}
        onPick={({ longitude, latitude }) => changeDraft({ position: { longitude, latitude } })}
        showsCells={false}
      />
    </div>
  );
}

function PlaceWords({ place, hasPoint }: { place: ReturnType<typeof usePlace>; hasPoint: boolean }) {
  return (
    <p className="place-words" role="status">
      <MapPin size={22} strokeWidth={1.5} aria-hidden />
      <span>
        {!hasPoint
          ? "在地图上点一下问题的位置，或者直接写明地点"
          : place.isInside === false
            ? "这个点不在本市范围内。问题在外地的，请向当地反映。"
            : place.isInside
              ? `已选好位置${place.area ? `，属于${place.area}` : ""}`
              : "已选好位置"}
      </span>
      {hasPoint && (
        <button type="button" className="text-button" onClick={() => changeDraft({ position: null, sameAs: null })}>
          去掉
        </button>
      )}
    </p>
  );
}

function isSavingData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
