import "../hotline.css";
import { BookOpenText, Plus } from "lucide-react";
import { useState } from "react";
import { createKnowledge, KnowledgeInput, listKnowledge, updateKnowledge } from "#capabilities/hotline/contract.ts";
import { useSettled } from "#kernel/matter/web/public.ts";
import { unitOptions, useUnits } from "#kernel/people/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { formatInstant } from "#ui/format.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useSession } from "#ui/session.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall, useSend } from "#ui/use-call.ts";
import { useHotlineTabs } from "./tabs.ts";

type Item = CallOutput<typeof listKnowledge>["items"][number];

const KEEPERS = ["hotline_clerk", "reply_reviewer", "unit_lead"];
const MOST = 200;
const SETTLE_MS = 300;

const standingOf = (item: Item) => (item.isWithdrawn ? "已撤下" : item.isInForce ? "现行" : "已过期");

const COLUMNS: readonly DataColumn<Item>[] = [
  {
    id: "question",
    title: "问题",
    width: "minmax(180px, 2fr)",
    text: (row) => row.question,
    render: (row) => <b>{row.question}</b>,
  },
  { id: "answer", title: "答案", width: "minmax(200px, 3fr)", text: (row) => row.answer, render: (row) => row.answer },
  {
    id: "unit",
    title: "口径单位",
    sortBy: (row) => row.unitName,
    text: (row) => row.unitName ?? "",
    render: (row) => row.unitName,
  },
  {
    id: "standing",
    title: "状态",
    width: "88px",
    sortBy: standingOf,
    text: standingOf,
    render: (row) => <Chip look={row.isInForce ? "accent" : "plain"}>{standingOf(row)}</Chip>,
  },
  {
    id: "until",
    title: "有效至",
    width: "112px",
    sortBy: (row) => row.validUntil,
    text: (row) => row.validUntil,
    render: (row) => row.validUntil,
  },
  {
    id: "uses",
    title: "引用",
    width: "72px",
    align: "right",
    sortBy: (row) => row.useCount,
    text: (row) => String(row.useCount),
    render: (row) => row.useCount,
  },
];

/** 知识库: questions with the answer a unit stands for. Only what is in force may carry a reply. */
export default function KnowledgePage() {
  const tabs = useHotlineTabs();
  const isKeeper = KEEPERS.includes(useSession().activePost?.role ?? "");
  const [text, setText] = useState("");
  const [isAll, setAll] = useState(false);
  const [open, setOpen] = useState<Item | "new" | null>(null);
  const query = { text: useSettled(text, SETTLE_MS), isInForce: isAll ? "false" : "true", limit: MOST } as const;
  const { data, error, refetch } = useCall(listKnowledge, { query }, { keepsFormer: true });
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <RegisterPage
      title="热线诉求"
      note="答复须有现行条目为据；到期自动失效"
      tabs={tabs}
      actions={
        isKeeper && (
          <Button look="filled" icon={Plus} onClick={() => setOpen("new")}>
            新条目
          </Button>
        )
      }
    >
      <DataTable
        label="知识库"
        columns={COLUMNS}
        rows={data.items}
        keyOf={(row) => row.id}
        selectedKey={open !== null && open !== "new" ? open.id : null}
        onSelect={setOpen}
        tools={
          <>
            <SearchBox label="搜问题和答案" value={text} onText={setText} />
            <label className="row t13">
              <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />
              连同过期和撤下的
            </label>
          </>
        }
        empty={
          <EmptyState icon={BookOpenText} title="没有这样的条目">
            换一个说法再搜，或者请口径单位补一条。
          </EmptyState>
        }
      />
      {open && (
        <ItemPanel
          key={open === "new" ? "new" : open.id}
          item={open === "new" ? null : open}
          isKeeper={isKeeper}
          onClose={() => setOpen(null)}
        />
      )}
    </RegisterPage>
  );
}

interface ItemPanelProps {
  readonly item: Item | null;
  readonly isKeeper: boolean;
  readonly onClose: () => void;
}

function ItemPanel({ item, isKeeper, onClose }: ItemPanelProps) {
  return (
    <SidePanel title={item ? item.question : "新条目"} onClose={onClose}>
      {item && (
        <p className="panel-note">
          第 {item.revision} 版，{formatInstant(item.updatedAt)} 修订；{item.unitName}；已被引用 {item.useCount} 次
        </p>
      )}
      {isKeeper ? <ItemForm item={item} onDone={onClose} /> : <p className="order-words">{item?.answer}</p>}
    </SidePanel>
  );
}

function ItemForm({ item, onDone }: { readonly item: Item | null; readonly onDone: () => void }) {
  const toast = useToast();
  const { units } = useUnits();
  const create = useSend(createKnowledge, [listKnowledge]);
  const update = useSend(updateKnowledge, [listKnowledge]);
  const fields: readonly FieldSpec[] = [
    { name: "question", label: "问题", type: "text", isRequired: true, hint: "像诉求人那样问" },
    { name: "answer", label: "答案", type: "longText", isRequired: true },
    { name: "unitId", label: "口径单位", type: "choice", isRequired: true, options: unitOptions(units) },
    { name: "validUntil", label: "有效至", type: "date", isRequired: true },
    ...(item
      ? [
          {
            name: "isWithdrawn",
            label: "撤下",
            type: "yesNo",
            isRequired: false,
            hint: "撤下后不能再引用，引用过它的答复不变",
          },
        ]
      : []),
  ];
  return (
    <EditForm
      draftKey={`hotline.knowledge.${item?.id ?? "new"}`}
      fields={fields}
      initial={
        item
          ? {
              question: item.question,
              answer: item.answer,
              unitId: item.unitId,
              validUntil: item.validUntil,
              isWithdrawn: item.isWithdrawn,
            }
          : {}
      }
      schema={KnowledgeInput}
      sendLabel={item ? "保存为新的一版" : "加入知识库"}
      onCancel={onDone}
      send={async (body, value): Promise<unknown> =>
        item
          ? update.mutateAsync({
              params: { itemId: item.id },
              body: { ...body, isWithdrawn: value.isWithdrawn === true },
            })
          : create.mutateAsync({ body })
      }
      onDone={() => {
        toast.done(item ? "已修订" : "已加入知识库");
        onDone();
      }}
    />
  );
}
