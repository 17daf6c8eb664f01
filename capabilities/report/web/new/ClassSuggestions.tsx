import "../panels/suggestion.css";
import { Check, Lightbulb } from "lucide-react";
import { useEffect, useRef } from "react";
import { suggestClasses } from "#capabilities/report/contract.ts";
import { useSettled } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Chip } from "#ui/controls/parts.tsx";
import type { CreateHelperProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";

type Suggestion = CallOutput<typeof suggestClasses>["suggestions"][number];

/** A person who is still writing is not interrupted. */
const SETTLE_MS = 450;
const LEAST_CHARACTERS = 4;
/** The endpoint takes no more. */
const MOST_TEXT = 8000;
const MOST_PLACE = 400;

/**
 * 分类建议 while a report is written: which classes its text and place point to, and by which words. A press, or Alt with the figure,
 * takes one and a second press gives it back; nothing is ever filled in by itself.
 */
export default function ClassSuggestions({ value, onChange }: CreateHelperProps) {
  const text = String(value.description ?? "").trim();
  const asked = useSettled(
    JSON.stringify({ text: text.slice(0, MOST_TEXT), place: String(value.address ?? "").slice(0, MOST_PLACE) }),
    SETTLE_MS,
  );
  const body = JSON.parse(asked) as { readonly text: string; readonly place: string };
  const isEnabled = text.length >= LEAST_CHARACTERS && body.text.length >= LEAST_CHARACTERS;
  const { data } = useCall(suggestClasses, { body }, { isEnabled, keepsFormer: true });
  const suggestions = isEnabled ? (data?.suggestions ?? []) : [];
  const take = ({ key }: Suggestion) => onChange({ classKey: value.classKey === key ? undefined : key });
  useFigureKeys((n) => {
    const suggestion = suggestions[n];
    if (suggestion) take(suggestion);
  });
  return (
    <section className="class-suggestions" aria-label="分类建议">
      <h3 className="row">
        <Lightbulb size={16} strokeWidth={1.5} aria-hidden />
        <span className="grow" role="status">
          {headOf(isEnabled, data?.suggestions.length ?? null)}
        </span>
        {suggestions.length > 0 && (
          <span className="t12 muted">{data?.learnt ? "学自本市已办结案卷" : "按常用说法"}</span>
        )}
      </h3>
      <ul>
        {suggestions.map((suggestion, n) => (
          <li key={suggestion.key}>
            <button
              type="button"
              aria-pressed={value.classKey === suggestion.key}
              aria-keyshortcuts={`Alt+${n + 1}`}
              onClick={() => take(suggestion)}
            >
              <kbd aria-hidden>Alt {n + 1}</kbd>
              <b className="medium">{suggestion.name}</b>
              <span className="t12 muted nowrap">{suggestion.likelihoodLabel}</span>
              <span className="suggestion-words grow t12">
                {suggestion.words.length > 0 && "凭"}
                {suggestion.words.map((word) => (
                  <mark key={word}>{word}</mark>
                ))}
              </span>
              {value.classKey === suggestion.key ? (
                <Chip look="accent">
                  <Check size={12} strokeWidth={2} aria-hidden /> 已选
                </Chip>
              ) : (
                <span className="take">用这个</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function headOf(isEnabled: boolean, count: number | null): string {
  if (!isEnabled) return "写下问题，像哪个小类会列在这里；点了才填";
  if (count === null) return "正在看像哪个小类";
  return count > 0 ? "看起来像，点一下就填到问题小类" : "从这些字看不出小类，请自己选";
}

/** Alt with 1, 2 or 3, by the key and not by the letter: on some keyboards Alt writes another sign. */
function useFigureKeys(onFigure: (n: number) => void): void {
  const latest = useRef(onFigure);
  latest.current = onFigure;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const [, figure] = /^(?:Digit|Numpad)([1-3])$/.exec(event.code) ?? [];
      if (!figure || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      latest.current(Number(figure) - 1);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
