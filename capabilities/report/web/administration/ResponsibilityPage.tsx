import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import type { z } from "zod";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { endResponsibility, listResponsibility } from "#capabilities/report/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { RuleForm } from "./RuleForm.tsx";
import { SETUP_TABS } from "./tabs.ts";
import { useMayChange } from "./use-catalogue.ts";

type Rule = z.output<(typeof listResponsibility)["response"]>["rules"][number];

/** 权责规则: which unit handles which class where; the more precise rule wins. */
export default function ResponsibilityPage() {
  const [text, setText] = useState("");
  const [isOverToo, setOverToo] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const today = plainDateOf(useNow());
  const rules = useCall(listResponsibility, {});
  const { mutate } = useSend(endResponsibility, [listResponsibility]);
  const mayChange = useMayChange();
  const isNarrow = useIsNarrow();
  const toast = useToast();
  const [confirm, holder] = useConfirm();
  async function end(rule: Rule) {
    const detail = `明天起${rule.areaLabel}的${rule.classLabel}不再按这条派给${rule.unitName}。已经派出的不变。`;
    if (!(await confirm("停用这条权责规则？", detail, "做到今天"))) return;
    mutate(
      { params: { id: rule.id }, body: { lastDay: today } },
      { onSuccess: () => toast.done("权责规则做到今天为止"), onError: toast.problem },
    );
  }
  const columns = useMemo(() => ruleColumns(today, isNarrow), [today, isNarrow]);
  const all = rules.data?.rules ?? [];
  const rows = all.filter(
    (rule) =>
      (isOverToo || isInForce(rule, today)) &&
      [rule.classLabel, rule.areaLabel, rule.unitName].some((word) => word.includes(text.trim())),
  );
  const endColumn: DataColumn<Rule> = {
    id: "end",
    title: "办理",
    width: "64px",
    render: (rule) =>
      rule.validTo === null && (
        <Button look="plain" size="small" onClick={() => void end(rule)}>
          停用
        </Button>
      ),
  };
  return (
    <RegisterPage
      title="权责规则"
      note={rules.data && `${formatCount(all.length)} 条；越具体的越先用`}
      tabs={SETUP_TABS}
      actions={
        mayChange && (
          <Button look="filled" icon={Plus} onClick={() => setAdding(true)}>
            增加规则
          </Button>
        )
      }
    >
      {holder}
      {rules.error ? (
        <ProblemState problem={rules.error} onRetry={() => void rules.refetch()} />
      ) : !rules.data ? (
        <Waiting />
      ) : (
        <DataTable<Rule>
          key={String(isNarrow)}
          label="权责规则"
          columns={mayChange ? [...columns, endColumn] : columns}
          rows={rows}
          keyOf={(rule) => rule.id}
          rowHeight={isNarrow ? 60 : 40}
          tools={
            <>
              <SearchBox label="类别、区域或单位" value={text} onText={setText} />
              <label className="row t13">
                <input type="checkbox" checked={isOverToo} onChange={(event) => setOverToo(event.target.checked)} />
                连同已停用
              </label>
            </>
          }
          empty={
            text ? (
              <NothingFound text={text}>停用的默认不在内，可以勾上“连同已停用”。</NothingFound>
            ) : (
              <EmptyState title="还没有权责规则">没有规则时，问题按部件的养护单位派，再没有就交给属地街道。</EmptyState>
            )
          }
        />
      )}
      {isAdding && (
        <SidePanel title="增加权责规则" onClose={() => setAdding(false)}>
          <RuleForm onClose={() => setAdding(false)} />
        </SidePanel>
      )}
    </RegisterPage>
  );
}

function isInForce(rule: Rule, today: PlainDate): boolean {
  return rule.validTo === null || rule.validTo >= today;
}

function ruleColumns(today: PlainDate, isNarrow: boolean): DataColumn<Rule>[] {
  const plain = (id: string, title: string, words: (rule: Rule) => string): DataColumn<Rule> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  const term = (rule: Rule) => (rule.validTo ? `${rule.validFrom} 至 ${rule.validTo}` : `${rule.validFrom} 起`);
  if (isNarrow) {
    return [
      {
        ...plain("rule", "规则", (rule) => `${rule.classLabel}，${rule.areaLabel}，${rule.unitName}`),
        width: "minmax(0, 1fr)",
        render: (rule) => (
          <span className="two-lines">
            {rule.classLabel}·{rule.areaLabel}
            <span>{rule.unitName}</span>
            <span>{isInForce(rule, today) ? term(rule) : "已停用"}</span>
          </span>
        ),
      },
    ];
  }
  return [
    { ...plain("class", "类别", (rule) => rule.classLabel), width: "minmax(140px, 1fr)" },
    { ...plain("area", "区域", (rule) => rule.areaLabel), width: "minmax(120px, 1fr)" },
    { ...plain("unit", "由谁负责", (rule) => rule.unitName), width: "minmax(160px, 1.4fr)" },
    { ...plain("term", "有效", term), width: "190px" },
    {
      ...plain("source", "来源", (rule) => rule.source || "待本机关确认"),
      render: (rule) => rule.source || <Unconfirmed />,
      width: "minmax(120px, 1fr)",
    },
  ];
}
