import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useNow } from "#ui/now.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { issueBulletin, listBulletins, previewBulletin } from "../../contract.ts";
import { BulletinPaper } from "./BulletinPaper.tsx";

const PERIODS = [
  { value: "week", label: "周" },
  { value: "month", label: "月" },
  { value: "quarter", label: "季" },
  { value: "year", label: "年" },
] as const;

/** Written with the figures of this moment; the last whole month unless one chooses. */
export function IssuePanel({ onIssued }: { readonly onIssued: (id: string) => void }) {
  const today = plainDateOf(useNow());
  const [period, setPeriod] = useState<(typeof PERIODS)[number]["value"]>("month");
  const [on, setOn] = useState<PlainDate>(() => addDays(`${today.slice(0, 7)}-01` as PlainDate, -1));
  const preview = useCall(previewBulletin, { query: { period, on } }, { keepsFormer: true });
  const { mutate, isPending } = useSend(issueBulletin, [listBulletins]);
  const toast = useToast();
  const [confirm, holder] = useConfirm();
  async function issue() {
    if (!(await confirm("发出这份通报？", "发出以后留下定稿，数字和文字都不再变；有错只能另发。", "发出"))) return;
    mutate(
      { body: { period, on } },
      {
        onSuccess: ({ id, number }) => {
          toast.done(`通报 ${number} 已发出`);
          onIssued(id);
        },
        onError: toast.problem,
      },
    );
  }
  const data = preview.data;
  return (
    <>
      {holder}
      <div className="row bulletin-tools">
        <Select aria-label="期间" value={period} options={[...PERIODS]} onChange={setPeriod} />
        <DatePicker
          aria-label="期间里的一天"
          allowClear={false}
          value={dayjs(on)}
          onChange={(day) => day && setOn(day.format("YYYY-MM-DD") as PlainDate)}
        />
        <span className="t12 faint grow">
          {data && `${data.from} 至 ${data.to}`}
          {data?.isRunning && "，还没有过完"}
        </span>
        <Button
          look="filled"
          disabled={!data || data.unknown.length > 0 || isPending || preview.isFetching}
          onClick={() => void issue()}
        >
          发出
        </Button>
      </div>
      {data && data.unknown.length > 0 && (
        <p className="edit-problem" role="alert">
          正文里认不出：{data.unknown.join("、")}。请系统管理员在“本市设置”里改通报正文。
        </p>
      )}
      {preview.error ? (
        <ProblemState problem={preview.error} onRetry={() => void preview.refetch()} />
      ) : data ? (
        <BulletinPaper content={data.content} />
      ) : (
        <Waiting />
      )}
    </>
  );
}
