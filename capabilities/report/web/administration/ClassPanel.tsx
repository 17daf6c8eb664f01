import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { addClass, addCondition, getReportCatalogue, listCatalogueRevisions } from "#capabilities/report/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip, KeyValue } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useSend } from "#ui/use-call.ts";
import { CLASS_FIELDS, CONDITION_FIELDS, RETIRE_FIELD } from "./catalogue-fields.ts";
import { Revisions } from "./Revisions.tsx";
import { type ClassRow, type ConditionRow, KIND_WORDS } from "./use-catalogue.ts";

const CATALOGUE_ANSWERS = [getReportCatalogue, listCatalogueRevisions] as const;

interface ClassPanelProps {
  readonly classKey: string;
  /** Null: not in force today. */
  readonly row: ClassRow | null;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One class: what it is, when it is filed, how long handling may take, and every former version. */
export function ClassPanel({ classKey, row, mayChange, onClose }: ClassPanelProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  return (
    <SidePanel title={row ? `${row.code} ${row.name}` : classKey} onClose={onClose} width={560}>
      {!row && <EmptyState title="今天没有这个小类">它可能已经停用；历次版本在下面。</EmptyState>}
      {row && (
        <PanelSection
          title="小类"
          more={
            mayChange &&
            editing === null && (
              <Button look="plain" size="small" icon={Pencil} onClick={() => setEditing("class")}>
                修改
              </Button>
            )
          }
        >
          {editing === "class" ? <ClassForm row={row} onClose={close} /> : <ClassFacts row={row} />}
        </PanelSection>
      )}
      {row && (
        <PanelSection
          title={`立案条件 ${row.conditions.length} 个`}
          more={
            mayChange &&
            editing === null && (
              <Button look="plain" size="small" icon={Plus} onClick={() => setEditing("new")}>
                增加
              </Button>
            )
          }
        >
          {editing === "new" && <ConditionForm classKey={row.key} condition={null} onClose={close} />}
          {row.conditions.length === 0 && <p className="panel-note">没有立案条件的小类不能立案。</p>}
          <ul className="panel-lines">
            {row.conditions.map((condition) =>
              editing === condition.id ? (
                <li key={condition.id}>
                  <ConditionForm classKey={row.key} condition={condition} onClose={close} />
                </li>
              ) : (
                <Condition
                  key={condition.id}
                  condition={condition}
                  onEdit={mayChange && editing === null ? () => setEditing(condition.id) : null}
                />
              ),
            )}
          </ul>
        </PanelSection>
      )}
      <Revisions classKey={classKey} />
    </SidePanel>
  );
}

function ClassFacts({ row }: { readonly row: ClassRow }) {
  return (
    <KeyValue
      items={[
        ["类型", `${KIND_WORDS[row.kind]}·${row.majorName}`],
        ["编号", row.isLocal ? `${row.code}，本地扩展` : row.code],
        ["分类标准", `${row.scheme} ${row.version}`],
        ["旧编号", row.legacyCode],
        ["通常由谁办", row.departmentHint],
        [
          "来源",
          row.isConfirmed ? (
            row.source || "已确认"
          ) : (
            <Unconfirmed key="source" why="编号和名称没有在已公布的市级标准里核对到" />
          ),
        ],
      ]}
    />
  );
}

interface ConditionProps {
  readonly condition: ConditionRow;
  readonly onEdit: (() => void) | null;
}

function Condition({ condition, onEdit }: ConditionProps) {
  return (
    <li>
      <span className="grow">
        <span className="row">
          <b className="medium">{condition.limitText}</b>
          {condition.seasonNote && <Chip>{condition.seasonNote}</Chip>}
          {!condition.isConfirmed && <Unconfirmed />}
        </span>
        {condition.text}
        <br />
        <span className="t12 faint">结案：{condition.closingCondition}</span>
      </span>
      {onEdit && (
        <Button look="plain" size="small" onClick={onEdit}>
          修改
        </Button>
      )}
    </li>
  );
}

function ClassForm({ row, onClose }: { readonly row: ClassRow; readonly onClose: () => void }) {
  const today = plainDateOf(useNow());
  const add = useSend(addClass, CATALOGUE_ANSWERS);
  const toast = useToast();
  const { key, scheme, version, isLocal } = row;
  return (
    <EditForm
      draftKey={`report.class.${key}`}
      fields={[...CLASS_FIELDS, RETIRE_FIELD]}
      initial={{
        majorName: row.majorName,
        name: row.name,
        legacyCode: row.legacyCode,
        departmentHint: row.departmentHint,
        isConfirmed: row.isConfirmed,
        source: row.source,
        isRetired: false,
        validFrom: today,
      }}
      schema={addClass.body}
      inputOf={(value) => ({ ...value, key, scheme, version, isLocal })}
      send={(body) => add.mutateAsync({ body })}
      onDone={({ revision }) => {
        toast.done(`小类第 ${revision} 版已保存`);
        onClose();
      }}
      sendLabel="保存为新版本"
      onCancel={onClose}
    >
      <p className="panel-note">旧版本保留：起日之前上报的仍按旧的。</p>
    </EditForm>
  );
}

interface ConditionFormProps {
  readonly classKey: string;
  readonly condition: ConditionRow | null;
  readonly onClose: () => void;
}

function ConditionForm({ classKey, condition, onClose }: ConditionFormProps) {
  const today = plainDateOf(useNow());
  const add = useSend(addCondition, CATALOGUE_ANSWERS);
  const toast = useToast();
  const { id = null, text, limit, closingCondition, isConfirmed = false, seasonNote } = condition ?? {};
  return (
    <div className="panel-box grow">
      <EditForm
        draftKey={`report.condition.${id ?? `${classKey}.new`}`}
        fields={condition ? [...CONDITION_FIELDS, RETIRE_FIELD] : CONDITION_FIELDS}
        initial={{ text, limit: limit && { ...limit }, closingCondition, isConfirmed, seasonNote, validFrom: today }}
        schema={addCondition.body}
        inputOf={(value) => ({ ...value, id, classKey })}
        send={(body) => add.mutateAsync({ body })}
        onDone={() => {
          toast.done(condition ? "立案条件的新版本已保存" : "立案条件已增加");
          onClose();
        }}
        sendLabel={condition ? "保存为新版本" : "增加立案条件"}
        onCancel={onClose}
      >
        <p className="panel-note">已经立案的仍按立案时的条件和时限，不受影响。</p>
      </EditForm>
    </div>
  );
}
