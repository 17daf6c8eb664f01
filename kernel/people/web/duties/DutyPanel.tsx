import { MINUTE_MS, millisOf } from "#base/instant.ts";
import { plainDateOf, startOfDay, weekdayOf } from "#base/plain-date.ts";
import { createDuties, deleteDuty, listDuties } from "#kernel/people/contract.ts";
import type { Duty } from "#kernel/people/model/public.ts";
import { useAreas } from "#kernel/place/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useNow } from "#ui/now.ts";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { dayWords, roleLabel, shiftWords } from "./week.ts";

interface DutyPanelProps {
  readonly duty: Duty;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One shift. It can be cancelled until it begins, and the cancelling can be taken back. */
export function DutyPanel({ duty, mayChange, onClose }: DutyPanelProps) {
  const cancel = useSend(deleteDuty, [listDuties]);
  const create = useSend(createDuties, [listDuties]);
  const { nameOf } = useAreas();
  const toast = useToast();
  const hasBegun = duty.startsAt <= useNow();
  const day = plainDateOf(duty.startsAt);

  function restore() {
    const minute = (at: Duty["startsAt"]) => Math.round((millisOf(at) - millisOf(startOfDay(day))) / MINUTE_MS);
    const pattern = {
      weekdays: [weekdayOf(day)],
      startMinute: minute(duty.startsAt),
      endMinute: minute(duty.endsAt),
      from: day,
      to: day,
    };
    create.mutate({ body: { postId: duty.postId, pattern, areaCodes: duty.areaCodes } }, { onError: toast.problem });
  }
  function remove() {
    cancel.mutate(
      { params: { id: duty.id } },
      {
        onSuccess: () => {
          toast.done(`已取消${duty.personName} ${dayWords(day)}的班`, restore);
          onClose();
        },
        onError: toast.problem,
      },
    );
  }
  return (
    <SidePanel title={`${duty.personName}　${dayWords(day)}`} onClose={onClose} width={400}>
      <KeyValue
        items={[
          ["班次", shiftWords(duty)],
          ["岗位", roleLabel(duty)],
          ["单位", duty.unitName],
          ["片区", duty.areaCodes.map(nameOf).join("、") || "按本人的责任网格"],
        ]}
      />
      {mayChange && (
        <div className="edit-foot" style={{ marginTop: 16 }}>
          <Button onClick={remove} disabled={hasBegun || cancel.isPending}>
            取消这个班
          </Button>
          {hasBegun && <span className="panel-note">已经开始的班不能取消：当班时办的事都记着它。</span>}
        </div>
      )}
    </SidePanel>
  );
}
