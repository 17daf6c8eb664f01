import { useQueryClient } from "@tanstack/react-query";
import { type ActOutcome, createMatter, type ListedActOnPage, listCreatingActs } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useCall } from "#ui/use-call.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { ActForm } from "../acts/ActForm.tsx";
import type { ActInput } from "../acts/ActPanel.tsx";
import { useActForm } from "../acts/use-act-form.ts";
import { renewMatters } from "../api.ts";
import { ActSurroundings } from "../parts/surroundings.tsx";

interface NewMatterProps {
  readonly kind: string;
  readonly act: string;
  readonly onDone: (outcome: ActOutcome) => void;
}

/** The form of one act that begins a matter, for pages that lead on from it. */
export function NewMatter({ kind, act, onDone }: NewMatterProps) {
  const { data, error, refetch } = useCall(listCreatingActs, { params: { kind } });
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  const listed = data?.acts.find((one) => one.act === act);
  if (!listed) return <Waiting />;
  if (!listed.isAllowed) return <Refusal act={listed.label} refusals={listed.refusals} />;
  return <CreatingForm kind={kind} act={listed} onDone={onDone} />;
}

interface CreatingFormProps extends Pick<NewMatterProps, "kind" | "onDone"> {
  readonly act: ListedActOnPage;
}

function CreatingForm({ kind, act, onDone }: CreatingFormProps) {
  const client = useQueryClient();
  const form = useActForm({
    draftKey: `new.${kind}.${act.act}`,
    fields: act.fields,
    send: (input, requestId) =>
      call(createMatter, { params: { kind, act: act.act }, body: { input: input as ActInput, requestId } }),
    onDone: (outcome) => {
      void renewMatters(client);
      onDone(outcome);
    },
  });
  return (
    <ActSurroundings>
      <ActForm act={act} form={form} />
    </ActSurroundings>
  );
}
