import "../console/desks.css";
import { Eye, EyeOff } from "lucide-react";
import { listPhotos, showPhoto } from "#capabilities/report/contract.ts";
import { useAtVersion } from "#capabilities/report/web/parts/use-at-version.ts";
import { thumbnailUrl } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import type { MatterPanelProps } from "#ui/shell.ts";
import { useCall, useSend } from "#ui/use-call.ts";

const PHASES: Readonly<Record<string, string>> = {
  report: "上报",
  verify: "核实",
  resolve: "处置后",
  recheck: "核查",
};

/** 公开照片: which photographs the reporters see on their page. Nothing is shown before somebody has looked at it for faces and plates. */
export default function PublicPhotosPanel({ matterId, version }: MatterPanelProps) {
  const { data, refetch } = useCall(listPhotos, { params: { id: matterId } });
  const show = useSend(showPhoto, [listPhotos]);
  const toast = useToast();
  const now = useNow();
  useAtVersion(version, refetch);
  const shown = data?.photos.filter(({ isPublic }) => isPublic).length ?? 0;
  if (!data || data.photos.length === 0 || (!data.mayDecide && shown === 0)) return null;

  function decide(sha256: string, isPublic: boolean) {
    show.mutate(
      { params: { id: matterId }, body: { sha256, isPublic } },
      { onSuccess: () => toast.done(isPublic ? "反映人可以看到这张照片了" : "照片已收回"), onError: toast.problem },
    );
  }
  return (
    <Card title="向反映人公开的照片" more={`${shown} / ${data.photos.length}`} className="public-photos">
      {data.mayDecide && <p className="t12 faint">公开前请看清有没有人脸、车牌和门牌；公开的是去掉拍摄信息的副本。</p>}
      <ul>
        {data.photos.map(({ sha256, phase, takenAt, isPublic }) => {
          const name = `${PHASES[phase] ?? "附件"}${takenAt ? ` ${formatShort(takenAt, now)}` : ""}`;
          return (
            <li key={sha256} className="row">
              <img src={thumbnailUrl(sha256)} alt={name} loading="lazy" />
              <span className="grow">
                {name}
                <span className="t12 faint">{isPublic ? "已公开" : "没有公开"}</span>
              </span>
              {data.mayDecide && (
                <Button
                  size="small"
                  icon={isPublic ? EyeOff : Eye}
                  disabled={show.isPending}
                  onClick={() => decide(sha256, !isPublic)}
                >
                  {isPublic ? "收回" : "公开"}
                  <span className="visually-hidden">{name}的照片</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
