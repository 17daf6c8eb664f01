import "../parts/parts.css";
import "./plans.css";
import { Download } from "lucide-react";
import { useParams } from "react-router";
import { isPlainDate } from "#base/plain-date.ts";
import { urlOf } from "#ui/call.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { FormFields } from "#ui/fields/FormFields.tsx";
import { formatInstant } from "#ui/format.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { getPack } from "../../contract.ts";
import { fetchFile } from "../parts/fetch-file.ts";
import { PackPaper } from "./PackPaper.tsx";

/** 会议材料: what the meeting sees, as a preview with the same figures as the files. */
export default function PackPage() {
  const { planId = "" } = useParams();
  const toast = useToast();
  const [sinceText, setSince] = useAddress("since");
  const since = sinceText && isPlainDate(sinceText) ? sinceText : undefined;
  const query = { ...(since ? { since } : {}), format: "json" as const };
  const pack = useCall(getPack, { params: { planId }, query }, { keepsFormer: true });
  const fetchIt = (format: "pdf" | "docx") =>
    void fetchFile(
      urlOf(getPack.path, { planId }, { since, format }),
      `${pack.data?.title ?? "会议材料"}.${format}`,
    ).catch(toast.problem);
  return (
    <RegisterPage
      title="会议材料"
      note={pack.data && `截至 ${formatInstant(pack.data.asOf)}，与 ${formatInstant(pack.data.since)} 比`}
      actions={
        <>
          <ButtonLink look="plain" to={`/console/task/plans/${planId}`}>
            回到方案
          </ButtonLink>
          <Button icon={Download} onClick={() => fetchIt("docx")}>
            Word
          </Button>
          <Button look="filled" icon={Download} onClick={() => fetchIt("pdf")}>
            PDF
          </Button>
        </>
      }
    >
      <div className="pack-since no-print">
        <FormFields
          fields={[{ name: "since", label: "变化从哪天算起", type: "date", isRequired: false }]}
          value={{ since: since ?? undefined }}
          onChange={({ since: chosen }) => setSince(typeof chosen === "string" ? chosen : null)}
        />
      </div>
      {pack.error && !pack.data ? (
        <ProblemState problem={pack.error} onRetry={() => void pack.refetch()} />
      ) : pack.data ? (
        <Sheet label="会议材料预览">
          <PackPaper pack={pack.data} />
        </Sheet>
      ) : (
        <Waiting />
      )}
    </RegisterPage>
  );
}
