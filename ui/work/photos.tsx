import { ChevronLeft, ChevronRight, ShieldCheck, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

export interface Photo {
  readonly id: string;
  /** Shown small. */
  readonly thumbnailUrl: string;
  /** Shown in the viewer. */
  readonly url: string;
  /** What it shows, for those who cannot see it: 上报 08:41 */
  readonly alt: string;
  readonly caption?: string;
}

/** Photographs in a row, 92 × 62; a press opens the viewer. */
export function PhotoStrip({ photos }: { readonly photos: readonly Photo[] }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className="photo-strip">
      {photos.map((photo, i) => (
        <button
          key={photo.id}
          type="button"
          className="photo"
          onClick={() => setOpen(i)}
          aria-label={`看大图：${photo.alt}`}
        >
          <img src={photo.thumbnailUrl} alt={photo.alt} loading="lazy" />
        </button>
      ))}
      {open !== null && <PhotoViewer photos={photos} start={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface PhotoPairProps {
  readonly before: Photo | null;
  readonly after: Photo | null;
  /** Every photograph of the matter, for leafing on in the viewer. */
  readonly all?: readonly Photo[];
  /** 哈希与拍摄时一致 · 点位相距 3 m */
  readonly verdict?: string;
  readonly distance?: string;
}

/** 前后对照: before at the left, after at the right, large enough to judge. */
export function PhotoPair({ before, after, all, verdict, distance }: PhotoPairProps) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = [before, after].filter((photo) => photo !== null);
  const list = all && all.length > 0 ? all : shown;
  return (
    <div className="photo-pair">
      <div className="two" data-count={shown.length}>
        {shown.map((photo) => (
          <figure key={photo.id}>
            <button
              type="button"
              className="photo"
              onClick={() => setOpen(photo.id)}
              aria-label={`看大图：${photo.alt}`}
            >
              <img src={photo.thumbnailUrl} alt={photo.alt} />
            </button>
            <figcaption>{photo.caption ?? photo.alt}</figcaption>
          </figure>
        ))}
      </div>
      {(verdict || distance) && (
        <p className="verdict row">
          {verdict && (
            <>
              <ShieldCheck size={14} strokeWidth={1.5} aria-hidden />
              {verdict}
            </>
          )}
          <span className="grow" />
          {distance}
        </p>
      )}
      {open !== null && (
        <PhotoViewer
          photos={list}
          start={Math.max(
            0,
            list.findIndex((photo) => photo.id === open),
          )}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** One photograph over the page. Left and right leaf, Escape closes. */
export function PhotoViewer({
  photos,
  start,
  onClose,
}: {
  readonly photos: readonly Photo[];
  readonly start: number;
  readonly onClose: () => void;
}) {
  const [index, setIndex] = useState(start);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const photo = photos[index];
  if (!photo) return null;
  const leaf = (by: number) => setIndex((now) => (now + by + photos.length) % photos.length);
  return (
    <dialog
      ref={dialog}
      className="photo-viewer"
      aria-label={photo.alt}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") leaf(-1);
        if (event.key === "ArrowRight") leaf(1);
        event.stopPropagation();
      }}
    >
      <img src={photo.url} alt={photo.alt} />
      <footer className="row">
        <span className="grow">{photo.caption ?? photo.alt}</span>
        {photos.length > 1 && (
          <>
            <button type="button" aria-label="上一张" onClick={() => leaf(-1)}>
              <ChevronLeft size={20} strokeWidth={1.5} aria-hidden />
            </button>
            <span>
              {index + 1} / {photos.length}
            </span>
            <button type="button" aria-label="下一张" onClick={() => leaf(1)}>
              <ChevronRight size={20} strokeWidth={1.5} aria-hidden />
            </button>
          </>
        )}
        <button type="button" aria-label="关闭" onClick={() => dialog.current?.close()}>
          <X size={20} strokeWidth={1.5} aria-hidden />
        </button>
      </footer>
    </dialog>
  );
}
