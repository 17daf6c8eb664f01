import "../place.css";
import { useMemo, useState } from "react";
import type { z } from "zod";
import { formatInstant } from "#base/instant.ts";
import { position } from "#base/position.ts";
import { originalUrl, thumbnailUrl } from "#kernel/evidence/web/public.ts";
import { useUnits } from "#kernel/people/web/public.ts";
import { getFacility } from "#kernel/place/contract.ts";
import { FACILITY_STATES, FacilityStateSchema } from "#kernel/place/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip, KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useCall } from "#ui/use-call.ts";
import { StateForm } from "./StateForm.tsx";

type FacilityDetail = z.output<(typeof getFacility)["response"]>;

interface FacilityPanelProps {
  readonly code: string;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One facility: where it stands, its three departments, its state and how it came to it. */
export function FacilityPanel({ code, mayChange, onClose }: FacilityPanelProps) {
  const { data: facility, error, refetch } = useCall(getFacility, { params: { code } });
  const [isChanging, setChanging] = useState(false);
  const points = useMemo(
    () => (facility ? [{ id: facility.code, position: positionOf(facility), light: null, label: facility.name }] : []),
    [facility],
  );
  return (
    <SidePanel title={facility?.name ?? "部件"} onClose={onClose}>
      {error && <ProblemState problem={error} onRetry={() => void refetch()} />}
      {!error && !facility && <Waiting />}
      {facility && (
        <>
          <div className="panel-map">
            <LazyMap
              label={`${facility.name}的位置`}
              points={points}
              selectedCell={facility.cellCode}
              showsCells
              start={{ center: positionOf(facility), zoom: 17 }}
            />
          </div>
          <Facts facility={facility} />
          <PanelSection
            title="状态"
            more={
              mayChange &&
              !isChanging && (
                <Button look="plain" size="small" onClick={() => setChanging(true)}>
                  变更状态
                </Button>
              )
            }
          >
            {isChanging ? (
              <StateForm facility={facility} onClose={() => setChanging(false)} />
            ) : (
              <Chip look={facility.state === "good" ? "plain" : "outlined"}>{FACILITY_STATES[facility.state]}</Chip>
            )}
          </PanelSection>
          <Changes facility={facility} />
        </>
      )}
    </SidePanel>
  );
}

function positionOf({ position: at }: Pick<FacilityDetail, "position">) {
  return position(at.longitude, at.latitude);
}

function Facts({ facility }: { readonly facility: FacilityDetail }) {
  const { byId } = useUnits();
  const unit = (id: string | null, none: string) => byId.get(id ?? "")?.name ?? none;
  return (
    <KeyValue
      items={[
        ["标识码", facility.code],
        ["类别", facility.classCode],
        ["位置", facility.locationText],
        ["单元网格", facility.cellCode ?? "不在网格里"],
        ["主管部门", unit(facility.supervisingUnitId, "没有登记")],
        ["权属单位", unit(facility.owningUnitId, "无主，找不到权属单位")],
        ["养护单位", unit(facility.maintainingUnitId, "没有登记")],
        ["定位精度", facility.accuracyClass && `${facility.accuracyClass} 类`],
        ["数据来源", facility.dataSource || <Unconfirmed key="source" why="普查成果没有写来源" />],
        ["别的编码", facility.externalCodes.map(({ scheme, value }) => `${scheme} ${value}`).join("，")],
        ["入库", facility.recordedOn],
        ["变更", facility.changedOn],
        ["备注", facility.note],
      ]}
    />
  );
}

function Changes({ facility }: { readonly facility: FacilityDetail }) {
  const stateIn = (value: unknown) => {
    const state = FacilityStateSchema.safeParse((value as { state?: unknown } | null)?.state);
    return state.success ? FACILITY_STATES[state.data] : null;
  };
  return (
    <PanelSection title="变更记录">
      {facility.changes.length === 0 && <p className="panel-note">入库以后没有变更。</p>}
      <ul className="panel-lines">
        {facility.changes.map((change) => (
          <li key={`${change.at} ${change.reason}`}>
            <span className="grow">
              <b className="medium">{[stateIn(change.before), stateIn(change.after)].filter(Boolean).join(" → ")}</b>
              <br />
              {change.reason}
              <br />
              <span className="t12 faint">{formatInstant(change.at)}</span>
            </span>
            {change.evidence.map((id, i) => (
              <a key={id} href={originalUrl(id)} target="_blank" rel="noreferrer" className="photo">
                <img src={thumbnailUrl(id)} alt={`现场照片 ${i + 1}`} width={72} height={54} loading="lazy" />
              </a>
            ))}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
