import "../hotline.css";
import { useQueryClient } from "@tanstack/react-query";
import { PhoneCall } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { RegisterInput } from "#capabilities/hotline/model/acts/registering.ts";
import { createMatter, listCreatingActs } from "#kernel/matter/contract.ts";
import { ActSurroundings, renewMatters } from "#kernel/matter/web/public.ts";
import { type CallInput, call } from "#ui/call.ts";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { type FormValue, initialValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useCall } from "#ui/use-call.ts";
import { AlikeOrders } from "./AlikeOrders.tsx";
import { KnowledgeBeside } from "./KnowledgeBeside.tsx";
import { LimitNote } from "./LimitNote.tsx";
import { Registered } from "./Registered.tsx";

const ACT = { kind: "hotline", act: "register" };
/** As a call goes: the number, what it is about, where, who; then what the house adds. */
const ORDER = [
  "callerPhone",
  "callerName",
  "content",
  "topic",
  "address",
  "orderKind",
  "urgency",
  "isEnterprise",
  "isAnonymous",
  "source",
  "externalNumber",
  "externalDueAt",
  "position",
];
/** Only what another system sends has these. */
const OF_OTHERS = ["externalNumber", "externalDueAt"];
const PERSONAL = ["callerPhone", "callerName"];

/** 接电话: registering while the caller speaks, with what they called about before and what is known beside it. */
export default function CallPage() {
  const { data, error, refetch } = useCall(listCreatingActs, { params: { kind: ACT.kind } });
  const [doneId, setDoneId] = useState<string | null>(null);
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const act = data.acts.find((one) => one.act === ACT.act);
  if (!act?.isAllowed)
    return (
      <EmptyState icon={PhoneCall} title="你的岗位不登记工单">
        {act?.refusals[0]?.message}
      </EmptyState>
    );
  return (
    <div className="call-page">
      <header className="order-desk-head">
        <h1>接电话</h1>
        <p className="t13 muted">先记号码，边听边写；登记后马上派件</p>
      </header>
      {doneId ? (
        <Registered matterId={doneId} onNext={() => setDoneId(null)} />
      ) : (
        <ActSurroundings>
          <CallForm fields={act.fields} onDone={setDoneId} />
        </ActSurroundings>
      )}
    </div>
  );
}

interface CallFormProps {
  readonly fields: readonly FieldSpec[];
  readonly onDone: (matterId: string) => void;
}

function CallForm({ fields, onDone }: CallFormProps) {
  const client = useQueryClient();
  // Pressed again after a lost answer it is the same order.
  const requestId = useRef(newRequestId());
  const form = useRef<HTMLElement>(null);
  // The caller is on the line: one writes at once.
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const initial = initialValue(fields);
  const [value, setValue] = useState<FormValue>(initial);
  const isOfOthers = value.source !== undefined && value.source !== "phone";
  const shown = ORDER.flatMap((name) => fields.filter((field) => field.name === name)).filter(
    ({ name }) => isOfOthers || !OF_OTHERS.includes(name),
  );
  return (
    <div className="call-body">
      <section ref={form} className="card call-form" aria-label="登记工单">
        <EditForm
          draftKey="hotline.call"
          fields={shown}
          initial={initial}
          schema={RegisterInput}
          inputOf={filled}
          unkept={PERSONAL}
          sendLabel="登记工单"
          onChanged={setValue}
          send={(input) => {
            const body = { input, requestId: requestId.current } as CallInput<typeof createMatter>["body"];
            return call(createMatter, { params: ACT, body });
          }}
          onDone={({ matterId }) => {
            void renewMatters(client);
            onDone(matterId);
          }}
        >
          <LimitNote value={value} />
        </EditForm>
      </section>
      <aside className="call-beside" aria-label="边听边看">
        <AlikeOrders value={value} />
        <KnowledgeBeside spoken={`${String(value.topic ?? "")} ${String(value.content ?? "")}`} />
      </aside>
    </div>
  );
}

/** What was left empty takes the default of the act. */
function filled(value: FormValue): FormValue {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== null && one !== ""));
}
