import { CircleCheck, Info, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { ApiProblem } from "../call.ts";
import { Button } from "./Button.tsx";

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly look: "done" | "problem";
  readonly undo: (() => void) | undefined;
}
export interface Toasts {
  /** @param undo takes back what was done; offered as long as the words stand */
  readonly done: (text: string, undo?: () => void) => void;
  readonly problem: (problem: unknown) => void;
}

const ToastContext = createContext<Toasts>({ done: () => undefined, problem: () => undefined });

/** Says in passing that something was done, or was not. */
export function useToast(): Toasts {
  return useContext(ToastContext);
}

/** Done fades by itself; a problem stays until it is read and closed. */
const DONE_MS = 4000;
const UNDO_MS = 10_000;

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const close = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), []);
  const say = useMemo((): Toasts => {
    const add = (text: string, look: Toast["look"], undo?: () => void) => {
      const id = next.current++;
      setToasts((list) => [...list.slice(-2), { id, text, look, undo }]);
      if (look === "done") setTimeout(() => close(id), undo ? UNDO_MS : DONE_MS);
    };
    return {
      done: (text, undo) => add(text, "done", undo),
      problem: (problem) => add(wordsOf(problem), "problem"),
    };
  }, [close]);
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast" role={toast.look === "problem" ? "alert" : "status"}>
            {toast.look === "done" ? (
              <CircleCheck size={18} strokeWidth={1.5} aria-hidden />
            ) : (
              <Info size={18} strokeWidth={1.5} aria-hidden />
            )}
            <span className="grow">{toast.text}</span>
            {toast.undo && (
              <Button
                look="plain"
                size="small"
                onClick={() => {
                  close(toast.id);
                  toast.undo?.();
                }}
              >
                撤销
              </Button>
            )}
            <button type="button" aria-label="关闭" onClick={() => close(toast.id)}>
              <X size={16} strokeWidth={1.5} aria-hidden />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}

/** What a failure says to a person: the reasons of the rules first, then the detail, then the title. */
export function wordsOf(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return problem instanceof Error ? problem.message : "没有做成";
  const { rules, detail, title } = problem.document;
  return rules && rules.length > 0 ? rules.map((rule) => rule.message).join("；") : (detail ?? title);
}
