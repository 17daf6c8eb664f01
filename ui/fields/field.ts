/**
 * 字段 field types: each is a triple (input, display, print), so that a form, a record and a printed paper never disagree.
 * Shapes are structural: whoever declares a form gives plain data.
 */
import { createContext, type ReactNode, useContext } from "react";
import type { Json } from "#base/canonical-json.ts";
import type { Position } from "#base/position.ts";

export type FieldType =
  | "text"
  | "longText"
  | "number"
  | "money"
  | "choice"
  | "manyChoices"
  | "yesNo"
  | "instant"
  | "date"
  | "limit"
  | "position"
  | "photos"
  | "recordings"
  | "rows"
  | "issueClass"
  | "unit"
  | "matter";

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Why it is offered, what it entails. */
  readonly hint?: string | undefined;
  /** Heading under which a long list is grouped. */
  readonly group?: string | undefined;
}

/** A field as an answer of the server declares it; a type that this page does not know is drawn as text. */
export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType | (string & {});
  readonly isRequired: boolean;
  readonly hint?: string | undefined;
  readonly options?: readonly FieldOption[] | undefined;
  /** Of type `rows`: what stands in one line. */
  readonly columns?: readonly FieldSpec[] | undefined;
  readonly initial?: Json | undefined;
  /** Personal data: never part of a draft on this device. */
  readonly isPersonal?: boolean | undefined;
}

export interface FieldProps {
  readonly spec: FieldSpec;
  readonly id: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly isWrong: boolean;
  /** Id of the message under the field. */
  readonly describedBy: string | undefined;
}

export interface FieldKind {
  readonly Input: (props: FieldProps) => ReactNode;
  readonly display: (value: Json, spec: FieldSpec, surroundings: FieldSurroundings) => ReactNode;
  /** One line of plain text, for papers and files. */
  readonly print: (value: Json, spec: FieldSpec, surroundings: FieldSurroundings) => string;
}

export interface UploadedPhoto {
  /** Id of the evidence, the value of the field. */
  readonly id: string;
  /** SHA-256 in hex, counted on this device and confirmed by the server. */
  readonly hash: string;
}

/** What fields need from around them; given once by the face. */
export interface FieldSurroundings {
  /** @param onProgress 0 to 1 */
  readonly uploadPhoto?: (file: File, hash: string, onProgress: (fraction: number) => void) => Promise<UploadedPhoto>;
  readonly thumbnailUrl?: (evidenceId: string) => string;
  /** Finds units, matters and issue classes where the form brings no options. */
  readonly lookUp?: (
    type: "unit" | "matter" | "issueClass",
    text: string,
    signal: AbortSignal,
  ) => Promise<readonly FieldOption[]>;
  /** Where a map to pick on begins, when what is written has a place already. */
  readonly near?: Position | null;
  readonly labelOf?: (type: "unit" | "matter" | "issueClass", value: string) => string | undefined;
}

export const FieldSurroundingsContext = createContext<FieldSurroundings>({});
export function useFieldSurroundings(): FieldSurroundings {
  return useContext(FieldSurroundingsContext);
}

/** The attributes that tie an input to its label and message. */
export function ariaOf(props: FieldProps) {
  return {
    id: props.id,
    "aria-invalid": props.isWrong || undefined,
    "aria-describedby": props.describedBy,
    "aria-required": props.spec.isRequired || undefined,
  } as const;
}
