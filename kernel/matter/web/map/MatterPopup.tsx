import { X } from "lucide-react";
import { useNavigate } from "react-router";
import { countMatters, type MatterPage } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useNow } from "#ui/now.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { useCall } from "#ui/use-call.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { PhotoStrip } from "#ui/work/photos.tsx";
import { inActBar, likelyActs } from "../acts/order.ts";
import { matterPath, useMatter } from "../api.ts";
import { photoOf, photosInOrder } from "../parts/photos.ts";
import { rectangleAround } from "../parts/rectangle.ts";

const NEAR_METRES = 200;

/** The chosen matter in a card over the map. */
export function MatterPopup({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data } = useMatter(id);
  if (!data) return null;
  return <Opened page={data} onClose={onClose} />;
}

function Opened({ page, onClose }: { readonly page: MatterPage; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const now = useNow();
  const { row } = page;
  const likely = likelyActs(inActBar(page))[0];
  const photos = photosInOrder(page.evidence).slice(0, 1);
  return (
    <section className="map-card matter-popup" aria-label="选中的事项">
      <p className="row">
        {row.light && <ClockLight light={row.light} remaining={row.remaining} form="pill" />}
        <span className="grow" />
        <span className="t12 faint">{shortNumber(row.number)}</span>
        <Button look="plain" size="small" icon={X} aria-label="关上" onClick={onClose} />
      </p>
      <h2>{[row.subject, row.address].filter(Boolean).join("·")}</h2>
      <div className="popup-body">
        {photos.length > 0 && <PhotoStrip photos={photos.map((photo) => photoOf(photo, now))} />}
        <p className="t12 muted">
          {[row.stateLabel, ...row.flags.map((flag) => flag.label)].join("，")}
          <br />
          {row.turnReason}
          <br />
          {row.isMyTurn ? "轮到我" : row.turnLabel && `轮到 ${row.turnLabel}`}
        </p>
      </div>
      <div className="row">
        {likely && (
          <Button look="filled" size="small" onClick={() => void navigate(`${matterPath(row.id)}?act=${likely.act}`)}>
            {likely.label}
          </Button>
        )}
        <Button size="small" onClick={() => void navigate(matterPath(row.id))}>
          打开
        </Button>
        <span className="grow" />
        <Near page={page} />
      </div>
    </section>
  );
}

function Near({ page }: { readonly page: MatterPage }) {
  const at = page.row.position;
  const within = at ? rectangleAround(at, NEAR_METRES) : "";
  const { data } = useCall(countMatters, { query: { view: "open", within } }, { isEnabled: at !== null });
  const others = (data?.total ?? 0) - (page.row.isOpen ? 1 : 0);
  return others > 0 ? (
    <span className="t12 faint">
      附近 {NEAR_METRES} m 还有 {others} 件
    </span>
  ) : null;
}
