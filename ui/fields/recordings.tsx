import { AudioLines, CircleAlert, X } from "lucide-react";
import { useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { Button } from "../controls/PlainButton.tsx";
import { formatHash } from "../format.ts";
import { type FieldKind, type FieldProps, useFieldSurroundings } from "./field.ts";
import { hashOfFile } from "./file-hash.ts";
import { useTrackedUploads } from "./uploads.ts";

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
  const track = useTrackedUploads();
  const [fraction, setFraction] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [evidenceId] = idsOf(value);

  /** @returns whether it arrived */
  async function take(file: File): Promise<boolean> {
    setProblem(null);
    setName(file.name);
    setFraction(0);
    try {
      if (!around.uploadPhoto) throw new Error("这里还不能上传录音");
      const uploaded = await around.uploadPhoto(file, await hashOfFile(file), setFraction);
      onChange([uploaded.id]);
      return true;
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : "没有传上去");
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
      {problem && (
        <p className="field-message" role="alert">
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          <span>{problem}</span>
        </p>
      )}
    </>
  );
}

function idsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
