import { AudioLines, X } from "lucide-react";
import { useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { Button } from "../controls/PlainButton.tsx";
import { formatHash } from "../format.ts";
import { FailedFiles } from "./FailedFiles.tsx";
import { type FieldKind, type FieldProps, useFieldSurroundings } from "./field.ts";
import { hashOfFile } from "./file-hash.ts";
import { useFieldUploads } from "./uploads.ts";

/** 录音: one file of evidence; hashed on this device before it leaves, like a photograph. */
export const recordings: FieldKind = {
  Input: (props) => <RecordingInput {...props} />,
  display: (value) => idsOf(value).map(formatHash).join("、"),
  print: (value) => `${idsOf(value).length} 段`,
};

/** As the bytes may be; the server judges them. */
const ACCEPTED = "audio/*,.wav,.mp3,.m4a,.ogg,.amr";

function RecordingInput({ id, value, onChange, isWrong, describedBy }: FieldProps) {
  const around = useFieldSurroundings();
  const [fraction, setFraction] = useState<number | null>(null);
  const [failed, setFailed] = useState<{ readonly file: File; readonly reason: string } | null>(null);
  const [name, setName] = useState("");
  const { track, decide } = useFieldUploads(failed ? [failed.file.name] : []);
  const [evidenceId] = idsOf(value);

  /** @returns whether it arrived */
  async function take(file: File): Promise<boolean> {
    setFailed(null);
    setName(file.name);
    setFraction(0);
    try {
      if (!around.uploadPhoto) throw new Error("这里还不能上传录音");
      const uploaded = await around.uploadPhoto(file, await hashOfFile(file), setFraction);
      onChange([uploaded.id]);
      return true;
    } catch (thrown) {
      setFailed({ file, reason: thrown instanceof Error ? thrown.message : "连接断了" });
      return false;
    } finally {
      setFraction(null);
    }
  }

  if (evidenceId)
    return (
      <p className="row">
        <AudioLines size={16} strokeWidth={1.5} aria-hidden />
        <span className="grow clip">{name || "已上传的录音"}</span>
        <span className="faint t12">{formatHash(evidenceId)}</span>
        <Button look="plain" size="small" icon={X} aria-label="去掉这段录音" onClick={() => onChange(undefined)} />
      </p>
    );
  return (
    <>
      <input
        id={id}
        type="file"
        accept={ACCEPTED}
        aria-invalid={isWrong || undefined}
        aria-describedby={describedBy}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) track(take(file));
          event.target.value = "";
        }}
      />
      {fraction !== null && (
        <progress aria-label={`${name} 上传`} value={fraction} max={1}>
          {Math.round(fraction * 100)}%
        </progress>
      )}
      <FailedFiles
        files={failed ? [{ key: failed.file.name, name: failed.file.name, reason: failed.reason }] : []}
        onAgain={() => failed && track(take(failed.file))}
        onLeaveOut={() => setFailed(null)}
        ref={decide}
      />
    </>
  );
}

function idsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
