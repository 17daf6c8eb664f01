import { Camera, ShieldCheck, X } from "lucide-react";
import { useRef, useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { formatHash } from "../format.ts";
import { FailedFiles } from "./FailedFiles.tsx";
import { type FieldKind, type FieldProps, type FieldSurroundings, useFieldSurroundings } from "./field.ts";
import { hashOfFile } from "./file-hash.ts";
import { useFieldUploads } from "./uploads.ts";

/** Evidence ids. Each photograph is hashed on this device before it leaves, so that the server can tell whether the bytes arrived. */
export const photos: FieldKind = {
  Input: (props) => <PhotosInput {...props} />,
  display: (value, _spec, around) => <Thumbnails ids={idsOf(value)} around={around} />,
  print: (value) => `${idsOf(value).length} 张`,
};

interface Sending {
  readonly key: string;
  readonly file: File;
  readonly previewUrl: string;
  readonly fraction: number;
  readonly problem: string | null;
}

/** Works without antd: the public face uses it too. */
export function PhotosInput({ spec, id, value, onChange, isWrong, describedBy }: FieldProps) {
  const around = useFieldSurroundings();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const failed = sending.flatMap(({ key, file, problem }) =>
    problem === null ? [] : [{ key, name: file.name, reason: problem }],
  );
  const { track, decide } = useFieldUploads(failed.map(({ name }) => name));
  const [hashes, setHashes] = useState<Readonly<Record<string, string>>>({});
  // Several uploads end in any order: each must add to what is there then, not to what was there when it began.
  const ids = useRef(idsOf(value));
  ids.current = idsOf(value);

  function add(file: File) {
    const key = `${file.name}-${file.size}-${performance.now()}`;
    const one = { key, file, previewUrl: URL.createObjectURL(file), fraction: 0, problem: null };
    setSending((list) => [...list, one]);
    track(upload(key, file));
  }

  const drop = (key: string) => setSending((list) => list.filter((item) => item.key !== key));

  function again(key: string) {
    const item = sending.find((one) => one.key === key);
    if (item) track(upload(key, item.file));
  }

  /** @returns whether it arrived */
  async function upload(key: string, file: File): Promise<boolean> {
    const change = (part: Partial<Sending>) =>
      setSending((list) => list.map((item) => (item.key === key ? { ...item, ...part } : item)));
    change({ fraction: 0, problem: null });
    try {
      if (!around.uploadPhoto) throw new Error("这里还不能上传照片");
      const uploaded = await around.uploadPhoto(file, await hashOfFile(file), (fraction) => change({ fraction }));
      setHashes((known) => ({ ...known, [uploaded.id]: uploaded.hash }));
      ids.current = [...ids.current.filter((known) => known !== uploaded.id), uploaded.id];
      onChange(ids.current);
      drop(key);
      return true;
    } catch (problem) {
      change({ problem: problem instanceof Error ? problem.message : "连接断了" });
      return false;
    }
  }

  function remove(evidenceId: string) {
    const left = ids.current.filter((known) => known !== evidenceId);
    onChange(left.length > 0 ? left : undefined);
  }

  return (
    <div className="photos-input" data-wrong={isWrong || undefined}>
      {ids.current.map((evidenceId) => (
        <figure key={evidenceId}>
          <span className="photo">
            {around.thumbnailUrl && <img src={around.thumbnailUrl(evidenceId)} alt="已上传的照片" />}
          </span>
          {hashes[evidenceId] && (
            <figcaption title={`SHA-256 ${hashes[evidenceId]}`}>
              <ShieldCheck size={12} strokeWidth={1.5} aria-hidden /> {formatHash(hashes[evidenceId])}
            </figcaption>
          )}
          <button type="button" className="remove" aria-label="去掉这张照片" onClick={() => remove(evidenceId)}>
            <X size={14} strokeWidth={2} aria-hidden />
          </button>
        </figure>
      ))}
      {sending.map(({ key, file, previewUrl, fraction, problem }) => (
        <figure key={key} data-failed={problem !== null || undefined}>
          <span className="photo">
            <img src={previewUrl} alt={file.name} />
          </span>
          {problem === null ? (
            <span
              className="bar"
              role="progressbar"
              aria-label={`${file.name} 上传`}
              aria-valuenow={Math.round(fraction * 100)}
            >
              <i style={{ width: `${fraction * 100}%` }} />
            </span>
          ) : (
            <figcaption>没有传上去</figcaption>
          )}
        </figure>
      ))}
      <label className="add-photo" htmlFor={id}>
        <Camera size={22} strokeWidth={1.5} aria-hidden />
        {spec.hint && ids.current.length === 0 ? "添加照片" : "再加一张"}
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept="image/jpeg,image/png,image/heic,image/webp"
          multiple
          aria-describedby={describedBy}
          onChange={(event) => {
            for (const file of event.target.files ?? []) add(file);
            event.target.value = "";
          }}
        />
      </label>
      <FailedFiles files={failed} onAgain={again} onLeaveOut={drop} ref={decide} />
    </div>
  );
}

function Thumbnails({ ids, around }: { readonly ids: readonly string[]; readonly around: FieldSurroundings }) {
  return (
    <span className="photo-strip">
      {ids.map((id) => (
        <span key={id} className="photo">
          {around.thumbnailUrl && <img src={around.thumbnailUrl(id)} alt="照片" loading="lazy" />}
        </span>
      ))}
    </span>
  );
}

function idsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
