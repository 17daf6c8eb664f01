import { X } from "lucide-react";
import { Link } from "react-router";
import { useUnits } from "#kernel/people/web/public.ts";
import { getCell } from "#kernel/place/contract.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useCall } from "#ui/use-call.ts";
import { useAreas } from "../parts/use-areas.ts";

interface CellPanelProps {
  readonly code: string;
  readonly isNarrow: boolean;
  readonly onClose: () => void;
}

/** One cell: what it is, under which divisions it lies and whose responsibility it is. Under the map; on a phone over it. */
export function CellPanel({ code, isNarrow, onClose }: CellPanelProps) {
  const { data: cell, error, refetch } = useCall(getCell, { params: { code } });
  const { byId } = useUnits();
  const { kindLabel } = useAreas();
  const title = cell?.name ?? "单元网格";
  const detail = (
    <>
      {error && <ProblemState problem={error} onRetry={() => void refetch()} />}
      {!error && !cell && <Waiting />}
      {cell && (
        <>
          <KeyValue
            items={[
              ["编码", cell.code],
              ["所在", cell.divisions.map(({ name }) => name).join("·")],
              ["面积", `${formatCount(Math.round(cell.areaM2))} m²`],
              ["周长", `${formatCount(Math.round(cell.perimeterM))} m`],
              ["用地", cell.landUse],
              ["管理等级", cell.grade],
              ["属地兜底", byId.get(cell.fallbackUnitId ?? "")?.name ?? "没有指定"],
              ["启用", cell.endOn ? `${cell.startOn} 至 ${cell.endOn}` : `${cell.startOn} 起`],
              ["备注", cell.note],
            ]}
          />
          <PanelSection title="责任区">
            {cell.areas.length === 0 && <p className="panel-note">不在任何责任区里，派遣会交给属地兜底的单位。</p>}
            <ul className="panel-lines">
              {cell.areas.map((area) => (
                <li key={area.code}>
                  <span className="grow">
                    <Link to={`/console/place/areas?area=${encodeURIComponent(area.code)}`}>{area.name}</Link>
                    <br />
                    <span className="t12 faint">
                      {kindLabel(area.kind)}　{byId.get(area.unitId ?? "")?.name}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </PanelSection>
        </>
      )}
    </>
  );
  return isNarrow ? (
    <SidePanel title={title} onClose={onClose}>
      {detail}
    </SidePanel>
  ) : (
    <section className="under-map" aria-label={title}>
      <header className="row">
        <h2 className="t16 strong grow">{title}</h2>
        <button type="button" aria-label="关上" onClick={onClose}>
          <X size={18} strokeWidth={1.5} aria-hidden />
        </button>
      </header>
      {detail}
    </section>
  );
}
