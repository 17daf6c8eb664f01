import { CircleAlert, RotateCw } from "lucide-react";
import type { Ref } from "react";
import { Button } from "../controls/PlainButton.tsx";

/** A file that did not arrive. */
export interface FailedFile {
  readonly key: string;
  readonly name: string;
  readonly reason: string;
}

interface FailedFilesProps {
  readonly files: readonly FailedFile[];
  readonly onAgain: (key: string) => void;
  readonly onLeaveOut: (key: string) => void;
  readonly ref?: Ref<HTMLUListElement>;
}

/** 没有传上去的文件: each is sent again or left out by hand; until then the form stays. */
export function FailedFiles({ files, onAgain, onLeaveOut, ref }: FailedFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className="failed-files" aria-label="没有传上去的文件" ref={ref}>
      {files.map(({ key, name, reason }) => (
        <li key={key}>
          <p role="alert">
            <CircleAlert size={16} strokeWidth={1.5} aria-hidden />
            <span>
              <b>{name}</b> 没有传上去：{reason}
            </span>
          </p>
          <span className="row">
            <Button size="small" icon={RotateCw} aria-label={`重新上传 ${name}`} onClick={() => onAgain(key)}>
              重新上传
            </Button>
            <Button size="small" look="plain" aria-label={`不要这份文件 ${name}`} onClick={() => onLeaveOut(key)}>
              不要这份文件
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
