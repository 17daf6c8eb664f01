import "../matter.css";
import "./new.css";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { FilePlus2 } from "lucide-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import {
  type ActOutcome,
  createMatter,
  type Kind,
  type ListedActOnPage,
  listCreatingActs,
} from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { Card, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useCall } from "#ui/use-call.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { ActForm } from "../acts/ActForm.tsx";
import { CreateHelpers } from "../acts/ActHelpers.tsx";
import type { ActInput } from "../acts/ActPanel.tsx";
import { DoneCard } from "../acts/DoneCard.tsx";
import { likelyActs } from "../acts/order.ts";
import { useActForm } from "../acts/use-act-form.ts";
import { matterPath, renewMatters } from "../api.ts";
import { ActSurroundings } from "../parts/surroundings.tsx";
import { useKinds } from "../queue/views.ts";
import { NearbyHint } from "./NearbyHint.tsx";

/** 新建: the acts by which the person's post can begin a matter, each as a form. `kind` in the address chooses among kinds. */
export default function NewMatterPage() {
  const { kinds, own, isKnown } = useOwnKinds();
  const [search, setSearch] = useSearchParams();
  const asked = kinds.find((kind) => kind.kind === search.get("kind"));
  const chosen = asked ?? own[0];
  const offered = kinds.filter((kind) => own.includes(kind) || kind === chosen);
  return (
    <div className="new-page">
      <header>
        <h1>新建</h1>
        {isKnown && offered.length > 1 && (
          <Tabs
            label="建哪一类"
            tabs={offered.map(({ kind, label }) => ({ id: kind, label }))}
            active={chosen?.kind ?? ""}
            onChange={(kind) => setSearch({ kind })}
          />
        )}
      </header>
      {chosen && <OfKind key={chosen.kind} kind={chosen} />}
      {!chosen && !isKnown && <Waiting />}
      {!chosen && isKnown && (
        <EmptyState title="你的岗位不新建事项" actions={<ButtonLink to="/console">回到待办</ButtonLink>}>
          事项由受理、巡查、执法等岗位登记；轮到你办的都在待办里。
        </EmptyState>
      )}
    </div>
  );
}

/** Of all kinds those that the person's post begins. */
function useOwnKinds() {
  const kinds = useKinds();
  const answers = useQueries({
    queries: kinds.map(({ kind }) => {
      const input = { params: { kind } };
      return {
        queryKey: [listCreatingActs.path, input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(listCreatingActs, input, signal),
      };
    }),
  });
  return {
    kinds,
    own: kinds.filter((_, i) => answers[i]?.data?.acts.some((act) => act.isMine)),
    isKnown: kinds.length > 0 && answers.every((answer) => !answer.isPending),
  };
}

function OfKind({ kind }: { readonly kind: Kind }) {
  const { data, error, refetch } = useCall(listCreatingActs, { params: { kind: kind.kind } });
  const [search, setSearch] = useSearchParams();
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const allowed = likelyActs(data.acts);
  const act = allowed.find((one) => one.act === search.get("act")) ?? allowed[0];
  const refused = data.acts.filter((one) => one.isMine && !one.isAllowed);
  return (
    <>
      {allowed.length > 1 && (
        <Tabs
          label="怎样新建"
          tabs={allowed.map(({ act: id, label }) => ({ id, label }))}
          active={act?.act ?? ""}
          onChange={(id) => setSearch({ kind: kind.kind, act: id })}
        />
      )}
      {act ? (
        <CreateForm key={act.act} kind={kind} act={act} />
      ) : (
        refused.length === 0 && (
          <EmptyState title={`你的岗位不新建${kind.label}`}>
            {data.acts[0]?.refusals[0]?.message ?? "换一个岗位，或者请能办的同事登记。"}
          </EmptyState>
        )
      )}
      {refused.map((one) => (
        <Refusal key={one.act} act={one.label} refusals={one.refusals} />
      ))}
    </>
  );
}

interface UnderProps {
  readonly kind: string;
  readonly act: ListedActOnPage;
  readonly form: ReturnType<typeof useActForm>;
  /** Of the field. */
  readonly name: string;
}

/** Under a field: what is open near the place, and what capabilities give for it. */
function Under({ kind, act, form, name }: UnderProps) {
  const field = act.fields.find((one) => one.name === name);
  return (
    <>
      {field?.type === "position" && <NearbyHint field={field} value={form.value} />}
      <CreateHelpers
        kind={kind}
        act={act.act}
        under={name}
        value={form.value}
        onChange={(changes) => form.change({ ...form.value, ...changes })}
      />
    </>
  );
}

function CreateForm({ kind, act }: { readonly kind: Kind; readonly act: ListedActOnPage }) {
  const client = useQueryClient();
  const [done, setDone] = useState<ActOutcome | null>(null);
  const form = useActForm({
    draftKey: `new.${kind.kind}.${act.act}`,
    fields: act.fields,
    send: (input, requestId) =>
      call(createMatter, {
        params: { kind: kind.kind, act: act.act },
        body: { input: input as ActInput, requestId },
      }),
    onDone: (outcome) => {
      void renewMatters(client);
      setDone(outcome);
    },
  });
  if (done) {
    return (
      <>
        <DoneCard done={{ outcome: done, label: `${act.label} ${done.number ?? ""}` }} />
        <div className="row new-next">
          <ButtonLink look="filled" size="large" to={matterPath(done.matterId)}>
            打开这一件
          </ButtonLink>
          <Button size="large" icon={FilePlus2} onClick={() => setDone(null)}>
            再登记一件
          </Button>
        </div>
      </>
    );
  }
  return (
    <Card title={act.label} more={kind.label}>
      <ActSurroundings>
        <ActForm act={act} form={form} under={(name) => <Under kind={kind.kind} act={act} form={form} name={name} />} />
      </ActSurroundings>
    </Card>
  );
}
