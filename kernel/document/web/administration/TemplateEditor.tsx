import { useEffect, useRef, useState } from "react";
import {
  addTemplate,
  getTemplate,
  listTemplates,
  previewTemplate,
  type TemplatePage,
} from "#kernel/document/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useDraft } from "#ui/fields/use-draft.ts";
import { formatInstant } from "#ui/format.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useCall, useSend } from "#ui/use-call.ts";
import { useSvgUrl } from "../use-picture.ts";

/** After the last key press: a preview costs 10 ms on the server, and a pause reads better than a flicker. */
const SETTLE_MS = 350;

/** One template: its text, what is wrong with it by line, what comes of it; the fields it may use; its versions. */
export function TemplateEditor({ page }: { readonly page: TemplatePage }) {
  const { form, version } = page;
  const [text, setText, forget] = useDraft<string>(`document.template.${form}.${version}`, page.text);
  const area = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(text);
  const preview = useCall(
    previewTemplate,
    { params: { form }, body: { text: settled } },
    { keepsFormer: true, isEnabled: settled !== "" },
  );
  const sheet = useSvgUrl(preview.data?.svg ?? null);
  const faults = preview.data?.faults ?? [];
  function insert(words: string) {
    const { selectionStart: from = text.length, selectionEnd: to = text.length } = area.current ?? {};
    setText(text.slice(0, from) + words + text.slice(to));
    area.current?.focus();
  }
  return (
    <div className="template-page">
      <div>
        <PanelSection
          title={version === 0 ? "随系统提供的版本" : `第 ${version} 版`}
          more={text !== page.text ? "有改动" : ""}
        >
          <textarea
            ref={area}
            aria-label="模板正文"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {faults.length > 0 && (
            <ul className="template-faults" role="alert">
              {faults.map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  第 {line} 行：{message}
                </li>
              ))}
            </ul>
          )}
        </PanelSection>
        {text !== page.text && (
          <SaveForm
            page={page}
            text={text}
            hasFaults={faults.length > 0}
            onSaved={forget}
            onGiveUp={() => setText(page.text)}
          />
        )}
        <Insertable page={page} onInsert={insert} />
        <Versions page={page} onTake={setText} />
      </div>
      <div className="paper-sheet">
        {sheet ? <img src={sheet} alt="按示例内容排出来的样子" /> : <Waiting label="正在排版" />}
      </div>
    </div>
  );
}

function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface SaveFormProps {
  readonly page: TemplatePage;
  readonly text: string;
  readonly hasFaults: boolean;
  readonly onSaved: () => void;
  readonly onGiveUp: () => void;
}

function SaveForm({ page, text, hasFaults, onSaved, onGiveUp }: SaveFormProps) {
  const toast = useToast();
  const save = useSend(addTemplate, [getTemplate, listTemplates]);
  return (
    <PanelSection title={`存为第 ${page.version + 1} 版`}>
      {hasFaults && <p className="panel-note">模板里有错，改好以后才能保存。</p>}
      <EditForm
        draftKey={`document.template.note.${page.form}`}
        fields={[
          {
            name: "note",
            label: "改了什么",
            type: "text",
            isRequired: true,
            hint: "今后制发的文书用新版，已制发的不变",
          },
        ]}
        initial={{}}
        schema={addTemplate.body}
        inputOf={({ note }) => ({ note, text, seen: page.version })}
        send={(body) => save.mutateAsync({ params: { form: page.form }, body })}
        onDone={({ version }) => {
          onSaved();
          toast.done(`${page.name}第 ${version} 版已生效`);
        }}
        onCancel={onGiveUp}
        sendLabel="保存"
      />
    </PanelSection>
  );
}

const DIRECTIVES = ["【标题】", "【居中】", "【右】", "【顶格】", "【落款】", "【分页】", "{否则}", "{完}"];

function Insertable({ page, onInsert }: { readonly page: TemplatePage; readonly onInsert: (words: string) => void }) {
  return (
    <PanelSection title="插入栏目">
      <p className="template-fields">
        {page.fields.map(({ key, label, type, isRequired }) => (
          <button key={key} type="button" title={key} onClick={() => onInsert(wordsFor(key, type))}>
            {label}
            {isRequired ? "" : "（可空）"}
          </button>
        ))}
        {page.signers.map(({ id, label }) => (
          <button key={id} type="button" title={id} onClick={() => onInsert(`【签名 ${id}】`)}>
            签名：{label}
          </button>
        ))}
        {DIRECTIVES.map((words) => (
          <button key={words} type="button" onClick={() => onInsert(words)}>
            {words}
          </button>
        ))}
      </p>
      <p className="t12 faint template-sources">依据：{page.sources.join("；")}</p>
    </PanelSection>
  );
}

function wordsFor(key: string, type: string): string {
  if (type === "rows") return `【清单 ${key}】`;
  return type === "dialogue" ? `【问答 ${key}】` : `{${key}}`;
}

function Versions({ page, onTake }: { readonly page: TemplatePage; readonly onTake: (text: string) => void }) {
  return (
    <PanelSection title="各版">
      <ul className="paper-list">
        {page.versions.map(({ version, text, note, createdAt, createdBy }) => (
          <li key={version} className="signer-line">
            <span className="grow">
              {version === 0 ? "随系统提供" : `第 ${version} 版`}　{version === 0 ? "" : note}
              <span className="paper-number">{createdAt ? `${formatInstant(createdAt)}　${createdBy ?? ""}` : ""}</span>
            </span>
            {version === page.version ? (
              <span className="t12 faint">现行</span>
            ) : (
              <Button look="plain" size="small" onClick={() => onTake(text)}>
                取这一版的正文
              </Button>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
