import { LIGHT_WORDS, LightShape } from "#ui/work/light.tsx";
import type { Overview } from "../../contract.ts";
import { listAddress } from "../addresses.ts";
import { countWords } from "../words.ts";

const LIGHTS = ["red", "yellow", "green"] as const;

export function Totals({ lights }: { readonly lights: Overview["lights"] }) {
  return (
    <section className="tile wall-totals" aria-label="在办的事项">
      {LIGHTS.map((light) => (
        <a key={light} href={listAddress({ lights: light })} data-light={light}>
          <span className="light" data-light={light}>
            <LightShape light={light} size={18} />
            <span>{LIGHT_WORDS[light]}</span>
          </span>
          <b>{countWords(lights[light])}</b>
        </a>
      ))}
    </section>
  );
}
