import { useEffect, useMemo, useState } from "react";
import { listPublicClasses } from "#capabilities/report/model/surface/citizens.ts";
import { suggestPublicClasses } from "#capabilities/report/model/surface/suggestions.ts";
import { suggestClass } from "#capabilities/report/model/text/suggest-class.ts";
import type { CallOutput } from "#ui/call.ts";
import { useCall } from "#ui/use-call.ts";
import { changeDraft, type ReportDraft } from "./draft.ts";

type PublicClass = CallOutput<typeof listPublicClasses>["classes"][number];

/** 看起来是: proposed from the words; the person says otherwise, or leaves it to the desk. */
export function ClassChoice({ text, chosen }: { readonly text: string; readonly chosen: ReportDraft["classKey"] }) {
  const { data } = useCall(listPublicClasses, {});
  const classes = data?.classes ?? NO_CLASSES;
  const proposed = useProposed(classes, text);
  const [isListOpen, setListOpen] = useState(false);
  if (classes.length === 0) return null;
  const own = classes.find((one) => one.key === chosen);
  const shown = own && !proposed.includes(own) ? [own, ...proposed] : proposed;
  const isOther = isListOpen || shown.length === 0;
  return (
    <fieldset className="class-choice">
      <legend className="field-label with-hint">
        看起来是 <span className="muted">{shown.length > 0 ? "不对就改" : "可不选"}</span>
      </legend>
      <div className="public-choices">
        {shown.map((one) => (
          <label key={one.key} className="public-choice">
            <input
              type="radio"
              name="class"
              checked={chosen === one.key}
              onChange={() => {
                setListOpen(false);
                changeDraft({ classKey: one.key });
              }}
            />
            <span className="grow">{one.name}</span>
            <span className="item-detail">{one.limit}</span>
          </label>
        ))}
        <label className="public-choice">
          <input
            type="radio"
            name="class"
            checked={chosen === null}
            onChange={() => {
              setListOpen(true);
              changeDraft({ classKey: null });
            }}
          />
          <span className="grow">{shown.length > 0 ? "都不是，我来选" : "说不准，请工作人员分类"}</span>
        </label>
      </div>
      {isOther && <AllClasses classes={classes} chosen={chosen} onChosen={() => setListOpen(false)} />}
    </fieldset>
  );
}

/** A person who is still writing is not asked about. */
const SETTLE_MS = 600;
const LEAST_WORDS = 4;

/** What the city has learnt says it best; until it answers, and where there is no line, everyday words do. */
function useProposed(classes: readonly PublicClass[], text: string): readonly PublicClass[] {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useCall(
    suggestPublicClasses,
    { body: { text: settled } },
    { isEnabled: settled.trim().length >= LEAST_WORDS },
  );
  return useMemo(() => {
    const learnt = settled === text ? data?.keys.flatMap((key) => classes.find((one) => one.key === key) ?? []) : null;
    return learnt ?? suggestClass(null, classes, { title: "", text }).map((one) => one.issueClass);
  }, [classes, text, settled, data]);
}

function AllClasses(props: {
  readonly classes: readonly PublicClass[];
  readonly chosen: ReportDraft["classKey"];
  readonly onChosen: () => void;
}) {
  const majors = useMemo(() => Map.groupBy(props.classes, (one) => one.majorName), [props.classes]);
  return (
    <select
      className="input"
      aria-label="从全部问题类别中选"
      value={props.chosen ?? ""}
      onChange={(event) => {
        changeDraft({ classKey: event.target.value || null });
        if (event.target.value) props.onChosen();
      }}
    >
      <option value="">说不准，请工作人员分类</option>
      {[...majors].map(([major, classes]) => (
        <optgroup key={major} label={major}>
          {classes.map((one) => (
            <option key={one.key} value={one.key}>
              {one.name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

const NO_CLASSES: readonly PublicClass[] = [];
