import { SCORING_LABELS, type SchemeBody, type Scoring } from "../../model/scheme.ts";
import { useIndicatorNames } from "./use-indicator-names.ts";

/** A scheme to read. */
export function SchemeItems({ body }: { readonly body: SchemeBody }) {
  const { nameOf } = useIndicatorNames();
  return (
    <table className="scheme-items">
      <thead>
        <tr>
          <th scope="col">评分项</th>
          <th scope="col">怎么计分</th>
          <th scope="col" className="figure-cell">
            权重
          </th>
        </tr>
      </thead>
      <tbody>
        {body.items.map((item) => (
          <tr key={item.label}>
            <td>{item.label}</td>
            <td className="muted">
              {nameOf(item.indicator)}，{scoringWords(item.scoring)}
            </td>
            <td className="figure-cell">{item.weight}</td>
          </tr>
        ))}
        {body.deductions.map((one) => (
          <tr key={one.label}>
            <td>扣：{one.label}</td>
            <td className="muted">
              {nameOf(one.counter)}，每件 {one.pointsEach} 分
            </td>
            <td className="figure-cell">至多 {one.most}</td>
          </tr>
        ))}
        <tr>
          <td>等级</td>
          <td colSpan={2} className="muted">
            {body.grades.map((grade) => `${grade.label} ${grade.from}`).join("，")}；{nameOf(body.sampleCounter)}不足{" "}
            {body.minimumSample} 的不排名
          </td>
        </tr>
        {body.groups.map((group) => (
          <tr key={group.label}>
            <td>分组</td>
            <td colSpan={2} className="muted">
              {group.label}，{group.keys.length} 个，只在组内排名
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function scoringWords(scoring: Scoring): string {
  switch (scoring.kind) {
    case "bands":
      return scoring.bands.map(({ upTo, score }) => `${upTo === null ? "以上" : `≤${upTo}`} 得 ${score}`).join("，");
    case "reduction":
      return `比 ${scoring.baselineFrom} 至 ${scoring.baselineTo} 的日均减少 ${scoring.targetPercent}% 得满分`;
    default:
      return SCORING_LABELS[scoring.kind];
  }
}
