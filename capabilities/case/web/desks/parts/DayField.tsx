interface DayFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** One end of a span of days. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <label className="row t13">
      {label}
      <input
        className="desk-day"
        type="date"
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value || null)}
      />
    </label>
  );
}
