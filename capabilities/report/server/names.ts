/** Names of units and persons for sentences. */
import { type Register, registerOf } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";

export interface Names {
  unit(id: unknown): string | null;
  person(id: unknown): string | null;
}

/** From the register as it was last seen: a name it does not know is left out of the sentence. */
export class NameBook implements Names {
  #register: Register | null = null;

  unit(id: unknown): string | null {
    return typeof id === "string" ? (this.#register?.unitName(id) ?? null) : null;
  }

  person(id: unknown): string | null {
    return typeof id === "string" ? (this.#register?.personName(id) ?? null) : null;
  }

  async refresh(on: Database | Tx): Promise<void> {
    this.#register = await registerOf(on);
  }
}
