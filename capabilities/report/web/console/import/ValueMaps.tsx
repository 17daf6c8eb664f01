import { Select } from "antd";
import { useMemo } from "react";
import { getReportCatalogue } from "#capabilities/report/contract.ts";
import { SOURCES } from "#capabilities/report/model/labels.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useCall } from "#ui/use-call.ts";
import type { MappingDraft, useMapping } from "./use-mapping.ts";

interface ValueMapsProps {
  readonly samples: readonly Readonly<Record<string, string>>[];
  readonly edited: ReturnType<typeof useMapping>;
}
interface Option {
  readonly value: string;
  /** What their word may equal. */
  readonly name: string;
  readonly label: string;
}

/** Their words for classes and channels → ours. What is not mapped is left to the desk. */
export function ValueMaps({ samples, edited }: ValueMapsProps) {
  const { draft, change } = edited;
  const { data } = useCall(getReportCatalogue, {});
  const classes = useMemo(
    () =>
      (data?.classes ?? []).map((one) => ({
        value: one.key,
        name: one.name,
        label: `${one.name}　${one.majorName} ${one.code}`,
      })),
    [data],
  );
  const sources = Object.entries(SOURCES).map(([value, label]) => ({ value, name: label, label }));
  return (
    <>
      <ValueMap
        title="问题类别"
        note="没有对上的，导入后由受理员分类"
        words={wordsOf(samples, draft.columns.classText, draft.classes)}
        known={draft.classes ?? {}}
        options={classes}
        onChange={(known) => change({ classes: known })}
      />
      <ValueMap
        title="来源渠道"
        note={`没有对上的，记为${SOURCES[draft.source]}`}
        words={wordsOf(samples, draft.columns.sourceText, draft.sources)}
        known={draft.sources ?? {}}
        options={sources}
        onChange={(known) => change({ sources: known as NonNullable<MappingDraft["sources"]> })}
      />
    </>
  );
}

interface ValueMapProps {
  readonly title: string;
  readonly note: string;
  readonly words: readonly string[];
  readonly known: Readonly<Record<string, string>>;
  readonly options: readonly Option[];
  readonly onChange: (known: Record<string, string>) => void;
}

function ValueMap({ title, note, words, known, options, onChange }: ValueMapProps) {
  if (words.length === 0) return null;
  function set(word: string, value: string | undefined) {
    const { [word]: _dropped, ...rest } = known;
    onChange(value ? { ...rest, [word]: value } : rest);
  }
  const same = words.flatMap((word) => {
    const option = options.find((one) => one.name === word);
    return option && known[word] === undefined ? [[word, option.value] as const] : [];
  });
  return (
    <details className="card value-map">
      <summary>
        {title}对照
        <span className="t12 faint">
          已对 {Object.keys(known).length} 个；{note}
        </span>
      </summary>
      <Card>
        {same.length > 0 && (
          <p className="import-words">
            <Button size="small" onClick={() => onChange({ ...known, ...Object.fromEntries(same) })}>
              名字一样的 {same.length} 个都对上
            </Button>
          </p>
        )}
        <div className="mapping">
          {words.map((word) => (
            <div key={word} className="mapping-line">
              <span className="clip">{word}</span>
              <Select
                className="wide"
                aria-label={`${word} 是我们的`}
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                placeholder="没有对上"
                options={[...options]}
                value={known[word] ?? null}
                onChange={(value: string | undefined) => set(word, value)}
              />
            </div>
          ))}
        </div>
      </Card>
    </details>
  );
}

/** What the first rows say, and what is mapped already. */
function wordsOf(
  samples: ValueMapsProps["samples"],
  column: string | null | undefined,
  known: Readonly<Record<string, string>> | undefined,
): readonly string[] {
  if (!column) return [];
  const seen = samples.flatMap((sample) => sample[column]?.trim() || []);
  return [...new Set([...seen, ...Object.keys(known ?? {})])];
}
