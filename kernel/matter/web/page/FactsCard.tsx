import { Eye } from "lucide-react";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, KeyValue } from "#ui/controls/parts.tsx";

interface FactsCardProps {
  readonly page: MatterPage;
  readonly onAct: (act: string) => void;
}

/** 情况: the kind's own facts. Personal data stands masked; the act that shows it whole is beside it, for posts that may. */
export function FactsCard({ page, onAct }: FactsCardProps) {
  if (page.fields.length === 0) return null;
  const isAllowed = (act: string) => page.acts.some((listed) => listed.act === act && listed.isAllowed);
  return (
    <Card title="情况">
      <KeyValue
        items={page.fields.map(({ label, value, unmaskAct }) => [
          label,
          unmaskAct && isAllowed(unmaskAct) ? (
            <span key={label} className="masked">
              {value}
              <Button look="plain" size="small" icon={Eye} onClick={() => onAct(unmaskAct)}>
                查看
              </Button>
            </span>
          ) : (
            value
          ),
        ])}
      />
    </Card>
  );
}
