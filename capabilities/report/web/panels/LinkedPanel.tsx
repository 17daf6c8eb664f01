import "../console/desks.css";
import { Link } from "react-router";
import { listLinkedReports, type ReportBrief } from "#capabilities/report/contract.ts";
import { useAtVersion } from "#capabilities/report/web/parts/use-at-version.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import { Card } from "#ui/controls/parts.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import type { MatterPanelProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";

/** 并案与同一反映人: what was merged, into what, and what else the same caller reported. Their number itself stays closed. */
export default function LinkedPanel({ matterId, version }: MatterPanelProps) {
  const { data, refetch } = useCall(listLinkedReports, { params: { id: matterId } });
  useAtVersion(version, refetch);
  if (!data) return null;
  const groups = [
    { label: "并入", reports: data.mergedInto ? [data.mergedInto] : [] },
    { label: "并进来的", reports: data.merged },
    { label: "同一反映人的", reports: data.sameReporter },
  ].filter((group) => group.reports.length > 0);
  if (groups.length === 0) return null;
  return (
    <Card title="并案与同一反映人" className="linked-reports">
      {groups.map((group) => (
        <section key={group.label}>
          <h3 className="t12 faint">{group.label}</h3>
          <ul>
            {group.reports.map((report) => (
              <LinkedLine key={report.matterId} report={report} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function LinkedLine({ report }: { readonly report: ReportBrief }) {
  const now = useNow();
  return (
    <li className="row">
      <Link className="grow clip t13" to={matterPath(report.matterId)}>
        {report.subject}·{report.title}
      </Link>
      <span className="t12 faint nowrap">
        {report.stateLabel}　{formatShort(report.openedAt, now)}
      </span>
    </li>
  );
}
