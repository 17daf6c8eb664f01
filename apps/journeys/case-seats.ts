/** The house's side of a case in journeys: every seat of 衡川区 at work over HTTP, form by form, as fast as the law's days allow. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import { addMillis, DAY_MS, HOUR_MS, MINUTE_MS } from "#base/instant.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { getRow } from "#platform/database/query.ts";
import type { JourneyServer } from "./city-server.ts";
import { Client } from "./client.ts";

export const CASE_ACCOUNTS = {
  officer: "HC-9-0164",
  secondOfficer: "HC-9-0165",
  lead: "HC-4-0146",
  reviewer: "HC-9-0169",
  presider: "HC-9-0170",
  head: "HC-9-0171",
  deputyHead: "HC-9-0172",
  publicity: "HC-9-0173",
  cashier: "HC-9-0174",
  archivist: "HC-9-0175",
} as const;
export type CaseSeat = keyof typeof CASE_ACCOUNTS;

type Fill = Readonly<Record<string, Json>>;

interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly initial?: Json;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

interface Page {
  readonly row: { readonly version: number; readonly number: string; readonly state: string };
  readonly acts: readonly {
    readonly act: string;
    readonly isAllowed: boolean;
    readonly refusals: readonly { readonly message: string }[];
    readonly fields: readonly Field[];
  }[];
}

export class CaseHouse {
  readonly server: JourneyServer;
  readonly #clients = new Map<CaseSeat, Client>();
  #photo: string | null = null;
  #parties = 0;

  constructor(server: JourneyServer) {
    this.server = server;
  }

  async client(seat: CaseSeat): Promise<Client> {
    const known = this.#clients.get(seat) ?? (await Client.signIn(this.server.url, CASE_ACCOUNTS[seat]));
    this.#clients.set(seat, known);
    return known;
  }

  /** Moves the city's clock. */
  async wait(days: number, hours = 0): Promise<void> {
    this.server.setTime(addMillis(this.server.now(), days * DAY_MS + hours * HOUR_MS + MINUTE_MS));
  }

  /** Fills the form as somebody who touches only what is named. @throws Error with the words of whoever refused */
  async act(
    seat: CaseSeat,
    id: string,
    act: string,
    fill: Fill | ((fields: readonly Field[]) => Fill) = {},
  ): Promise<void> {
    const client = await this.client(seat);
    await client.actAsItStands(id, act, async () => {
      const page = await client.get<Page>(`/api/matters/${id}`);
      const offered = page.acts.find((one) => one.act === act);
      if (!offered?.isAllowed)
        throw new Error(
          `${seat} cannot ${act} in ${page.row.state}: ${offered?.refusals.map((one) => one.message).join("；")}`,
        );
      const given = typeof fill === "function" ? fill(offered.fields) : fill;
      return { input: await this.#filled(client, offered.fields, given), version: page.row.version };
    });
    // Two acts of one minute have no order on the page.
    this.server.setTime(addMillis(this.server.now(), MINUTE_MS));
  }

  async #filled(client: Client, fields: readonly Field[], given: Fill): Promise<Fill> {
    const filled: Record<string, Json> = {};
    for (const field of fields) {
      if (Object.hasOwn(given, field.name)) continue;
      const value = field.initial ?? (await this.#untouched(client, field));
      if (value !== undefined) filled[field.name] = value;
    }
    return { ...filled, ...given };
  }

  async #untouched(client: Client, { name, type, isRequired, options }: Field): Promise<Json | undefined> {
    if (name === "checked") return options?.map((option) => option.value) ?? [];
    if (!isRequired) return undefined;
    if (type === "photos" || type === "recordings") return [await this.#onePhoto(client)];
    if (type === "instant") return this.server.now();
    return type === "choice" ? options?.[0]?.value : undefined;
  }

  async #onePhoto(client: Client): Promise<string> {
    this.#photo = this.#photo ?? (await client.photo("case"));
    return this.#photo;
  }

  /** 未经核准擅自处置建筑垃圾 by a company of its own: filed, by the first two officers. */
  async filed({
    party = `启砾建筑工程有限公司${++this.#parties}`,
    fineFen = 2_000_000,
    offence = ["CG-JZ-009", "未经核准擅自处置建筑垃圾"],
  }: {
    party?: string;
    fineFen?: number;
    /** Code and 案由. */
    offence?: readonly [code: string, causeOfAction: string];
  } = {}): Promise<CaseAtWork> {
    const client = await this.client("officer");
    const today = plainDateOf(this.server.now());
    const made = await client.send<{ matterId: string }>("POST", "/api/kinds/case/acts/receive_clue", {
      input: { source: "patrol", summary: "空地上有新倒的建筑垃圾", address: "文昌街 3 号地块" },
      requestId: randomUUID(),
    });
    const id = made.matterId;
    this.server.setTime(addMillis(this.server.now(), MINUTE_MS));
    await this.act("officer", id, "start_verifying");
    await this.act("officer", id, "name_party", {
      ...{ name: party, kind: "organization", identityNumber: `91990102MA${randomUUID().slice(0, 7).toUpperCase()}X` },
      ...{ address: "示范市衡川区文昌街 88 号", phone: "19900000147" },
    });
    await this.act("officer", id, "set_offence", {
      ...{ offenceId: offence[0], causeOfAction: offence[1] },
      ...{ actOn: addDays(today, -3), actEndedOn: addDays(today, -2) },
    });
    await this.act("officer", id, "add_evidence", {
      kind: "site_record",
      title: "现场检查笔录",
      isCertificateShown: true,
    });
    await this.act("officer", id, "propose_filing", { facts: "外运并弃置建筑垃圾", opinion: "建议立案" });
    await this.act("head", id, "file_case");
    return { id, fineFen };
  }

  /** From filing to the notice in the party's hands. */
  async noticed(atWork?: CaseAtWork): Promise<CaseAtWork> {
    const { id, fineFen } = atWork ?? (await this.filed());
    await this.act("officer", id, "verify_evidence", (fields) => ({
      ...everyOption(fields),
      note: "与现场一致",
    }));
    await this.act("officer", id, "propose_penalty", {
      ...{ kinds: ["fine"], fineFen, confiscateFen: 0, words: "罚款人民币贰万元整" },
      ...{ tier: "一般", reason: "没有从重、从轻情节" },
    });
    await this.act("officer", id, "close_investigation", {
      ...{
        facts: "未经核准外运并弃置建筑垃圾",
        nature: "未经核准擅自处置建筑垃圾",
        noCorrectionReason: "已自行清运完毕",
      },
    });
    await this.act("lead", id, "review_by_unit", { opinion: "同意" });
    await this.act("head", id, "give_notice");
    await this.delivered(id);
    return { id, fineFen };
  }

  /** The paper that waits is handed over; where several wait, the first whose line holds `name`. */
  async delivered(id: string, name = ""): Promise<void> {
    await this.act("officer", id, "deliver", (fields) => ({
      ...paperNamed(fields, name),
      method: "direct",
      isDone: true,
      account: "本人签收",
      at: this.server.now(),
    }));
  }

  /** After the days of the defence: reviewed, decided, delivered. */
  async decided({ id }: CaseAtWork, review: string): Promise<void> {
    await this.act("officer", id, "review_representation", { review });
    await this.act("reviewer", id, "review_legally", { opinion: "agree", detail: "事实清楚，程序合法" });
    await this.act("head", id, "decide_penalty");
    await this.delivered(id);
  }

  /** Number and code, as they stand on the notice. */
  async keyOf(id: string): Promise<{ readonly number: string; readonly code: string }> {
    return getRow(
      this.server.city.platform.database,
      sql<{
        number: string;
        code: string;
      }>`select m.number, a.code from matter m join case_party_access a on a.matter_id = m.id
        where m.id = ${id}`,
    );
  }
}

export interface CaseAtWork {
  readonly id: string;
  readonly fineFen: number;
}

/** Every option of the field that takes several: all the evidence that waits, all who may attend. */
export function everyOption(fields: readonly Field[]): Fill {
  const field = fields.find((one) => one.type === "manyChoices");
  return field ? { [field.name]: field.options?.map((option) => option.value) ?? [] } : {};
}

function paperNamed(fields: readonly Field[], name: string): Fill {
  const options = fields.find((field) => field.name === "deliveryId")?.options ?? [];
  const found = options.find((option) => option.label.includes(name));
  return found && name !== "" ? { deliveryId: found.value } : {};
}
