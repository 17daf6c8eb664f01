import { Info } from "lucide-react";

interface SecretFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly message: string | null;
  readonly onChange: (value: string) => void;
  /** Tells the browser's keeper of passwords what this is. */
  readonly autoComplete: "current-password" | "new-password" | "one-time-code";
}

/** A password or code: never part of a draft. */
export function SecretField({ id, label, hint, value, message, onChange, autoComplete }: SecretFieldProps) {
  return (
    <div className="field" data-wrong={message !== null || undefined}>
      <label htmlFor={id}>
        {label}
        {hint && <span className="field-hint">{hint}</span>}
      </label>
      <input
        id={id}
        className="input"
        type={autoComplete === "one-time-code" ? "text" : "password"}
        inputMode={autoComplete === "one-time-code" ? "numeric" : undefined}
        autoComplete={autoComplete}
        aria-invalid={message !== null || undefined}
        aria-describedby={message ? `${id}-message` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {message && (
        <p className="field-message" id={`${id}-message`} role="alert">
          <Info size={14} strokeWidth={1.5} aria-hidden />
          <span>{message}</span>
        </p>
      )}
    </div>
  );
}
