import { Plus } from "lucide-react";
import { useState } from "react";
import { dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { createCredential, revokeCredential } from "#kernel/people/contract.ts";
import { CREDENTIAL_KINDS, type Credential } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { termOf } from "../parts/words.ts";
import { PERSON_ANSWERS, type PersonDetail } from "./detail.ts";

const FIELDS: readonly FieldSpec[] = [
  {
    name: "kind",
    label: "证件",
    type: "choice",
    isRequired: true,
    options: Object.entries(CREDENTIAL_KINDS).map(([value, label]) => ({ value, label })),
  },
  { name: "number", label: "证号", type: "text", isRequired: true },
  { name: "issuer", label: "发证机关", type: "text", isRequired: false },
  { name: "scope", label: "执法领域", type: "text", isRequired: false, hint: "用顿号分开；空着为不限" },
  { name: "validFrom", label: "起日", type: "date", isRequired: true },
  { name: "validTo", label: "止日", type: "date", isRequired: true, hint: "含当天" },
];
/** A credential that ends within this many days is worth a word. */
const SOON_DAYS = 60;

/** 证件: an expired or revoked one no longer carries an act. */
export function CredentialsSection({ person }: { readonly person: PersonDetail }) {
  const [isAdding, setAdding] = useState(false);
  const create = useSend(createCredential, PERSON_ANSWERS);
  const revoke = useSend(revokeCredential, PERSON_ANSWERS);
  const today = plainDateOf(useNow());
  const toast = useToast();
  const [confirm, holder] = useConfirm();

  async function takeBack(credential: Credential) {
    const detail = "从今天起不能再凭它执法，不能恢复；要恢复请重新登记。";
    if (!(await confirm(`吊销${CREDENTIAL_KINDS[credential.kind]} ${credential.number}？`, detail, "吊销"))) return;
    revoke.mutate(
      { params: { id: credential.id }, body: { on: today } },
      { onSuccess: () => toast.done("证件已吊销"), onError: toast.problem },
    );
  }
  return (
    <PanelSection
      title="证件"
      more={
        !isAdding && (
          <Button look="plain" size="small" icon={Plus} onClick={() => setAdding(true)}>
            登记证件
          </Button>
        )
      }
    >
      {holder}
      {isAdding && (
        <div className="panel-box">
          <EditForm
            draftKey={`people.credential.new.${person.id}`}
            fields={FIELDS}
            initial={{}}
            schema={createCredential.body}
            inputOf={credentialOf}
            send={(body) => create.mutateAsync({ params: { id: person.id }, body })}
            onDone={() => {
              toast.done("证件已登记");
              setAdding(false);
            }}
            sendLabel="登记"
            onCancel={() => setAdding(false)}
          />
        </div>
      )}
      {person.credentials.length === 0 && !isAdding && <p className="panel-note">没有登记证件。</p>}
      <ul className="panel-lines">
        {person.credentials.map((credential) => {
          const standing = credentialStanding(credential, today);
          const isOver = credential.revokedOn !== null || credential.validTo < today;
          return (
            <li key={credential.id} data-past={isOver || undefined}>
              <span className="grow">
                <span className="row">
                  <b className="medium">{CREDENTIAL_KINDS[credential.kind]}</b>
                  <span>{credential.number}</span>
                  {standing && <Chip look="outlined">{standing}</Chip>}
                </span>
                <span className="t12 faint">
                  {[
                    credential.issuer,
                    credential.scope.join("、") || "不限领域",
                    termOf(credential.validFrom, credential.validTo),
                  ]
                    .filter(Boolean)
                    .join("　")}
                </span>
              </span>
              {!isOver && (
                <Button look="plain" size="small" onClick={() => void takeBack(credential)}>
                  吊销
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}

function credentialStanding(credential: Credential, today: PlainDate): string | null {
  if (credential.revokedOn) return `${credential.revokedOn} 吊销`;
  const left = dayNumberOf(credential.validTo) - dayNumberOf(today);
  if (left < 0) return "已过期";
  if (credential.validFrom > today) return "尚未生效";
  return left <= SOON_DAYS ? `还有 ${left + 1} 日到期` : null;
}

function credentialOf(value: FormValue): unknown {
  const { scope, issuer, ...rest } = value;
  return { ...rest, issuer: issuer ?? "", scope: listOf(scope) };
}

function listOf(text: FormValue[string]): string[] {
  return typeof text === "string"
    ? text
        .split(/[、,，;；\s]+/)
        .map((item) => item.trim())
        .filter(Boolean)
    : [];
}
