import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useNow } from "#ui/now.ts";
import { PhotoPair, PhotoStrip } from "#ui/work/photos.tsx";
import {
  beforeAndAfter,
  distanceBetween,
  type Evidence,
  originalUrl,
  photoOf,
  photosInOrder,
} from "../parts/photos.ts";

/** 前后对照, and every photograph of the matter. */
export function PairCard({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const now = useNow();
  const ordered = photosInOrder(evidence);
  if (ordered.length === 0) return null;
  const { before, after } = beforeAndAfter(evidence);
  const all = ordered.map((one) => photoOf(one, now));
  const distance = distanceBetween(before, after);
  const others = ordered.filter((one) => one !== before && one !== after);
  return (
    <Card title={after ? "前后对照" : "现场照片"} more={`${ordered.length} 张`} className="pair-card">
      <PhotoPair
        before={before && photoOf(before, now)}
        after={after && photoOf(after, now)}
        all={all}
        {...(distance ? { distance } : {})}
      />
      {others.length > 0 && <PhotoStrip photos={others.map((one) => photoOf(one, now))} />}
      <HashCheck photos={ordered} />
    </Card>
  );
}

type Verdict =
  | { readonly kind: "unknown" | "checking" | "same" }
  | { readonly kind: "differs"; readonly count: number };

/** The hash of a photograph is its name: counting it anew here shows whether the bytes are still those that were taken. */
function HashCheck({ photos }: { readonly photos: readonly Evidence[] }) {
  const [verdict, setVerdict] = useState<Verdict>({ kind: "unknown" });
  // Browsers count hashes on secure pages only.
  if (!crypto.subtle) return null;
  async function check() {
    setVerdict({ kind: "checking" });
    const counted = await Promise.all(photos.map((photo) => isIntact(photo.sha256)));
    const wrong = counted.filter((isSame) => !isSame).length;
    setVerdict(wrong === 0 ? { kind: "same" } : { kind: "differs", count: wrong });
  }
  return (
    <p className="hash-check no-print" role="status">
      <ShieldCheck size={14} strokeWidth={1.5} aria-hidden />
      {verdict.kind === "same" && <span className="grow">重新计算 {photos.length} 张，哈希与上传时一致</span>}
      {verdict.kind === "differs" && <b className="grow">{verdict.count} 张与上传时的哈希不一致，请报告管理员</b>}
      {verdict.kind === "unknown" && <span className="grow">每张照片按内容的哈希保存</span>}
      {verdict.kind === "checking" && <span className="grow">正在计算</span>}
      {verdict.kind === "unknown" && (
        <Button look="plain" size="small" onClick={() => void check()}>
          核对哈希
        </Button>
      )}
    </p>
  );
}

async function isIntact(sha256: string): Promise<boolean> {
  const response = await fetch(originalUrl(sha256));
  if (!response.ok) return false;
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return sha256 === Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
