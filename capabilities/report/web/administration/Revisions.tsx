import { formatInstant, type Instant } from "#base/instant.ts";
import { listCatalogueRevisions } from "#capabilities/report/contract.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useCall } from "#ui/use-call.ts";

/** Every version of a class and its conditions, newest first: what a former report was judged by. */
export function Revisions({ classKey }: { readonly classKey: string }) {
  const { data, error, refetch } = useCall(listCatalogueRevisions, { query: { key: classKey } });
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const lines = [
    ...data.classes.map((row) => ({ ...row, id: row.key, what: `小类“${row.name}”` })),
    ...data.conditions.map((row) => ({ ...row, what: `${row.text}，${row.limitText}` })),
  ].sort((a, b) => (a.validFrom === b.validFrom ? b.revision - a.revision : a.validFrom < b.validFrom ? 1 : -1));
  return (
    <PanelSection title={`历次版本 ${lines.length} 个`}>
      <ul className="panel-lines">
        {lines.map((line) => (
          <li key={`${line.id} ${line.revision}`} data-past={line.isRetired || undefined}>
            <span className="grow">
              {line.what}
              {line.isRetired && "　停用"}
              <br />
              <span className="t12 faint">
                第 {line.revision} 版　{line.validFrom} 起　{addedWords(line.addedAt)}　{line.source}
              </span>
              {!line.isConfirmed && (
                <>
                  {" "}
                  <Unconfirmed />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function addedWords(addedAt: Instant | null): string {
  return addedAt ? `${formatInstant(addedAt)} 录入` : "随系统带来";
}
