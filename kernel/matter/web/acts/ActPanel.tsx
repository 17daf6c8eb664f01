import "../matter.css";
import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import {
  type ActAnswer,
  type ActBodySchema,
  actOnMatter,
  type ListedActOnPage,
  type MatterPage,
} from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { currentInstant } from "#ui/now.ts";
import { newRequestId } from "#ui/request-id.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { renewMatters } from "../api.ts";
import { ActSurroundings } from "../parts/surroundings.tsx";
import { usePosition } from "../parts/use-position.ts";
import { ActForm } from "./ActForm.tsx";
import { ActHelpers } from "./ActHelpers.tsx";
import { Overtaken, seenOf } from "./Overtaken.tsx";
import { opinionIn } from "./opinion.ts";
import { COMMENT_ACT } from "./order.ts";
import { useActForm } from "./use-act-form.ts";

export type ActInput = z.input<typeof ActBodySchema>["input"];

interface ActPanelProps {
  readonly page: MatterPage;
  readonly act: ListedActOnPage;
  readonly onClose: () => void;
  readonly onDone: (outcome: ActAnswer, act: ListedActOnPage) => void;
  /** Between the fields and the button: what the desk says about what is being written. */
  readonly remark?: (value: FormValue) => ReactNode;
}

/** The form of one act, beside the story. The act is kept as it was opened, until the person goes on with the matter's new state. */
export function ActPanel({ page, act: opened, onClose, onDone, remark }: ActPanelProps) {
  const client = useQueryClient();
  const toast = useToast();
  const [act, setAct] = useState(opened);
  const [seen, setSeen] = useState(() => seenOf(page, currentInstant()));
  const heading = useRef<HTMLHeadingElement>(null);
  const matterId = page.row.id;
  const near = usePosition(page.row.position);
  const now = page.acts.find((listed) => listed.act === act.act);
  useEffect(() => heading.current?.focus(), []);

  const form = useActForm({
    draftKey: `${matterId}.${act.act}`,
    fields: act.fields,
    send: (input, requestId) =>
      call(actOnMatter, {
        params: { id: matterId, act: act.act },
        body: { input: input as ActInput, requestId, version: seen.version },
      }),
    onDone: (outcome) => {
      void renewMatters(client);
      onDone(outcome, act);
    },
    onOvertaken: () => void renewMatters(client),
  });

  // What is on its way may be the very act that moved the matter: whether somebody was quicker is said by its answer.
  const isUnderWay = form.standing.kind === "sending" || form.standing.kind === "offline";
  const isOvertaken = page.row.version > seen.version && !isUnderWay;

  const opinion = opinionIn(act.fields, form.value);
  const comment = page.acts.find((listed) => listed.act === COMMENT_ACT && listed.isAllowed);
  async function leaveOpinion(field: string) {
    try {
      await call(actOnMatter, {
        params: { id: matterId, act: COMMENT_ACT },
        body: { input: { [field]: opinion }, requestId: newRequestId(), version: page.row.version },
      });
      form.discard();
      void renewMatters(client);
      toast.done("你写的意见已留言，进了留痕");
      onClose();
    } catch (problem) {
      toast.problem(problem);
    }
  }
  const commentField = comment?.fields[0]?.name;
  const canLeave = comment && commentField && act.act !== COMMENT_ACT && opinion !== "";

  return (
    <section className="act-panel card" aria-label={act.label}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {act.label}
        </h2>
        <span className="more">
          <Button look="plain" size="small" icon={X} aria-label={`收起${act.label}`} onClick={onClose} />
        </span>
      </header>
      <div className="card-body">
        {isOvertaken && (
          <Overtaken
            seen={seen}
            page={page}
            onGoOn={() => {
              setSeen(seenOf(page, currentInstant()));
              if (now?.isAllowed) setAct(now);
              form.pause();
            }}
            onLeaveOpinion={canLeave ? () => void leaveOpinion(commentField) : undefined}
          />
        )}
        {!isOvertaken && now && !now.isAllowed && <Refusal act={act.label} refusals={now.refusals} />}
        <ActSurroundings near={near}>
          <ActForm act={act} form={form} onCancel={onClose} isHeld={isOvertaken}>
            <ActHelpers
              kind={page.row.kind}
              act={act.act}
              matterId={matterId}
              version={page.row.version}
              value={form.value}
              onChange={(changes) => form.change({ ...form.value, ...changes })}
            />
            {remark?.(form.value)}
          </ActForm>
        </ActSurroundings>
      </div>
    </section>
  );
}
