import { Plus } from "lucide-react";
import { useMemo } from "react";
import type { z } from "zod";
import { plainDateOf } from "#base/plain-date.ts";
import { addTag, listTags } from "#capabilities/report/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { RETIRE_FIELD } from "./catalogue-fields.ts";
import { SETUP_TABS } from "./tabs.ts";
import { type ClassRow, useCatalogue, useMayChange } from "./use-catalogue.ts";

type Tag = z.output<(typeof listTags)["response"]>["tags"][number];
const NEW = "new";

/** 标签: groups of classes that the city watches together, 十乱 among them. */
export default function TagsPage() {
  const [opened, open] = useAddress("tag");
  const tags = useCall(listTags, {});
  const { byKey } = useCatalogue();
  const mayChange = useMayChange();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => tagColumns(byKey, isNarrow), [byKey, isNarrow]);
  const rows = tags.data?.tags ?? [];
  const chosen = rows.find((tag) => tag.id === opened) ?? null;
  return (
    <RegisterPage
      title="标签"
      note="一组放在一起看的小类，例如十乱"
      tabs={SETUP_TABS}
      actions={
        mayChange && (
          <Button look="filled" icon={Plus} onClick={() => open(NEW)}>
            增加标签
          </Button>
        )
      }
    >
      {tags.error ? (
        <ProblemState problem={tags.error} onRetry={() => void tags.refetch()} />
      ) : !tags.data ? (
        <Waiting />
      ) : (
        <DataTable<Tag>
          key={String(isNarrow)}
          label="标签"
          columns={columns}
          rows={rows}
          keyOf={(tag) => tag.id}
          selectedKey={opened}
          onSelect={(tag) => open(tag.id)}
          rowHeight={52}
          empty={<EmptyState title="还没有标签">标签不改变办理，只把几个小类放在一起看件数。</EmptyState>}
        />
      )}
      {opened && (chosen || opened === NEW) && (
        <SidePanel title={chosen?.label ?? "增加标签"} onClose={() => open(null)}>
          <TagForm key={opened} tag={chosen} mayChange={mayChange} onClose={() => open(null)} />
        </SidePanel>
      )}
    </RegisterPage>
  );
}

function tagColumns(byKey: ReadonlyMap<string, ClassRow>, isNarrow: boolean): DataColumn<Tag>[] {
  const classes = (tag: Tag) => tag.classKeys.map((key) => byKey.get(key)?.name ?? key).join("、");
  const name: DataColumn<Tag> = {
    id: "label",
    title: "标签",
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(140px, 0.8fr)",
    render: (tag) => (
      <span className="two-lines">
        <AddressLink name="tag" value={tag.id}>
          {tag.label}
        </AddressLink>
        <span>{tag.classKeys.length > 0 ? `${tag.classKeys.length} 个小类` : "小类另有规定"}</span>
      </span>
    ),
    sortBy: (tag) => tag.label,
    text: (tag) => tag.label,
  };
  if (isNarrow) return [name];
  return [
    name,
    {
      id: "classes",
      title: "小类",
      width: "minmax(260px, 3fr)",
      render: (tag) => classes(tag) || <span className="muted">{tag.note}</span>,
      text: classes,
    },
    {
      id: "source",
      title: "来源",
      width: "minmax(160px, 1.2fr)",
      render: (tag) => tag.source || <Unconfirmed />,
      sortBy: (tag) => tag.source || null,
      text: (tag) => tag.source || "待本机关确认",
    },
  ];
}

interface TagFormProps {
  readonly tag: Tag | null;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

function TagForm({ tag, mayChange, onClose }: TagFormProps) {
  const today = plainDateOf(useNow());
  const { options, byKey } = useCatalogue();
  const add = useSend(addTag, [listTags]);
  const toast = useToast();
  if (!mayChange) {
    return (
      <>
        <p>{tag?.classKeys.map((key) => byKey.get(key)?.name ?? key).join("、")}</p>
        <p className="panel-note">{tag?.note}</p>
      </>
    );
  }
  const id: FieldSpec = {
    name: "id",
    label: "编号",
    type: "text",
    isRequired: true,
    hint: "小写字母、数字、下划线，建好后不能改",
  };
  const fields: readonly FieldSpec[] = [
    ...(tag ? [] : [id]),
    { name: "label", label: "名称", type: "text", isRequired: true },
    { name: "classKeys", label: "小类", type: "manyChoices", isRequired: false, options },
    { name: "note", label: "说明", type: "longText", isRequired: false },
    { name: "source", label: "来源", type: "text", isRequired: false, hint: "空着就显示待本机关确认" },
    { name: "validFrom", label: "起日", type: "date", isRequired: true },
    ...(tag ? [RETIRE_FIELD] : []),
  ];
  const { label, classKeys, note, source } = tag ?? {};
  return (
    <EditForm
      draftKey={`report.tag.${tag?.id ?? "new"}`}
      fields={fields}
      initial={{ label, classKeys, note, source, validFrom: today }}
      schema={addTag.body}
      inputOf={(value) => ({ ...value, id: tag?.id ?? value.id, classKeys: value.classKeys ?? [] })}
      send={(body) => add.mutateAsync({ body })}
      onDone={() => {
        toast.done(tag ? "标签的新版本已保存" : "标签已增加");
        onClose();
      }}
      sendLabel={tag ? "保存为新版本" : "增加标签"}
      onCancel={onClose}
    />
  );
}
