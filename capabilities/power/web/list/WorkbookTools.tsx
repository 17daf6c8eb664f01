import { Download, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useNow } from "#ui/now.ts";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { importPowers, listDrafts, listPowers, type PowerImport } from "../../contract.ts";

/** XLSX out and in: what comes in is first only checked, row by row, then drafted. */
export function WorkbookTools({ mayImport }: { readonly mayImport: boolean }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<{ name: string; workbook: string; found: PowerImport } | null>(null);
  const send = useSend(importPowers, [listPowers, listDrafts]);
  const toast = useToast();
  const today = plainDateOf(useNow());
  const ask = (workbook: string, preview: boolean) =>
    send.mutateAsync({ body: { workbook, effectiveFrom: today, source: "", preview } });

  async function check(file: File) {
    try {
      const workbook = await base64Of(file);
      setRead({ name: file.name, workbook, found: await ask(workbook, true) });
    } catch (problem) {
      toast.problem(problem);
    }
  }
  async function take() {
    if (!read) return;
    try {
      const { drafted } = await ask(read.workbook, false);
      toast.done(`已起草 ${drafted} 项，待法制审核`);
      setRead(null);
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <>
      <a className="button" href="/api/powers/workbook" download>
        <Download size={16} strokeWidth={1.5} aria-hidden /> 导出 XLSX
      </a>
      {mayImport && (
        <>
          <input
            ref={chooser}
            type="file"
            accept=".xlsx"
            hidden
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = "";
              if (file) void check(file);
            }}
          />
          <Button look="plain" disabled={send.isPending} onClick={() => chooser.current?.click()}>
            <Upload size={16} strokeWidth={1.5} aria-hidden /> 导入 XLSX
          </Button>
        </>
      )}
      {read && (
        <SidePanel title={`导入 ${read.name}`} onClose={() => setRead(null)} width={560}>
          <p>
            共 {read.found.rows} 行：{read.found.drafted} 项有改动，{read.found.unchanged} 项没有改动，
            {read.found.errors.length} 处有错。
          </p>
          {read.found.errors.length > 0 && (
            <PanelSection title="要改正的">
              <ul className="panel-lines">
                {read.found.errors.map((error) => (
                  <li key={`${error.row} ${error.column}`}>
                    <b className="medium nowrap">
                      第 {error.row} 行 {error.column}
                    </b>
                    <span className="grow">{error.message}</span>
                  </li>
                ))}
              </ul>
            </PanelSection>
          )}
          <div className="edit-foot">
            <Button look="filled" disabled={read.found.drafted === 0 || send.isPending} onClick={() => void take()}>
              起草有改动的 {read.found.drafted} 项
            </Button>
            <Button look="plain" onClick={() => setRead(null)}>
              不了
            </Button>
          </div>
        </SidePanel>
      )}
    </>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let from = 0; from < bytes.length; from += 32_768)
    text += String.fromCharCode(...bytes.subarray(from, from + 32_768));
  return btoa(text);
}
