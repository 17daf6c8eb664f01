import { CircleCheck, Info, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
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

/** Done goes by itself, but never under the eyes of who points at it or is in it; a problem stays until it is read and closed. */
const DONE_MS = 4000;
const UNDO_MS = 10_000;

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [isRead, setRead] = useState(false);
  const next = useRef(0);
  const close = useCallback((id: number) => {
    setToasts((list) => list.filter((toast) => toast.id !== id));
    // What had the focus may be gone with it.
    setRead(false);
  }, []);
  const say = useMemo((): Toasts => {
    const add = (text: string, look: Toast["look"], undo?: () => void) => {
      const id = next.current++;
      setToasts((list) => [...list.slice(-2), { id, text, look, undo }]);
    };
    return {
      done: (text, undo) => add(text, "done", undo),
      problem: (problem) => add(wordsOf(problem), "problem"),
    };
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, only noticed that somebody reads. */}
      <div
        className="toasts"
        aria-live="polite"
        onPointerEnter={() => setRead(true)}
        onPointerLeave={() => setRead(false)}
        onFocus={() => setRead(true)}
        onBlur={() => setRead(false)}
      >
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} isRead={isRead} onClose={close} />
        ))}
      </div>
    </ToastContext>
  );
}

interface ToastLineProps {
  readonly toast: Toast;
  readonly isRead: boolean;
  readonly onClose: (id: number) => void;
}

function ToastLine({ toast, isRead, onClose }: ToastLineProps) {
  const { id, text, look, undo } = toast;
  const isLeaving = look === "done" && !isRead;
  useEffect(() => {
    if (!isLeaving) return;
    const timer = setTimeout(() => onClose(id), undo ? UNDO_MS : DONE_MS);
    return () => clearTimeout(timer);
  }, [isLeaving, id, undo, onClose]);
  const Shape = look === "done" ? CircleCheck : Info;
  return (
    <div className="toast" role={look === "problem" ? "alert" : "status"}>
      <Shape size={18} strokeWidth={1.5} aria-hidden />
      <span className="grow">{text}</span>
      {undo && (
        <Button
          look="plain"
          size="small"
          onClick={() => {
            onClose(id);
            undo();
          }}
        >
          撤销
        </Button>
      )}
      <button type="button" aria-label="关闭" onClick={() => onClose(id)}>
        <X size={16} strokeWidth={1.5} aria-hidden />
      </button>
    </div>
  );
}

/** What a failure says to a person: the reasons of the rules first, then the detail, then the title. */
export function wordsOf(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) return problem instanceof Error ? problem.message : "没有做成";
  const { rules, detail, title } = problem.document;
  return rules && rules.length > 0 ? rules.map((rule) => rule.message).join("；") : (detail ?? title);
}
