import "./import.css";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { listImports, uploadImport } from "#capabilities/report/contract.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { useSend } from "#ui/use-call.ts";

interface UploadAreaProps {
  readonly label: string;
  readonly hint: string;
}

/** Press, or drop a file; it is opened to be mapped as soon as it is there. Nothing is made yet. */
export function UploadArea({ label, hint }: UploadAreaProps) {
  const navigate = useNavigate();
  const toast = useToast();
  const [isOver, setOver] = useState(false);
  const { mutateAsync, isPending } = useSend(uploadImport, [listImports]);
  async function upload(file: File | undefined) {
    if (!file) return;
    try {
      const body = new Uint8Array(await file.arrayBuffer());
      const made = await mutateAsync({ query: { fileName: file.name }, body });
      await navigate(`/console/import/${made.id}`);
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <label
      className="upload-area"
      data-over={isOver || undefined}
      aria-busy={isPending}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void upload(event.dataTransfer.files[0]);
      }}
    >
      <FileUp size={24} strokeWidth={1.5} aria-hidden />
      <span className="upload-words">
        <span className="medium">{isPending ? "正在上传" : label}</span>
        <span className="t12 muted">{hint}</span>
      </span>
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,.xlsx,.gz,.txt"
        disabled={isPending}
        onChange={(event) => {
          void upload(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
