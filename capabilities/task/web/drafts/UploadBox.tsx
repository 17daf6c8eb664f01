import { ClipboardPaste, FileUp } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "#ui/controls/Button.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useSend } from "#ui/use-call.ts";
import { listDrafts, pasteDraft, uploadDraft } from "../../contract.ts";

/** Press, drop or paste. What was uploaded opens at once, also while it is still being read. */
export function UploadBox() {
  const navigate = useNavigate();
  const toast = useToast();
  const [isOver, setOver] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const upload = useSend(uploadDraft, [listDrafts]);
  const open = (id: string) => navigate(`/console/task/drafts/${id}`);
  async function take(file: File | undefined) {
    if (!file) return;
    try {
      const body = new Uint8Array(await file.arrayBuffer());
      const { id } = await upload.mutateAsync({ query: { fileName: file.name.slice(-200) }, body });
      await open(id);
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <div className="draft-upload">
      <label
        className="plan-upload"
        data-over={isOver || undefined}
        aria-busy={upload.isPending}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <FileUp size={24} strokeWidth={1.5} aria-hidden />
        <span className="column">
          <span className="medium">{upload.isPending ? "正在上传" : "把方案文件拖到这里，或点按选择"}</span>
          <span className="t12 muted">.txt、.docx、.xlsx、有文字的 .pdf；读不了的也留存，并说明原因</span>
        </span>
        <input
          type="file"
          className="visually-hidden"
          accept=".txt,.docx,.xlsx,.pdf"
          disabled={upload.isPending}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      {isPasting ? (
        <PasteForm onDone={open} onCancel={() => setPasting(false)} />
      ) : (
        <Button icon={ClipboardPaste} onClick={() => setPasting(true)}>
          粘贴文字
        </Button>
      )}
    </div>
  );
}

interface PasteFormProps {
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

function PasteForm({ onDone, onCancel }: PasteFormProps) {
  const toast = useToast();
  const [text, setText] = useState("");
  const paste = useSend(pasteDraft, [listDrafts]);
  const send = () =>
    paste.mutateAsync({ body: { text } }).then(
      ({ id }) => onDone(id),
      (problem: unknown) => toast.problem(problem),
    );
  return (
    <form
      className="plan-paste"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="field-label" htmlFor="plan-paste">
        方案文字
      </label>
      <textarea
        id="plan-paste"
        className="input"
        rows={8}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this box.
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <span className="row">
        <Button look="filled" type="submit" disabled={paste.isPending || text.trim().length === 0}>
          {paste.isPending ? "正在提交" : "识别"}
        </Button>
        <Button look="plain" onClick={onCancel}>
          不了
        </Button>
        <span className="t12 muted">{text.length.toLocaleString("en-US")} 字</span>
      </span>
    </form>
  );
}
