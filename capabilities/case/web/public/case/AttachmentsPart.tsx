import { Check, CircleAlert, FileText, Paperclip, X } from "lucide-react";
import { useState } from "react";
import { addAttachments, MOST_ATTACHMENTS, removeAttachment } from "./attachments.ts";
import type { Attachment } from "./defence-draft.ts";

interface AttachmentsPartProps {
  readonly number: string;
  readonly attachments: readonly Attachment[];
  readonly isSending: boolean;
}

/** 附件: each a line with what it is and how far it is. */
export function AttachmentsPart({ number, attachments, isSending }: AttachmentsPartProps) {
  const [isBusy, setBusy] = useState(false);
  const [left, setLeft] = useState<string | null>(null);
  async function add(files: readonly File[]) {
    setBusy(true);
    setLeft(await addAttachments(number, files));
    setBusy(false);
  }
  return (
    <section aria-labelledby="attachments-title">
      <p className="field-label" id="attachments-title">
        照片、PDF（可不附，最多 {MOST_ATTACHMENTS} 件）
      </p>
      {attachments.length > 0 && (
        <ul className="public-list case-files">
          {attachments.map((one) => (
            <li key={one.key} className="public-item">
              <span className="case-thumb">
                {one.preview ? <img src={one.preview} alt="" /> : <FileText size={26} strokeWidth={1.5} aria-hidden />}
              </span>
              <span className="item-words">
                <span className="item-title">{one.name}</span>
                <FileState attachment={one} isSending={isSending} />
              </span>
              <button
                type="button"
                className="case-remove"
                aria-label={`去掉 ${one.name}`}
                disabled={isSending}
                onClick={() => removeAttachment(number, one.key)}
              >
                <X size={22} strokeWidth={1.5} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {attachments.length < MOST_ATTACHMENTS && (
        <label className="case-add">
          <Paperclip size={24} strokeWidth={1.5} aria-hidden />
          {isBusy ? "正在处理" : attachments.length === 0 ? "拍照、选照片或者 PDF" : "再加一件"}
          <input
            type="file"
            className="visually-hidden"
            accept="image/*,application/pdf"
            multiple
            onChange={(event) => {
              void add([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
      )}
      <p role="status">{left}</p>
    </section>
  );
}

function FileState({ attachment, isSending }: { readonly attachment: Attachment; readonly isSending: boolean }) {
  const { refusal, sha256 } = attachment;
  if (refusal)
    return (
      <span className="item-detail case-state" role="alert">
        <CircleAlert size={18} strokeWidth={1.5} aria-hidden /> {refusal}
      </span>
    );
  if (sha256)
    return (
      <span className="item-detail case-state">
        <Check size={18} strokeWidth={1.5} aria-hidden /> 已传好
      </span>
    );
  return <span className="item-detail">{isSending ? "正在传" : "存在手机上，发送时一起传"}</span>;
}
