/** Short forms with secrets: which field is wrong and why, in the server's words. */
import { useState } from "react";
import { ApiProblem } from "#ui/call.ts";
import { wordsOf } from "#ui/controls/toast.tsx";

export interface SecretForm {
  readonly isBusy: boolean;
  readonly messageOf: (field: string) => string | null;
  readonly complain: (field: string, message: string) => void;
  readonly submit: (send: () => Promise<unknown>) => Promise<boolean>;
}

/** @param main the field that a refusal without a field stands at */
export function useSecretForm(main: string): SecretForm {
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    messageOf: (field) => messages[field] ?? null,
    complain: (field, message) => setMessages({ [field]: message }),
    submit: async (send) => {
      setBusy(true);
      setMessages({});
      try {
        await send();
        return true;
      } catch (problem) {
        const errors = problem instanceof ApiProblem ? (problem.document.errors ?? []) : [];
        setMessages(
          errors.length > 0
            ? Object.fromEntries(errors.map(({ path, message }) => [path.split(".").at(-1) ?? main, message]))
            : { [main]: wholeWords(problem) },
        );
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}

/** What is wrong, then what follows: «密码不对。再错 4 次，登录会锁定一段时间». */
function wholeWords(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return wordsOf(problem);
  const { title, detail } = problem.document;
  return detail ? `${title}。${detail}` : title;
}
