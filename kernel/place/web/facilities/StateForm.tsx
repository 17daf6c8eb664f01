import { useMemo } from "react";
import { thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import { changeFacilityStateEndpoint, getFacility, getLayer } from "#kernel/place/contract.ts";
import { FACILITY_STATES, type FacilityState } from "#kernel/place/model/public.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { type FieldSpec, FieldSurroundingsContext, useFieldSurroundings } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";

interface StateFormProps {
  readonly facility: { readonly code: string; readonly state: FacilityState };
  readonly onClose: () => void;
}

/** 变更部件状态, with the reason and a photograph from the place. */
export function StateForm({ facility, onClose }: StateFormProps) {
  const outer = useFieldSurroundings();
  const surroundings = useMemo(() => ({ ...outer, uploadPhoto, thumbnailUrl }), [outer]);
  const change = useSend(changeFacilityStateEndpoint, [getFacility, getLayer]);
  const toast = useToast();
  const fields: readonly FieldSpec[] = [
    {
      name: "state",
      label: "变更为",
      type: "choice",
      isRequired: true,
      options: Object.entries(FACILITY_STATES)
        .filter(([value]) => value !== facility.state)
        .map(([value, label]) => ({ value, label })),
    },
    { name: "reason", label: "原因", type: "text", isRequired: true },
    { name: "evidence", label: "现场照片", type: "photos", isRequired: true, hint: "至少一张" },
  ];
  return (
    <FieldSurroundingsContext value={surroundings}>
      <EditForm
        draftKey={`place.facility.${facility.code}`}
        fields={fields}
        initial={{}}
        schema={changeFacilityStateEndpoint.body}
        inputOf={(value) => ({ ...value, evidence: value.evidence ?? [] })}
        send={(body) => change.mutateAsync({ params: { code: facility.code }, body })}
        onDone={(saved) => {
          toast.done(`状态已变更为${FACILITY_STATES[saved.state]}`);
          onClose();
        }}
        sendLabel="变更状态"
        onCancel={onClose}
      />
    </FieldSurroundingsContext>
  );
}
