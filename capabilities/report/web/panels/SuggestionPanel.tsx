import "../console/desks.css";
import "./suggestion.css";
import { Lightbulb } from "lucide-react";
import { listClassSuggestions } from "#capabilities/report/contract.ts";
import { useAtVersion } from "#capabilities/report/web/parts/use-at-version.ts";
import { useQuickAct } from "#capabilities/report/web/parts/use-quick-act.ts";
import { useMatter } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { MatterPanelProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";

type Suggestion = CallOutput<typeof listClassSuggestions>["suggestions"][number];

/** 分类建议: which classes the text points to, by which of its words; one press takes one. It never files by itself. */
export default function SuggestionPanel({ matterId, version }: MatterPanelProps) {
  const { data, refetch } = useCall(listClassSuggestions, { params: { id: matterId } });
  useAtVersion(version, refetch);
  if (!data || data.suggestions.length === 0) return null;
  const { suggestions, current, learnt } = data;
  return (
    <Card
      title={
        <>
          <Lightbulb size={16} strokeWidth={1.5} aria-hidden /> 分类建议
        </>
      }
      more={learnt ? "学自本市已办结案卷" : "按常用说法"}
    >
      <ul className="suggestions">
        {suggestions.map((suggestion) => (
          <SuggestionLine
            key={suggestion.key}
            suggestion={suggestion}
            isCurrent={suggestion.key === current}
            matter={{ matterId, version }}
          />
        ))}
      </ul>
    </Card>
  );
}

function SuggestionLine(props: {
  readonly suggestion: Suggestion;
  readonly isCurrent: boolean;
  readonly matter: { readonly matterId: string; readonly version: number };
}) {
  const { suggestion, isCurrent, matter } = props;
  const toast = useToast();
  const page = useMatter(matter.matterId);
  const { act, isBusy } = useQuickAct();
  const listed = page.data?.acts.find((one) => one.act === "reclassify");
  async function take() {
    if (await act({ ...matter, act: "reclassify", input: { classKey: suggestion.key } }))
      toast.done(`已定为${suggestion.name}`);
  }
  return (
    <li>
      <p className="row">
        <b className="grow medium">{suggestion.name}</b>
        <span className="t12 muted nowrap">{suggestion.likelihoodLabel}</span>
        {isCurrent ? (
          <Chip look="accent">现在的分类</Chip>
        ) : (
          listed?.isMine && (
            <Button
              size="small"
              disabled={isBusy || !listed.isAllowed}
              title={listed.refusals.map((refusal) => refusal.message).join("；")}
              onClick={() => void take()}
            >
              用这个
            </Button>
          )
        )}
      </p>
      <p className="t12 faint">{[suggestion.majorName, suggestion.limitText].filter(Boolean).join("　")}</p>
      {suggestion.words.length > 0 && (
        <p className="t12 suggestion-words">
          凭
          {suggestion.words.map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </p>
      )}
    </li>
  );
}
