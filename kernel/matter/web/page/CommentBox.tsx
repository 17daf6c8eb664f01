import { useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { actOnMatter, type MatterPage } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { ActForm } from "../acts/ActForm.tsx";
import type { ActInput } from "../acts/ActPanel.tsx";
import { COMMENT_ACT } from "../acts/order.ts";
import { useActForm } from "../acts/use-act-form.ts";
import { renewMatters } from "../api.ts";
import { useKeys } from "../parts/use-keys.ts";

/** A line to write a remark in; it opens when it is touched, and M goes there. */
export function CommentBox({ page }: { readonly page: MatterPage }) {
  const act = page.acts.find((listed) => listed.act === COMMENT_ACT && listed.isAllowed);
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  function open() {
    setOpen(true);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("textarea, input")?.focus());
  }
  useKeys({ m: open }, act !== undefined);
  if (!act) return null;
  return (
    <div ref={box} className="comment-box no-print">
      {isOpen ? (
        <OpenBox page={page} act={act} onClose={() => setOpen(false)} />
      ) : (
        <button type="button" className="comment-line" onClick={open}>
          <Pencil size={16} strokeWidth={1.5} aria-hidden />
          写一句批示或留言，会进留痕
          <span className="grow" />
          <kbd aria-hidden>M</kbd>
        </button>
      )}
    </div>
  );
}

function OpenBox(props: {
  readonly page: MatterPage;
  readonly act: MatterPage["acts"][number];
  readonly onClose: () => void;
}) {
  const { page, act, onClose } = props;
  const client = useQueryClient();
  const toast = useToast();
  const form = useActForm({
    draftKey: `${page.row.id}.${act.act}`,
    fields: act.fields,
    // A remark holds whatever happened meanwhile, so it is sent with the newest version known.
    send: (input, requestId) =>
      call(actOnMatter, {
        params: { id: page.row.id, act: act.act },
        body: { input: input as ActInput, requestId, version: page.row.version },
      }),
    onDone: () => {
      void renewMatters(client);
      toast.done("已写入留痕");
      onClose();
    },
    onOvertaken: () => {
      toast.problem(new Error("刚才有人先办了一步，已取到新的。请再提交一次"));
      void renewMatters(client);
    },
  });
  return <ActForm act={act} form={form} onCancel={onClose} />;
}
