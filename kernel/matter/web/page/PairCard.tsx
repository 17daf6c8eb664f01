import { useQueries } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { getEvidence } from "#kernel/evidence/contract.ts";
import { call } from "#ui/call.ts";
import { Card } from "#ui/controls/parts.tsx";
import { useNow } from "#ui/now.ts";
import { PhotoPair } from "#ui/work/photos.tsx";
import { beforeAndAfter, distanceBetween, type Evidence, photoOf, photosInOrder } from "../parts/photos.ts";

/** 前后对照, and every photograph of the matter. */
export function PairCard({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const now = useNow();
  const ordered = photosInOrder(evidence);
  if (ordered.length === 0) return null;
  const { before, after } = beforeAndAfter(evidence);
  const all = ordered.map((one) => photoOf(one, now));
  const distance = distanceBetween(before, after);
  return (
    <Card title={after ? "前后对照" : "现场照片"} more={`${ordered.length} 张`} className="pair-card">
      <PhotoPair before={before && photoOf(before, now)} after={after && photoOf(after, now)} all={all} />
      <HashCheck pair={[before, after].filter((one) => one !== null)} distance={distance} />
    </Card>
  );
}

/** The server counts the hashes of the pair anew, so that nobody judges by bytes that were changed. */
function HashCheck({ pair, distance }: { readonly pair: readonly Evidence[]; readonly distance: string | undefined }) {
  const checks = useQueries({
    queries: pair.map(({ sha256 }) => ({
      queryKey: [getEvidence.path, { params: { sha256 } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(getEvidence, { params: { sha256 } }, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const answers = checks.flatMap((check) => (check.data ? [check.data.check] : []));
  const fault = answers.find((answer) => !answer.holds);
  const isKnown = answers.length === pair.length;
  return (
    <p className="hash-check" role={fault ? "alert" : undefined}>
      {fault ? (
        <b className="grow">{fault.message}</b>
      ) : isKnown ? (
        <>
          <ShieldCheck size={14} strokeWidth={1.5} aria-hidden />
          <span className="grow">哈希与上传时一致</span>
        </>
      ) : (
        <span className="grow" />
      )}
      {distance && <span className="faint">{distance}</span>}
    </p>
  );
}
