import { Download } from "lucide-react";
import { useState } from "react";
import { compareImport, getImportErrors, type ImportAnswer } from "#capabilities/report/contract.ts";
import { send, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { JobProgress } from "#ui/controls/JobProgress.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount, formatRatio } from "#ui/format.ts";
import { download } from "#ui/table/csv.ts";
import { useCall } from "#ui/use-call.ts";
import { MappingStep } from "./MappingStep.tsx";
import { UploadArea } from "./UploadArea.tsx";

const JOB_STATES = {
  uploaded: "waiting",
  waiting: "waiting",
  running: "running",
  done: "done",
  failed: "failed",
} as const;

/** How far it is, how it ended, and what to do with the rows that could not be read. */
export function ImportResult({ job }: { readonly job: ImportAnswer }) {
  const isOver = job.state === "done" || job.state === "failed";
  return (
    <>
      <Card>
        <JobProgress
          label={`导入 ${job.fileName}`}
          state={JOB_STATES[job.state]}
          done={job.readCount}
          total={job.rowCount}
          {...(isOver ? { outcome: outcomeOf(job) } : {})}
        />
        {job.message && <p className="t13">{job.message}</p>}
        <dl className="import-figures">
          <Figure label="建立上报" value={job.madeCount} />
          <Figure label="以前导入过，没有重复建立" value={job.knownCount} />
          <Figure label="有问题，没有导入" value={job.faultyCount} />
        </dl>
      </Card>
      {isOver && job.faultyCount > 0 && <Faulty job={job} />}
      {job.state === "done" && <OnTime job={job} />}
      {job.state === "failed" && <MappingStep job={job} />}
    </>
  );
}

function outcomeOf(job: ImportAnswer): string {
  if (job.state === "failed") return "中途停了，可以接着导入，不会重复";
  return job.faultyCount > 0 ? `完成，${formatCount(job.faultyCount)} 行没有导入` : "完成，一行不落";
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}

function Faulty({ job }: { readonly job: ImportAnswer }) {
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  async function fetchRows() {
    setBusy(true);
    try {
      const answer = await send(urlOf(getImportErrors.path, { id: job.id }), {});
      // As bytes: decoding would take away the mark by which office programs know UTF-8.
      download(`${job.fileName.replace(/(\.(csv|xlsx|txt|gz))+$/i, "")}·待改.csv`, await answer.blob());
    } catch (problem) {
      toast.problem(problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Card title="有问题的行">
      <p className="import-words">
        下载后，最后两列写着行号和问题。改好原来的格子再传回来，已经导入的行不会重复建立，字段对照也记着。
      </p>
      <p className="row wrap">
        <Button look="filled" icon={Download} disabled={isBusy} onClick={() => void fetchRows()}>
          下载 {formatCount(job.faultyCount)} 行
        </Button>
      </p>
      <UploadArea label="传回改好的文件" hint="就是下载的那个文件，列名不要动" />
    </Card>
  );
}

/** Where the other system says what it thought of its own deadlines: whether our clocks think the same. */
function OnTime({ job }: { readonly job: ImportAnswer }) {
  const { data } = useCall(compareImport, { params: { id: job.id } });
  if (!data || data.stated === 0) return null;
  return (
    <Card title="时限核对">
      <p className="import-words">
        来源系统写明是否超期的 {formatCount(data.stated)} 行中，我们的时钟判断一致的 {formatCount(data.agreeing)}{" "}
        行，一致率 {formatRatio(data.share, 2)}。
      </p>
    </Card>
  );
}
