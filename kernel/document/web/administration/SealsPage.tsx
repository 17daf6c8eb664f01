import "../document.css";
import { Plus } from "lucide-react";
import {
  addDocumentSeal,
  type DocumentSeal,
  listDocumentSeals,
  retireDocumentSeal,
} from "#kernel/document/contract.ts";
import { originalUrl, thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import { listUnits } from "#kernel/people/contract.ts";
import { ROLES, type Role } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { FieldSurroundingsContext } from "#ui/fields/field.ts";
import { formatCount } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useCall, useSend } from "#ui/use-call.ts";
import { useFetchedPicture } from "../use-picture.ts";
import { DOCUMENT_TABS } from "./TemplatesPage.tsx";

const NEW = "new";
/** Posts that put papers out. */
const SEALING_ROLES: readonly Role[] = ["officer", "agency_head", "legal_reviewer", "archivist", "leader"];

/** 印章: whose they are, which posts may use them, how often they were used. */
export default function SealsPage() {
  const [opened, open] = useAddress("seal");
  const seals = useCall(listDocumentSeals, {});
  const rows = seals.data?.seals ?? [];
  const shown = rows.find(({ id }) => id === opened);
  return (
    <RegisterPage
      title="印章"
      note={seals.data && `在用 ${formatCount(rows.filter(({ isRetired }) => !isRetired).length)} 枚`}
      tabs={DOCUMENT_TABS}
      actions={
        <Button look="filled" icon={Plus} onClick={() => open(NEW)}>
          登记印章
        </Button>
      }
    >
      {seals.error ? (
        <ProblemState problem={seals.error} onRetry={() => void seals.refetch()} />
      ) : !seals.data ? (
        <Waiting />
      ) : (
        <DataTable<DocumentSeal>
          label="印章"
          columns={COLUMNS}
          rows={rows}
          keyOf={({ id }) => id}
          selectedKey={opened}
          onSelect={({ id }) => open(id)}
          empty={
            <EmptyState title="还没有印章">
              登记机关印章的图片和可以用印的岗位，制发对外文书时自动加盖，每次用印都有记录。
            </EmptyState>
          }
        />
      )}
      {opened === NEW && (
        <SidePanel title="登记印章" onClose={() => open(null)}>
          <NewSeal onDone={(id) => open(id)} onCancel={() => open(null)} />
        </SidePanel>
      )}
      {shown && <OpenSeal key={shown.id} seal={shown} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function rolesOf(seal: DocumentSeal): string {
  return seal.roles.map((role) => ROLES[role as Role] ?? role).join("、");
}

function standingOf({ isRetired, validFrom, validTo }: DocumentSeal): string {
  return isRetired ? "已停用" : `${validFrom} 起${validTo ? `，至 ${validTo}` : ""}`;
}

const COLUMNS: DataColumn<DocumentSeal>[] = [
  {
    id: "name",
    title: "印章",
    width: "minmax(160px, 1fr)",
    render: ({ id, name }) => (
      <AddressLink name="seal" value={id}>
        {name}
      </AddressLink>
    ),
    sortBy: ({ name }) => name,
    text: ({ name }) => name,
  },
  text("agency", "机关", "minmax(180px, 1.4fr)", ({ agencyName }) => agencyName),
  text("roles", "可以用印的岗位", "minmax(160px, 1fr)", rolesOf),
  text("standing", "情况", "180px", standingOf),
  text("uses", "用过", "90px", ({ uses }) => `${uses} 次`),
];

function text(id: string, title: string, width: string, of: (seal: DocumentSeal) => string): DataColumn<DocumentSeal> {
  return { id, title, width, render: (seal) => <span className="t13 muted">{of(seal)}</span>, sortBy: of, text: of };
}

function OpenSeal({ seal, onClose }: { readonly seal: DocumentSeal; readonly onClose: () => void }) {
  const toast = useToast();
  const [confirm, holder] = useConfirm();
  const picture = useFetchedPicture(originalUrl(seal.image));
  const retire = useSend(retireDocumentSeal, [listDocumentSeals]);
  async function ask() {
    if (!(await confirm(`停用“${seal.name}”？`, "用过它的文书不变；停用以后不能恢复，可以重新登记。", "停用"))) return;
    const answer = { onSuccess: () => toast.done("已停用"), onError: toast.problem };
    retire.mutate({ params: { sealId: seal.id } }, answer);
  }
  return (
    <SidePanel title={seal.name} onClose={onClose}>
      {holder}
      <PanelSection title="印模">{picture.url && <img src={picture.url} alt={seal.name} width={200} />}</PanelSection>
      <KeyValue
        items={[
          ["机关", seal.agencyName],
          ["岗位", rolesOf(seal)],
          ["情况", standingOf(seal)],
          ["用过", `${formatCount(seal.uses)} 次`],
        ]}
      />
      {!seal.isRetired && (
        <Button look="plain" disabled={retire.isPending} onClick={() => void ask()}>
          停用
        </Button>
      )}
    </SidePanel>
  );
}

const UPLOADING = { uploadPhoto, thumbnailUrl };

function NewSeal({ onDone, onCancel }: { readonly onDone: (id: string) => void; readonly onCancel: () => void }) {
  const now = useNow();
  const units = useCall(listUnits, {});
  const add = useSend(addDocumentSeal, [listDocumentSeals]);
  if (!units.data) return <Waiting />;
  return (
    <FieldSurroundingsContext value={UPLOADING}>
      <EditForm
        draftKey="document.seal.new"
        fields={[
          { name: "name", label: "名称", type: "text", isRequired: true },
          {
            name: "agency",
            label: "机关",
            type: "choice",
            isRequired: true,
            hint: "文书以最上级单位的名义制发",
            options: units.data.map(({ id, name }) => ({ value: id, label: name })),
          },
          { name: "photos", label: "印模图片", type: "photos", isRequired: true, hint: "PNG，背景透明，一张" },
          {
            name: "roles",
            label: "可以用印的岗位",
            type: "manyChoices",
            isRequired: true,
            options: SEALING_ROLES.map((role) => ({ value: role, label: ROLES[role] })),
          },
          { name: "validFrom", label: "启用", type: "date", isRequired: true },
        ]}
        initial={{ validFrom: now.slice(0, 10) }}
        schema={addDocumentSeal.body}
        inputOf={({ photos, ...rest }) => ({ ...rest, image: Array.isArray(photos) ? photos[0] : "", validTo: null })}
        send={(body) => add.mutateAsync({ body })}
        onDone={({ id }) => onDone(id)}
        onCancel={onCancel}
        sendLabel="登记"
      />
    </FieldSurroundingsContext>
  );
}
