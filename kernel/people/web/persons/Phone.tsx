import { useState } from "react";
import { showPhone } from "#kernel/people/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { useSend } from "#ui/use-call.ts";
import type { PersonDetail } from "./detail.ts";

/** The masked number; the whole one for a reason, which goes to the log with the name of whoever looked. */
export function Phone({ person }: { readonly person: PersonDetail }) {
  const [reason, setReason] = useState<string | null>(null);
  const show = useSend(showPhone, []);
  if (show.data) return <span className="medium">{show.data.phone}</span>;
  if (reason === null) {
    return (
      <span className="row">
        {person.phoneMasked}
        <Button look="plain" size="small" onClick={() => setReason("")}>
          查看完整号码
        </Button>
      </span>
    );
  }
  return (
    <form
      className="column"
      onSubmit={(event) => {
        event.preventDefault();
        show.mutate({ params: { id: person.id }, body: { reason } });
      }}
    >
      <span>{person.phoneMasked}</span>
      <label className="t13 medium" htmlFor="phone-reason">
        查看的原因 <span className="faint">会和你的名字一起记入日志</span>
      </label>
      <input
        id="phone-reason"
        className="input"
        // biome-ignore lint/a11y/noAutofocus: the field was asked for to type in it.
        autoFocus
        value={reason}
        aria-invalid={show.isError || undefined}
        aria-describedby={show.error ? "phone-problem" : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {show.error && (
        <p className="t13" id="phone-problem" role="alert">
          {show.error.document.errors?.map(({ message }) => message).join("；") ?? wordsOf(show.error)}
        </p>
      )}
      <span className="row">
        <Button size="small" look="filled" type="submit" disabled={show.isPending}>
          查看
        </Button>
        <Button size="small" look="plain" onClick={() => setReason(null)}>
          不看了
        </Button>
      </span>
    </form>
  );
}
