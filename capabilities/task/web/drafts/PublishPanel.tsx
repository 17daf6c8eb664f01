import { useState } from "react";
import { unitOptions, useUnits } from "#kernel/people/web/public.ts";
import { call } from "#ui/call.ts";
import { useConfirm } from "#ui/controls/confirm.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useCall } from "#ui/use-call.ts";
import { type DraftPage, listPlans, publishDraft } from "../../contract.ts";
import { PLAN_KINDS } from "../../model/labels.ts";
import { EditionChanges } from "./EditionChanges.tsx";

interface PublishPanelProps {
  readonly draft: DraftPage;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

/** 发布: what will follow is said before it happens; a second version is compared with the first. */
export function PublishPanel({ draft, onClose, onPublished }: PublishPanelProps) {
  const { units } = useUnits();
  const plans = useCall(listPlans, { query: { states: "published,running,reviewing" } });
  const [revises, setRevises] = useState<string | null>(null);
  const [requestId] = useState(newRequestId);
  const [confirm, holder] = useConfirm();
  const toast = useToast();
  const taken = draft.tasks.filter((task) => !task.isLeftOut);
  const withoutUnit = taken.filter((task) => task.lead.every((party) => party.unitId === null)).length;
  const withoutDay = taken.filter((task) => !task.to && !task.recurrence).length;
  const days = taken.flatMap((task) => [task.from ?? [], task.to ?? []].flat()).sort();
  const year = draft.date?.slice(0, 4);
  const fields: readonly FieldSpec[] = [
    { name: "title", label: "方案名称", type: "text", isRequired: true },
    {
      name: "planKind",
      label: "类别",
      type: "choice",
      isRequired: true,
      options: Object.entries(PLAN_KINDS).map(([value, label]) => ({ value, label })),
    },
    { name: "leadUnitId", label: "牵头抓总单位", type: "choice", isRequired: true, options: unitOptions(units) },
    { name: "from", label: "开始", type: "date", isRequired: true },
    { name: "to", label: "结束", type: "date", isRequired: true },
    {
      name: "revisesPlanId",
      label: "是哪个方案的新版本",
      hint: "不是新版本就不选",
      type: "choice",
      isRequired: false,
      // A list, also where there are few: an open choice could not be taken back.
      options: (plans.data?.plans ?? []).map((plan) => ({
        value: plan.planId,
        label: plan.title,
        hint: plan.documentNumber ?? plan.stateLabel,
      })),
    },
  ];
  return (
    <SidePanel title="发布方案" width={560} onClose={onClose}>
      {holder}
      {draft.obstacles.length > 0 && (
        <ul className="publish-obstacles" aria-label="还不能发布">
          {draft.obstacles.map((obstacle) => (
            <li key={obstacle}>{obstacle}</li>
          ))}
        </ul>
      )}
      <p className="t13 publish-sum">
        将建立 <b className="medium">{taken.length}</b> 项任务
        {withoutUnit > 0 && `，其中 ${withoutUnit} 项没有牵头单位`}
        {withoutDay > 0 && `，${withoutDay} 项没有期限`}
        {draft.tasks.length > taken.length && `；${draft.tasks.length - taken.length} 项不列入`}。
        没有单位或期限的照样建立，标为待定，不起算。
      </p>
      <EditForm
        draftKey={`task.publish.${draft.id}`}
        fields={fields}
        initial={{
          title: draft.title ?? "",
          planKind: kindOf(draft.title),
          from: days[0] ?? draft.date ?? (year ? `${year}-01-01` : undefined),
          to: days.at(-1) ?? (year ? `${year}-12-31` : undefined),
        }}
        schema={publishDraft.body}
        inputOf={(value) => ({ ...value, revisesPlanId: value.revisesPlanId ?? null, requestId })}
        onChanged={(value) => setRevises(typeof value.revisesPlanId === "string" ? value.revisesPlanId : null)}
        sendLabel="发布"
        send={async (body) => {
          const isSure = await confirm(
            `发布“${body.title}”，建立 ${taken.length} 项任务？`,
            "各单位马上能看到自己的任务，时限从现在起算。发布之后改动走新版本。",
            "发布",
          );
          return isSure ? call(publishDraft, { params: { draftId: draft.id }, body }) : null;
        }}
        keepsAfterSending
        onDone={(answer) => {
          if (!answer) return;
          toast.done("已发布，正在建立任务");
          onPublished();
          onClose();
        }}
        onCancel={onClose}
      />
      {revises && (
        <PanelSection title="与上一版相比">
          <EditionChanges draftId={draft.id} planId={revises} />
        </PanelSection>
      )}
    </SidePanel>
  );
}

function kindOf(title: string | null): keyof typeof PLAN_KINDS {
  if (title?.includes("专项") || title?.includes("行动")) return "campaign";
  return title?.includes("要点") ? "work_points" : "plan";
}
