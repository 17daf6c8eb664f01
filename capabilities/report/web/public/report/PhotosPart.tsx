import { Camera, Check, CircleAlert, X } from "lucide-react";
import { useState } from "react";
import { Progress } from "#ui/controls/parts.tsx";
import type { DraftPhoto } from "./draft.ts";
import { addPhotos, MOST_PHOTOS, removePhoto, type Sending, useSendings } from "./send-photos.ts";

/** Photographs, sent from the moment they are chosen. */
export function PhotosPart({ photos }: { readonly photos: readonly DraftPhoto[] }) {
  const sendings = useSendings();
  const [isShrinking, setShrinking] = useState(false);
  async function add(files: readonly File[]) {
    setShrinking(true);
    await addPhotos(files);
    setShrinking(false);
  }
  return (
    <div className="photos-part">
      <ul>
        {photos.map((photo, i) => (
          <li key={photo.key}>
            <span className="photo">{photo.preview && <img src={photo.preview} alt={`第 ${i + 1} 张照片`} />}</span>
            <PhotoState photo={photo} sending={sendings.get(photo.key)} />
            <button
              type="button"
              className="remove-photo"
              aria-label={`去掉第 ${i + 1} 张照片`}
              onClick={() => removePhoto(photo.key)}
            >
              <X size={20} strokeWidth={2} aria-hidden />
            </button>
          </li>
        ))}
        {photos.length < MOST_PHOTOS && (
          <li>
            <label className="take-photo">
              <Camera size={26} strokeWidth={1.5} aria-hidden />
              {isShrinking ? "正在处理" : photos.length === 0 ? "拍照或选照片" : "再拍一张"}
              <input
                type="file"
                className="visually-hidden"
                accept="image/*"
                multiple
                onChange={(event) => {
                  void add([...(event.target.files ?? [])]);
                  event.target.value = "";
                }}
              />
            </label>
          </li>
        )}
      </ul>
      {photos.length >= MOST_PHOTOS && <p className="muted">最多 {MOST_PHOTOS} 张，已经够了。</p>}
    </div>
  );
}

function PhotoState({ photo, sending }: { readonly photo: DraftPhoto; readonly sending: Sending | undefined }) {
  if (sending?.refusal) {
    return (
      <span className="photo-state" role="alert">
        <CircleAlert size={18} strokeWidth={1.5} aria-hidden /> {sending.refusal}
      </span>
    );
  }
  if (photo.sha256) {
    return (
      <span className="photo-state">
        <Check size={18} strokeWidth={1.5} aria-hidden /> 已传好
      </span>
    );
  }
  return (
    <span className="photo-state">
      {sending ? <Progress value={sending.fraction} label="照片上传" /> : "存在手机上，等待上传"}
    </span>
  );
}
