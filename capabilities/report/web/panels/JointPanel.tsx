import "../console/desks.css";
import { Layers } from "lucide-react";
import { Link } from "react-router";
import { JOINT_RELATIONS } from "#capabilities/report/model/hot-issues/joint.ts";
import { matterPath, useMatter } from "#kernel/matter/web/public.ts";
import { Card } from "#ui/controls/parts.tsx";
import { formatCount } from "#ui/format.ts";
import type { MatterPanelProps } from "#ui/shell.ts";

const SHOWN = 8;

/** 联合办理: beside the joint matter the messages it is made of, beside each of these the joint matter. */
export default function JointPanel({ matterId }: MatterPanelProps) {
  const { data } = useMatter(matterId);
  const links = data?.links.filter((link) => Object.values<string>(JOINT_RELATIONS).includes(link.relation)) ?? [];
  const [one] = links;
  if (!one) return null;
  const open = links.filter((link) => link.isOpen).length;
  return (
    <Card
      title={
        <>
          <Layers size={16} strokeWidth={1.5} aria-hidden /> {one.relation}
        </>
      }
      more={links.length > 1 ? `${formatCount(links.length)} 件，${open} 件在办` : undefined}
      className="linked-reports"
    >
      <ul>
        {links.slice(0, SHOWN).map((link) => (
          <li key={link.matterId} className="row">
            <Link className="grow clip t13" to={matterPath(link.matterId)}>
              {link.title}
            </Link>
            <span className="t12 faint nowrap">{link.stateLabel}</span>
          </li>
        ))}
      </ul>
      {links.length > SHOWN && <p className="t12 faint">还有 {links.length - SHOWN} 件，见诉求热点</p>}
    </Card>
  );
}
