import "../console/lists/tags.css";
import "./classifier.css";
import { GraduationCap } from "lucide-react";
import { useMemo } from "react";
import { getClassifier, trainClassifierNow } from "#capabilities/report/contract.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount, formatInstant, formatRatio } from "#ui/format.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { SETUP_TABS } from "./tabs.ts";
import { useMayChange } from "./use-catalogue.ts";

type Overview = CallOutput<typeof getClassifier>;
type Training = Overview["trainings"][number];
type ClassFigures = Training["classes"][number];

const EVERY_MS = 20_000;

/** 自动分类: what was learnt from closed reports, how well it judges each class, and what people did with its suggestions. */
export default function ClassifierPage() {
  const { data, error, refetch } = useCall(getClassifier, {}, { everyMs: EVERY_MS, keepsFormer: true });
  const mayChange = useMayChange();
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const [current] = data.trainings;
  return (
    <RegisterPage
      title="自动分类"
      note="学自本市已办结案卷；只提建议，由人决定"
      tabs={SETUP_TABS}
      actions={mayChange && <TrainNow />}
    >
      {current ? (
        <Sheet label="自动分类的质量">
          <Figures current={current} taken={data.taken} />
          <div className="classifier-cards">
            <Card title="各小类的质量" more="交叉验证：每一件都由没有学过它的模型判断" isBare>
              <Classes training={current} />
            </Card>
            <Rare training={current} least={data.leastOfClass} />
            <History trainings={data.trainings} />
          </div>
        </Sheet>
      ) : (
        <EmptyState icon={GraduationCap} title="还没有学过">
          已办结的案卷满 {data.leastExamples} 件（每个小类至少 {data.leastOfClass}{" "}
          件才学）以后，每天夜里学一次。在那之前按常用说法给出建议。
        </EmptyState>
      )}
    </RegisterPage>
  );
}

function TrainNow() {
  const toast = useToast();
  const { mutate, isPending } = useSend(trainClassifierNow, []);
  return (
    <Button
      look="filled"
      icon={GraduationCap}
      disabled={isPending}
      onClick={() =>
        mutate({}, { onSuccess: () => toast.done("已开始，约需一分钟，完成后这里会更新"), onError: toast.problem })
      }
    >
      现在就学
    </Button>
  );
}

function Figures({ current, taken }: { readonly current: Training; readonly taken: Overview["taken"] }) {
  const share = taken.offered === 0 ? "还没有" : formatRatio(taken.taken / taken.offered);
  const figures = [
    ["判断正确", formatRatio(current.accuracy)],
    ["在前三个之中", formatRatio(current.inFirstThree)],
    ["各类平均 F1", current.macroF1.toFixed(3)],
    ["学过的案卷", `${formatCount(current.exampleCount)} 件，${current.classCount} 个小类`],
    ["学习时间", formatInstant(current.trainedAt)],
    [`近 ${taken.days} 天采用建议`, `${share}${taken.offered > 0 ? `（${taken.taken} / ${taken.offered}）` : ""}`],
  ] as const;
  return (
    <dl className="tag-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Below this a class is wrong about as often as right. */
const POOR_F1 = 0.6;

function Classes({ training }: { readonly training: Training }) {
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => classColumns(isNarrow), [isNarrow]);
  const rows = training.classes.toSorted((a, b) => a.f1 - b.f1);
  return (
    <div style={{ height: Math.min(560, 96 + rows.length * 40) }}>
      <DataTable<ClassFigures>
        key={String(isNarrow)}
        label="自动分类质量"
        columns={columns}
        rows={rows}
        keyOf={(row) => row.key}
        tools={<span className="t12 muted">最弱的在前</span>}
      />
    </div>
  );
}

function classColumns(isNarrow: boolean): DataColumn<ClassFigures>[] {
  const ratio = (id: "precision" | "recall" | "f1", title: string): DataColumn<ClassFigures> => ({
    id,
    title,
    width: "96px",
    align: "right",
    render: (row) => formatRatio(row[id]),
    sortBy: (row) => row[id],
    text: (row) => formatRatio(row[id]),
  });
  const name: DataColumn<ClassFigures> = {
    id: "name",
    title: "小类",
    width: "minmax(120px, 1fr)",
    render: (row) => (
      <span className="row">
        <span className="clip">{row.name}</span>
        {row.f1 < POOR_F1 && <Chip look="outlined">不可靠</Chip>}
      </span>
    ),
    sortBy: (row) => row.name,
    text: (row) => row.name,
  };
  if (isNarrow) return [name, ratio("f1", "F1")];
  return [
    name,
    {
      id: "examples",
      title: "学过",
      width: "96px",
      align: "right",
      render: (row) => `${row.examples} 件`,
      sortBy: (row) => row.examples,
      text: (row) => String(row.examples),
    },
    ratio("precision", "判为它时对"),
    ratio("recall", "是它时判出"),
    ratio("f1", "F1"),
  ];
}

function Rare({ training, least }: { readonly training: Training; readonly least: number }) {
  if (training.rare.length === 0) return null;
  return (
    <Card title="太少，没有学的小类" more={`不足 ${least} 件办结案卷`}>
      <p className="row" style={{ flexWrap: "wrap" }}>
        {training.rare.map((one) => (
          <Chip key={one.key}>
            {one.name} {one.examples} 件
          </Chip>
        ))}
      </p>
    </Card>
  );
}

function History({ trainings }: { readonly trainings: readonly Training[] }) {
  if (trainings.length < 2) return null;
  return (
    <Card title="历次学习">
      {trainings.map((one) => (
        <p key={one.version} className="row t13">
          <span className="grow">{formatInstant(one.trainedAt)}</span>
          <span className="muted">
            {formatCount(one.exampleCount)} 件　正确 {formatRatio(one.accuracy)}
          </span>
        </p>
      ))}
    </Card>
  );
}
