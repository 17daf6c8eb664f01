/**
 * Stand-ins for photographs: small drawn scenes of what is reported and of what is left after handling.
 *
 * They are illustrations and are shown as such; the same seed gives the same place and camera, so a before and an after match.
 */

import type { SceneKind } from "./invented.ts";
import { type Random, randomOf } from "./random.ts";
import { ground, LIGHTS, night, wall } from "./scene-grounds.ts";
import { SUBJECTS } from "./scene-subjects.ts";

/** `partly`: handled, but not well enough, as a failed recheck sees it. */
export type ScenePhase = "before" | "partly" | "after";

/** What is left of the problem. */
const REMAINDER: Readonly<Record<ScenePhase, number>> = { before: 1, partly: 0.35, after: 0 };

/** An SVG document of 4:3, drawn on 320 × 240 units. */
export function drawScene(kind: SceneKind, phase: ScenePhase, seed: number): string {
  const place = randomOf(seed, `scene:${kind}`);
  const light = place.pick(LIGHTS);
  const subject = SUBJECTS[kind];
  const isNight = kind === "lamp" || place.chance(subject.isOutLate ? 0.35 : 0.04);
  const dusk = isNight ? night(kind === "lamp" ? 0.5 : 0.3) : "";
  const body = [
    subject.back === "open" ? "" : wall(place, light, subject.back === "blank_wall"),
    ground(subject.ground, place, light),
    // A lamp shines through the night; everything else lies in it.
    kind === "lamp" ? dusk : "",
    subject.draw(REMAINDER[phase], randomOf(seed, `subject:${kind}`)),
    kind === "lamp" ? "" : dusk,
  ].join("");
  return frame(body, camera(phase, place), place);
}

/** Nobody stands twice on the very same spot. */
function camera(phase: ScenePhase, random: Random): string {
  const lean = random.between(-0.9, 0.9);
  const step = phase === "before" ? 0 : phase === "partly" ? 3 : -2;
  return `translate(160 120) rotate(${lean.toFixed(2)}) scale(${(1.04 + Math.abs(step) / 100).toFixed(3)}) translate(${-160 + step} ${-120 + step / 2})`;
}

function frame(body: string, view: string, random: Random): string {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 320 240" role="img" aria-label="现场照片示意">',
    DEFS.replace("SEED", String(random.int(1, 99))),
    `<g transform="${view}">${body}</g>`,
    '<rect width="320" height="240" fill="url(#vignette)"/>',
    '<rect width="320" height="240" filter="url(#grain)" opacity=".16"/>',
    "</svg>",
  ].join("");
}

const DEFS = [
  "<defs>",
  '<radialGradient id="vignette" cx=".5" cy=".45" r=".8"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".34"/></radialGradient>',
  '<radialGradient id="dark-bag" cx=".35" cy=".25" r=".9"><stop offset="0" stop-color="#5a5c62"/><stop offset=".5" stop-color="#2c2d31"/><stop offset="1" stop-color="#17181b"/></radialGradient>',
  '<radialGradient id="pale-bag" cx=".35" cy=".25" r=".9"><stop offset="0" stop-color="#eceae4"/><stop offset="1" stop-color="#a9a69d"/></radialGradient>',
  '<linearGradient id="bin" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#4d6b58"/><stop offset="1" stop-color="#34493c"/></linearGradient>',
  '<linearGradient id="iron" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#77787a"/><stop offset="1" stop-color="#4b4c4f"/></linearGradient>',
  '<radialGradient id="hole" cx=".5" cy=".35" r=".7"><stop offset="0" stop-color="#0e0e10"/><stop offset="1" stop-color="#38353a"/></radialGradient>',
  '<radialGradient id="glow" cx=".5" cy=".5" r=".5"><stop offset="0" stop-color="#ffe9b8" stop-opacity=".95"/><stop offset=".25" stop-color="#ffdf9c" stop-opacity=".5"/><stop offset="1" stop-color="#ffdf9c" stop-opacity="0"/></radialGradient>',
  '<filter id="soft"><feGaussianBlur stdDeviation="3"/></filter>',
  '<filter id="grain" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".85" numOctaves="2" seed="SEED"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 0 0 0 .9 -.2"/></filter>',
  "</defs>",
].join("");
