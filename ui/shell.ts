/**
 * What a capability, or a kernel word, gives the web shells. Lists are composed in `apps/web/capabilities.ts`; no screen imports
 * another capability's screen. Everything heavy is behind a `load`, so that a face carries only what is opened.
 */
import type { ComponentType } from "react";
import type { Json } from "#base/canonical-json.ts";
import type { MarkedText } from "./controls/Marked.tsx";
import type { FieldOption } from "./fields/field.ts";
import type { BaseMap } from "./map/base-map.ts";

/** A page under `/console` or on the public face. */
export interface PageRegistration {
  /** Relative to the face: `matters/:id`; the start page is `""`. */
  readonly path: string;
  /** Chinese, the title of the tab. */
  readonly title: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Roles that may open it; absent: everyone who is signed in. The server decides in any case. */
  readonly roles?: readonly string[];
}

/** Groups of the left bar, in this order. */
export const NAVIGATION_GROUPS = {
  start: null,
  handling: "办理",
  casework: "执法",
  coordination: "统筹",
  registers: "台账",
  administration: "管理",
} as const;
export type NavigationGroup = keyof typeof NAVIGATION_GROUPS;

export interface NavigationItem {
  readonly group: NavigationGroup;
  readonly label: string;
  /** Path of the page, `/console/matters`. */
  readonly to: string;
  readonly icon: Icon;
  /** Posts that see it; absent: every post. */
  readonly roles?: readonly string[];
  /** Only for posts that begin matters of some kind. */
  readonly isForBeginners?: boolean;
  /** Id of a to-do source whose count stands at the right; `all` for the sum of what waits. */
  readonly countOf?: string;
  /** Posts whose work is here: they find themselves here after signing in. */
  readonly homeOf?: readonly string[];
}

/** An icon of lucide-react fits. */
export type Icon = ComponentType<{
  size?: number | string;
  strokeWidth?: number | string;
  "aria-hidden"?: boolean | "true" | "false";
}>;

/** Something that waits for the person; the sum stands in the top bar. */
export interface ToDoSource {
  readonly id: string;
  readonly label: string;
  /** A hook: called on every render of the shell. `null` while unknown. */
  readonly useCount: () => number | null;
  /** Counted in another source already: left out of the sum. */
  readonly isWithinAnother?: boolean;
  /** The queue does not show it: it waits at the home of the post. */
  readonly isAtHome?: boolean;
}

/** A layer that the city map can show beside the matters. */
export interface MapLayerRegistration {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  /** GeoJSON of the layer. */
  readonly url: string;
  readonly look: "area" | "line" | "point" | "heat";
  readonly isInitiallyShown?: boolean;
}

/** A command of the palette (Ctrl K). */
export interface CommandRegistration {
  readonly id: string;
  readonly label: string;
  /** Further words by which it is found. */
  readonly words?: string;
  readonly to: string;
  readonly roles?: readonly string[];
}

/** What `search` finds for the box in the top bar. */
export interface SearchHit {
  readonly to: string;
  readonly label: MarkedText;
  readonly detail?: MarkedText;
  /** From a longer text, where the words stand in none of the two. */
  readonly excerpt?: MarkedText;
}
export interface SearchSource {
  readonly id: string;
  readonly label: string;
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
}

/** What a panel is told of the matter on whose page it stands. */
export interface MatterPanelProps {
  readonly matterId: string;
  readonly state: string;
  /** Changes with every act: a panel that shows what acts change asks again. */
  readonly version: number;
}

/** A card beside the story of a matter, given by the capability whose kind it is. It draws nothing where it has nothing to say. */
export interface MatterPanelRegistration {
  readonly id: string;
  /** Kind of the matters: `report`. */
  readonly kind: string;
  /** States in which it is loaded at all; absent: every state. */
  readonly states?: readonly string[];
  /**
   * Where it stands; absent: `side`. `lead` over the whole width at the top, `main` in the wider column, `side` in the narrower one,
   * `aside` as tall as the page at its right, where an act is filled in as well. With `lead` or `aside` the page is laid out around
   * them and the story goes below.
   */
  readonly place?: MatterPanelPlace;
  readonly load: () => Promise<{ readonly default: ComponentType<MatterPanelProps> }>;
}
export type MatterPanelPlace = "lead" | "main" | "side" | "aside";

/** What helps to fill in one act of one kind, between its fields and its button: it reads what is written and may write into it. */
export interface ActHelperProps {
  readonly matterId: string;
  readonly act: string;
  readonly version: number;
  readonly value: Readonly<Record<string, Json | undefined>>;
  readonly onChange: (changes: Readonly<Record<string, Json | undefined>>) => void;
}
export interface ActHelperRegistration {
  readonly id: string;
  readonly kind: string;
  /** Absent: every act of the kind. */
  readonly acts?: readonly string[];
  /** CSS pixels that it takes before anybody presses anything; kept free while it loads, so that nothing below it moves. */
  readonly height: number;
  readonly load: () => Promise<{ readonly default: ComponentType<ActHelperProps> }>;
}

/** What helps to fill in an act that begins a matter, under one of its fields: it reads what is written and may write into it. */
export type CreateHelperProps = Pick<ActHelperProps, "act" | "value" | "onChange">;
export interface CreateHelperRegistration extends Omit<ActHelperRegistration, "load"> {
  /** Name of the field. */
  readonly under: string;
  readonly load: () => Promise<{ readonly default: ComponentType<CreateHelperProps> }>;
}

/** The choices of a field type that only its capability knows: 问题小类. */
export interface FieldOptionsRegistration {
  readonly type: "issueClass";
  /** All of them; asked for when such a field is first shown. */
  readonly load: () => Promise<readonly FieldOption[]>;
}

/** A link on the front page of the public face. */
export interface PublicLink {
  readonly label: string;
  readonly detail: string;
  readonly to: string;
  readonly icon: Icon;
}

export interface WebRegistration {
  /** Folder name: `report`. */
  readonly id: string;
  readonly consolePages?: readonly PageRegistration[];
  readonly publicPages?: readonly PageRegistration[];
  /** Walls under `/screen`; the first is shown at `/screen` itself. */
  readonly screenPages?: readonly PageRegistration[];
  readonly navigation?: readonly NavigationItem[];
  readonly toDo?: readonly ToDoSource[];
  /** Posts that begin a matter of this capability; a test compares them with the procedures. */
  readonly beginners?: readonly string[];
  readonly mapLayers?: readonly MapLayerRegistration[];
  readonly commands?: readonly CommandRegistration[];
  readonly search?: readonly SearchSource[];
  readonly publicLinks?: readonly PublicLink[];
  readonly matterPanels?: readonly MatterPanelRegistration[];
  readonly actHelpers?: readonly ActHelperRegistration[];
  readonly createHelpers?: readonly CreateHelperRegistration[];
  readonly fieldOptions?: readonly FieldOptionsRegistration[];
  /** The city's base map; one registration gives it. Null while the city has none. */
  readonly baseMap?: () => Promise<BaseMap | null>;
}
