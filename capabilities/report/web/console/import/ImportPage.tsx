import "./import.css";
import { useParams } from "react-router";
import { getImport, type ImportAnswer } from "#capabilities/report/contract.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";
import { ImportResult } from "./ImportResult.tsx";
import { MappingStep } from "./MappingStep.tsx";

const RUNNING_EVERY_MS = 1_500;

/** One import: map and look, run, result. The run goes on on the server; this page only looks. */
export default function ImportPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useCall(getImport, { params: { id } });
  const isRunning = data?.state === "running" || data?.state === "waiting";
  useCall(getImport, { params: { id } }, { isEnabled: isRunning, everyMs: RUNNING_EVERY_MS });
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <RegisterPage
      title={data.fileName}
      note={`${formatCount(data.rowCount)} 行　${data.stateLabel}`}
      actions={<ButtonLink to="/console/import">历次导入</ButtonLink>}
    >
      <Sheet label="这次导入">
        <Stage job={data} />
      </Sheet>
    </RegisterPage>
  );
}

function Stage({ job }: { readonly job: ImportAnswer }) {
  return job.state === "uploaded" ? <MappingStep job={job} /> : <ImportResult job={job} />;
}
