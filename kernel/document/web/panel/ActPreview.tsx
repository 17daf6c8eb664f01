import "../document.css";
import { ChevronDown, FileSearch } from "lucide-react";
import { useEffect, useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { type ActPaper, previewAct } from "#kernel/document/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { FormFields, type FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useCall } from "#ui/use-call.ts";
import { useSvgUrl } from "../use-picture.ts";

interface ActPreviewProps {
  readonly matterId: string;
  readonly act: string;
  /** What is typed into the act so far. */
  readonly input: FormValue;
}

type Answers = Readonly<Record<string, FormValue>>;
/** While somebody types, the paper is laid out anew only when they pause. */
const PAUSE_MS = 500;

/**
 * 边填边看: the papers that the act will issue, as they will be printed, and the few things that nobody but the writer knows. These
 * are kept until the act is done, which then prints them. Closed it is one line, whether there are papers, none, or not yet an answer.
 */
export function ActPreview({ matterId, act, input }: ActPreviewProps) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [answers, setAnswers] = useState<Answers>({});
  // Which papers come may follow from what is typed; once some are known, a closed preview is not laid out again.
  const [known, setKnown] = useState<FormValue | null>(null);
  const typed = useSettledJson({ input: isOpen ? input : (known ?? input), answers: isOpen ? answers : {} });
  const { data, error } = useCall(
    previewAct,
    {
      params: { id: matterId, act },
      body: {
        input: typed.input as { [name: string]: never },
        answers: Object.entries(typed.answers).map(([place, values]) => {
          const [form = "", key = ""] = place.split(" ");
          return { form, key, values: values as { [name: string]: never } };
        }),
        isKept: Object.keys(typed.answers).length > 0,
      },
    },
    { keepsFormer: true },
  );
  const papers = data?.papers ?? [];
  useEffect(() => {
    if (papers.length > 0 && known === null) setKnown(typed.input);
  }, [papers.length, known, typed.input]);
  const paper = papers[chosen] ?? papers[0];
  if (!paper) return <p className="act-preview-none">{wordsWithout(data, error)}</p>;
  const place = `${paper.form} ${paper.key}`;
  return (
    <section className="act-preview" aria-label="将制发的文书">
      <Button
        size="small"
        look="plain"
        icon={isOpen ? ChevronDown : FileSearch}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? "收起预览" : `预览将制发的文书（${papers.length} 份）`}
      </Button>
      {isOpen && (
        <>
          {papers.length > 1 && (
            <p className="row wrap">
              {papers.map((one, index) => (
                <Button
                  key={`${one.form} ${one.key}`}
                  size="small"
                  aria-pressed={one === paper}
                  onClick={() => setChosen(index)}
                >
                  {one.name}
                </Button>
              ))}
            </p>
          )}
          <Asked
            paper={paper}
            value={{ ...(paper.answers as FormValue), ...answers[place] }}
            onChange={(values) => setAnswers({ ...answers, [place]: values })}
          />
          {data && data.waitsFor.length > 0 && <p className="faint t12">表单里还差：{data.waitsFor.join("、")}</p>}
          <Sheet paper={paper} />
        </>
      )}
    </section>
  );
}

function wordsWithout(data: object | undefined, error: object | null): string {
  if (data) return "这一步不制发文书";
  return error ? "现在预览不了将制发的文书，不影响办理" : "正在看这一步制发哪些文书";
}

/** Types that a short answer can fill. */
const ASKED: Readonly<Record<string, string>> = {
  text: "text",
  longText: "longText",
  words: "longText",
  date: "date",
  instant: "instant",
  money: "money",
  number: "number",
  yesNo: "yesNo",
  choice: "choice",
};

interface AskedProps {
  readonly paper: ActPaper;
  readonly value: FormValue;
  readonly onChange: (value: FormValue) => void;
}

/** What the paper prints and neither the case nor the act knows. What was answered stays to be changed. */
function Asked({ paper, value, onChange }: AskedProps) {
  const [known, setKnown] = useState<readonly FieldSpec[]>([]);
  const missing = paper.missing
    .filter(({ isFromAct, type }) => !isFromAct && ASKED[type])
    .map(
      ({ key, label, type, options }): FieldSpec => ({
        name: key,
        label,
        type: ASKED[type] ?? "text",
        isRequired: false,
        ...(options && { options: Object.entries(options).map(([id, words]) => ({ value: id, label: words })) }),
      }),
    );
  // A field that was just answered is no longer missing, and must not vanish under the fingers.
  const fields = [...known, ...missing.filter(({ name }) => !known.some((field) => field.name === name))];
  useEffect(() => {
    if (fields.length > known.length) setKnown(fields);
  });
  if (fields.length === 0) return null;
  return (
    <div className="act-preview-asked">
      <p className="faint t12">文书上还缺这些，案卷里没有；填了就印，不填留空线</p>
      <FormFields fields={fields} value={value} onChange={onChange} />
    </div>
  );
}

function Sheet({ paper }: { readonly paper: ActPaper }) {
  const url = useSvgUrl(paper.svg);
  return (
    url && (
      <div className="paper-sheet">
        <img src={url} alt={`${paper.name}，预览`} />
      </div>
    )
  );
}

/** Equal content is the same question, however often a form draws itself. */
function useSettledJson<T extends object>(value: T): T {
  const written = JSON.stringify(value);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return JSON.parse(settled) as T & Json;
}
