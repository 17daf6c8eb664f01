import { Camera, CircleAlert, ShieldCheck, X } from "lucide-react";
import { useRef, useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { formatHash } from "../format.ts";
import { type FieldKind, type FieldProps, type FieldSurroundings, useFieldSurroundings } from "./field.ts";
import { hashOfFile } from "./file-hash.ts";
import { useTrackedUploads } from "./uploads.ts";

/** Evidence ids. Each photograph is hashed on this device before it leaves, so that the server can tell whether the bytes arrived. */
export const photos: FieldKind = {
  Input: (props) => <PhotosInput {...props} />,
  display: (value, _spec, around) => <Thumbnails ids={idsOf(value)} around={around} />,
  print: (value) => `${idsOf(value).length} 张`,
};

interface Sending {
  readonly key: string;
  readonly name: string;
  readonly previewUrl: string;
  readonly fraction: number;
  readonly problem: string | null;
}

/** Works without antd: the public face uses it too. */
export function PhotosInput({ spec, id, value, onChange, isWrong, describedBy }: FieldProps) {
  const around = useFieldSurroundings();
  const track = useTrackedUploads();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [hashes, setHashes] = useState<Readonly<Record<string, string>>>({});
  // Several uploads end in any order: each must add to what is there then, not to what was there when it began.
  const ids = useRef(idsOf(value));
  ids.current = idsOf(value);

  /** @returns whether it arrived */
  async function add(file: File): Promise<boolean> {
    const key = `${file.name}-${file.size}-${performance.now()}`;
    const change = (part: Partial<Sending>) =>
      setSending((list) => list.map((item) => (item.key === key ? { ...item, ...part } : item)));
    const drop = () => setSending((list) => list.filter((item) => item.key !== key));
    setSending((list) => [
      ...list,
      { key, name: file.name, previewUrl: URL.createObjectURL(file), fraction: 0, problem: null },
    ]);
    try {
      if (!around.uploadPhoto) throw new Error("这里还不能上传照片");
      const uploaded = await around.uploadPhoto(file, await hashOfFile(file), (fraction) => change({ fraction }));
      setHashes((known) => ({ ...known, [uploaded.id]: uploaded.hash }));
      ids.current = [...ids.current.filter((known) => known !== uploaded.id), uploaded.id];
      onChange(ids.current);
      drop();
      return true;
    } catch (problem) {
      change({ problem: problem instanceof Error ? problem.message : "没有传上去" });
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
      {sending.map((item) => (
        <figure key={item.key}>
          <span className="photo">
            <img src={item.previewUrl} alt={item.name} />
          </span>
          {item.problem ? (
            <figcaption role="alert">
              <CircleAlert size={12} strokeWidth={1.5} aria-hidden /> {item.problem}
            </figcaption>
          ) : (
            <span
              className="bar"
              role="progressbar"
              aria-label={`${item.name} 上传`}
              aria-valuenow={Math.round(item.fraction * 100)}
            >
              <i style={{ width: `${item.fraction * 100}%` }} />
            </span>
          )}
          {item.problem && (
            <button
              type="button"
              className="remove"
              aria-label="去掉"
              onClick={() => setSending((list) => list.filter((other) => other.key !== item.key))}
            >
              <X size={14} strokeWidth={2} aria-hidden />
            </button>
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
            for (const file of event.target.files ?? []) track(add(file));
            event.target.value = "";
          }}
        />
      </label>
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
