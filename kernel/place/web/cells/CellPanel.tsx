import { Link } from "react-router";
import { useUnits } from "#kernel/people/web/public.ts";
import { getCell } from "#kernel/place/contract.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useCall } from "#ui/use-call.ts";
import { useAreas } from "../parts/use-areas.ts";

/** One cell: what it is, under which divisions it lies and whose responsibility it is. */
export function CellPanel({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { data: cell, error, refetch } = useCall(getCell, { params: { code } });
  const { byId } = useUnits();
  const { kindLabel } = useAreas();
  return (
    <SidePanel title={cell?.name ?? "单元网格"} onClose={onClose} width={400}>
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
    </SidePanel>
  );
}
