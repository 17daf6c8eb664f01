interface ChoicesProps<K extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: Readonly<Record<K, string>>;
  readonly value: K | null;
  readonly onChange: (value: K) => void;
}

/** One of a few answers, each a line one can hit with a thumb. */
export function Choices<K extends string>({ legend, name, options, value, onChange }: ChoicesProps<K>) {
  return (
    <fieldset className="order-choices">
      <legend>{legend}</legend>
      {(Object.entries(options) as [K, string][]).map(([key, label]) => (
        <label key={key}>
          <input type="radio" name={name} checked={value === key} onChange={() => onChange(key)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
