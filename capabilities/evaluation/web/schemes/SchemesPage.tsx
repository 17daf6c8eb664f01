import "../evaluation.css";
import { Download, Plus, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useSession } from "#ui/session.ts";
import { download } from "#ui/table/csv.ts";
import { useCall } from "#ui/use-call.ts";
import { listSchemes, type SchemeVersion } from "../../contract.ts";
import { type SchemeBody, SchemeBodySchema } from "../../model/scheme.ts";
import { subjectOf } from "../../model/subject.ts";
import { EVALUATION_TABS } from "../tabs.ts";
import { PublishForm } from "./PublishForm.tsx";
import { SchemeEditor } from "./SchemeEditor.tsx";
import { SchemeItems } from "./SchemeItems.tsx";

interface Edited {
  /** Null: a new draft. */
  readonly id: string | null;
  readonly body: SchemeBody;
  readonly source: string;
  readonly note: string;
}

/** 评价方案: what a score is made of, by subject and version. The evaluator drafts and publishes; others read. */
export default function SchemesPage() {
  const schemes = useCall(listSchemes, {});
  const [edited, edit] = useState<Edited | null>(null);
  const [published, publish] = useState<SchemeVersion | null>(null);
  const mayChange = useSession().activePost?.role === "evaluator";
  const file = useRef<HTMLInputElement>(null);
  const toast = useToast();
  async function importFile(chosen: File | undefined) {
    if (!chosen) return;
    const parsed = SchemeBodySchema.safeParse(parseJson(await chosen.text()));
    if (parsed.success) edit({ id: null, body: parsed.data, source: "", note: `由 ${chosen.name} 导入` });
    else toast.problem(new Error(`这个文件不是评价方案：${parsed.error.issues[0]?.message ?? ""}`));
  }
  return (
    <RegisterPage
      title="评价方案"
      note="一个期间按它第一天有效的方案评分，以后不再变"
      tabs={EVALUATION_TABS}
      actions={
        mayChange && (
          <Button look="plain" icon={Upload} onClick={() => file.current?.click()}>
            导入
          </Button>
        )
      }
    >
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={(event) => {
          void importFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {schemes.error ? (
        <ProblemState problem={schemes.error} onRetry={() => void schemes.refetch()} />
      ) : !schemes.data ? (
        <Waiting />
      ) : (
        <Sheet label="评价方案">
          <div className="scheme-grid">
            {schemes.data.versions.map((version) => (
              <Card
                key={version.id ?? `shipped ${version.body.subject}`}
                title={`${subjectOf(version.body.subject).label}：${version.body.name}`}
                more={<StatusChip version={version} />}
              >
                <SchemeItems body={version.body} />
                <p className="panel-note">
                  {version.source ? `依据${version.source}` : <Unconfirmed why={version.note} />}
                  {version.author && `，${version.author}`}
                </p>
                <div className="row">
                  {mayChange && version.status === "draft" && (
                    <>
                      <Button size="small" look="filled" onClick={() => publish(version)}>
                        发布
                      </Button>
                      <Button size="small" onClick={() => edit(version)}>
                        改
                      </Button>
                    </>
                  )}
                  {mayChange && version.status === "published" && (
                    <Button size="small" icon={Plus} onClick={() => edit({ ...version, id: null })}>
                      照此另起一稿
                    </Button>
                  )}
                  <Button
                    size="small"
                    look="plain"
                    icon={Download}
                    onClick={() =>
                      download(`${version.body.name}.json`, JSON.stringify(version.body, null, 2), "application/json")
                    }
                  >
                    导出
                  </Button>
                </div>
              </Card>
            ))}
          </div>
        </Sheet>
      )}
      {edited && (
        <SidePanel title={edited.id ? "改方案草稿" : "起草方案"} width={760} onClose={() => edit(null)}>
          <SchemeEditor edited={edited} onClose={() => edit(null)} />
        </SidePanel>
      )}
      {published?.id && (
        <SidePanel title={`发布“${published.body.name}”`} onClose={() => publish(null)}>
          <PublishForm id={published.id} onClose={() => publish(null)} />
        </SidePanel>
      )}
    </RegisterPage>
  );
}

function StatusChip({ version }: { readonly version: SchemeVersion }) {
  if (version.isInForce) return <Chip look="accent">{version.effectiveFrom} 起，现在用</Chip>;
  return <Chip look="outlined">{version.status === "draft" ? "草稿" : `${version.effectiveFrom} 起`}</Chip>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
