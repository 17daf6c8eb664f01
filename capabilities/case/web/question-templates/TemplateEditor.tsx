import "./templates.css";
import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Tabs } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { formatInstant } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import {
  addQuestionTemplate,
  enforceQuestionTemplate,
  getQuestionTemplate,
  listQuestionTemplates,
  type QuestionTemplateHead,
  type QuestionTemplatePage,
  type QuestionTemplateVersion,
} from "../../contract.ts";
import { READ_AND_SIGN, RIGHTS_FIRST, type TemplateLines } from "../../model/records/question-templates.ts";

const RENEWS = [listQuestionTemplates, getQuestionTemplate];

interface EditorProps {
  readonly page: QuestionTemplatePage;
  readonly every: QuestionTemplateHead;
}

/** One kind of offence: its lines to write, what a record will begin with, every version. */
export function TemplateEditor({ page, every }: EditorProps) {
  const toast = useToast();
  const [newest] = page.versions;
  const [taken, take] = useState<QuestionTemplateVersion | undefined>(newest);
  const [written, setWritten] = useState<TemplateLines>(taken ?? page);
  const save = useSend(addQuestionTemplate, RENEWS);
  const today = plainDateOf(useNow());
  return (
    <div className="question-templates">
      <div>
        <PanelSection
          title={`写第 ${(newest?.version ?? 0) + 1} 版`}
          more={taken ? `从${versionWords(taken)}${taken.version === 0 ? "的" : ""}改起` : ""}
        >
          <EditForm
            key={taken?.version}
            draftKey={`case.question_template.${page.group}.${newest?.version ?? 0}.${taken?.version ?? 0}`}
            fields={[
              { name: "questions", label: "询问提纲", type: "longText", isRequired: false, hint: "一行一问" },
              { name: "checkpoints", label: "检查要点", type: "longText", isRequired: false, hint: "一行一项" },
              { name: "note", label: "改了什么", type: "text", isRequired: true },
              {
                name: "inForceFrom",
                label: "从哪天起用",
                type: "date",
                isRequired: false,
                hint: `不填就存为草稿，以后再定；最早今天 ${today}`,
              },
            ]}
            initial={{
              questions: (taken ?? page).questions.join("\n"),
              checkpoints: (taken ?? page).checkpoints.join("\n"),
            }}
            schema={addQuestionTemplate.body}
            inputOf={(value) => ({
              ...linesIn(value),
              note: value.note,
              seen: newest?.version ?? 0,
              inForceFrom: value.inForceFrom || null,
            })}
            onChanged={(value) => setWritten(linesIn(value))}
            send={(body) => save.mutateAsync({ params: { group: page.group }, body })}
            onDone={({ version }) => toast.done(`第 ${version} 版已存`)}
            sendLabel="保存"
          >
            <p className="panel-note">已经制作的笔录不变；办案人员在笔录里仍可以改、可以添。</p>
          </EditForm>
        </PanelSection>
        <Versions page={page} onTake={take} />
      </div>
      <Preview page={page} every={every} written={written} />
    </div>
  );
}

function linesIn(value: FormValue): TemplateLines {
  const of = (name: string) =>
    String(value[name] ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  return { questions: of("questions"), checkpoints: of("checkpoints") };
}

interface PreviewProps extends EditorProps {
  readonly written: TemplateLines;
}

/** As a record begins: what the law has asked first and last stands fixed around what is written here. */
function Preview({ page, every, written }: PreviewProps) {
  const [of, setOf] = useState<keyof TemplateLines>("questions");
  const isEvery = page.group === "every";
  const shared = isEvery ? [] : every[of];
  const isAsked = of === "questions";
  const parts: readonly { readonly title: string; readonly lines: readonly string[]; readonly isOwn?: boolean }[] = [
    ...(isAsked ? [{ title: "先告知权利义务，法律规定，不能改", lines: RIGHTS_FIRST }] : []),
    ...(isEvery ? [] : [{ title: "所有案件都问的", lines: shared }]),
    { title: isEvery ? "所有案件都问的" : `${page.label}另外问的`, lines: written[of], isOwn: true },
    ...(isAsked ? [{ title: "最后核对签名，不能改", lines: READ_AND_SIGN }] : []),
  ];
  let n = 0;
  return (
    <section className="question-preview" aria-label="打开笔录时的样子">
      <Tabs
        label="看哪一种笔录"
        active={of}
        onChange={(id) => setOf(id === "checkpoints" ? id : "questions")}
        tabs={[
          { id: "questions", label: "询问笔录" },
          { id: "checkpoints", label: "检查笔录" },
        ]}
      />
      {parts.map(({ title, lines, isOwn }) => (
        <div key={title} data-own={isOwn}>
          <h3>{title}</h3>
          {lines.length === 0 && <p className="faint t13">没有</p>}
          <ol start={n + 1}>
            {lines.map((line) => {
              n += 1;
              return <li key={line}>{line}</li>;
            })}
          </ol>
        </div>
      ))}
    </section>
  );
}

interface VersionsProps {
  readonly page: QuestionTemplatePage;
  readonly onTake: (version: QuestionTemplateVersion) => void;
}

function Versions({ page, onTake }: VersionsProps) {
  const [dating, setDating] = useState<number | null>(null);
  return (
    <PanelSection title="各版">
      <ul className="panel-lines">
        {page.versions.map((one) => (
          <li key={one.version} className="question-version">
            <span className="grow">
              {versionWords(one)}　{one.version === 0 ? "" : one.note}
              <span className="t12 faint block">
                {[
                  one.version === 0 ? "" : one.inForceFrom ? `${one.inForceFrom} 起` : "草稿",
                  one.createdAt ? `${formatInstant(one.createdAt)}　${one.createdBy ?? ""}` : "",
                ]
                  .filter(Boolean)
                  .join("　")}
              </span>
            </span>
            {one.version === page.version && <span className="t12 strong nowrap">现行</span>}
            {one.version > 0 && one.inForceFrom === null && (
              <Button size="small" onClick={() => setDating(dating === one.version ? null : one.version)}>
                起用
              </Button>
            )}
            <Button look="plain" size="small" onClick={() => onTake(one)}>
              {one.version === 0 ? "恢复成这一版" : "从这一版改"}
            </Button>
            {dating === one.version && <ForceForm page={page} version={one.version} onDone={() => setDating(null)} />}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function ForceForm({
  page,
  version,
  onDone,
}: {
  readonly page: QuestionTemplatePage;
  readonly version: number;
  readonly onDone: () => void;
}) {
  const toast = useToast();
  const force = useSend(enforceQuestionTemplate, RENEWS);
  const today = plainDateOf(useNow());
  return (
    <div className="question-force">
      <EditForm
        draftKey={`case.question_template.force.${page.group}.${version}`}
        fields={[{ name: "inForceFrom", label: "从哪天起用", type: "date", isRequired: true }]}
        initial={{ inForceFrom: today }}
        schema={enforceQuestionTemplate.body}
        inputOf={({ inForceFrom }) => ({ inForceFrom })}
        send={(body) => force.mutateAsync({ params: { group: page.group, version }, body })}
        onDone={() => {
          toast.done(`第 ${version} 版定了起用的日子`);
          onDone();
        }}
        onCancel={onDone}
        sendLabel="起用"
      />
    </div>
  );
}

function versionWords({ version }: QuestionTemplateVersion): string {
  return version === 0 ? "随系统提供" : `第 ${version} 版`;
}
