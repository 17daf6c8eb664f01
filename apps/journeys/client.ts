/** A person at work without a screen: signs in and acts over HTTP. Brings a matter quickly to where a journey begins. */
import { createHash, randomUUID } from "node:crypto";
import { DEMO_PASSWORD } from "#apps/demo/accounts.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { photo } from "./desk.ts";

const MOST_TRIES = 5;

export interface MatterSeen {
  readonly row: {
    readonly state: string;
    readonly stateLabel: string;
    readonly turnLabel: string;
    readonly unitName: string;
    readonly number: string;
    readonly version: number;
  };
  readonly acts: readonly {
    readonly act: string;
    readonly isAllowed: boolean;
    readonly refusals: readonly { readonly rule: string; readonly message: string }[];
    readonly fields: readonly {
      readonly name: string;
      readonly options?: readonly { readonly value: string; readonly label: string }[];
    }[];
  }[];
  readonly clocks: readonly {
    readonly kind: string;
    readonly state: string;
    readonly isOverdue: boolean;
    readonly dueAt: string;
  }[];
}

export class Client {
  readonly #url: string;
  readonly #cookie: string;
  readonly #postId: string | null;
  constructor(url: string, cookie: string, postId: string | null = null) {
    this.#url = url;
    this.#cookie = cookie;
    this.#postId = postId;
  }

  static async signIn(url: string, account: string): Promise<Client> {
    const response = await fetch(`${url}/api/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: account, password: DEMO_PASSWORD }),
    });
    if (!response.ok) throw new Error(`${account} cannot sign in: ${await response.text()}`);
    return new Client(
      url,
      response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; "),
    );
  }

  /** The same person in another of their posts: the one at this unit. */
  async at(unitName: string): Promise<Client> {
    const { posts } = await this.get<{ posts: readonly { id: string; unitName: string; role: string }[] }>("/api/me");
    const post = posts.find((one) => one.unitName === unitName && one.role === "unit_desk");
    if (!post) throw new Error(`no desk at ${unitName} among ${posts.map((one) => one.unitName).join(", ")}`);
    return new Client(this.#url, this.#cookie, post.id);
  }

  async get<T>(path: string): Promise<T> {
    return (await this.#fetch(path)).json() as Promise<T>;
  }

  /** Writes to any endpoint. */
  async send<T = unknown>(method: "POST" | "PATCH", path: string, body: object): Promise<T> {
    return (await this.#fetch(path, { method, body: JSON.stringify(body) })).json() as Promise<T>;
  }

  matter(id: string): Promise<MatterSeen> {
    return this.get(`/api/matters/${id}`);
  }

  /** Creates a matter. */
  async begin(act: string, input: object): Promise<string> {
    const body = JSON.stringify({ input, requestId: randomUUID() });
    const made = await this.#fetch(`/api/kinds/report/acts/${act}`, { method: "POST", body });
    return ((await made.json()) as { matterId: string }).matterId;
  }

  /** @param inputOf what is sent, from the fields that the act offers at this moment */
  async act(
    id: string,
    act: string,
    inputOf: object | ((first: (field: string) => string) => object) = {},
  ): Promise<void> {
    await this.actAsItStands(id, act, async () => {
      const seen = await this.matter(id);
      const fields = seen.acts.find((one) => one.act === act)?.fields ?? [];
      const first = (name: string) => fields.find((field) => field.name === name)?.options?.[0]?.value ?? "";
      const input = typeof inputOf === "function" ? inputOf(first) : inputOf;
      return { input, version: seen.row.version };
    });
  }

  /**
   * Where a job moved the matter between the reading and the act, it is read and done again, as a person goes on with it as it is.
   * @param read the matter's version and what is sent with it
   */
  async actAsItStands(
    id: string,
    act: string,
    read: () => Promise<{ readonly version: number; readonly input: object }>,
  ): Promise<void> {
    const requestId = randomUUID();
    const path = `/api/matters/${id}/acts/${act}`;
    for (let tries = 1; ; tries++) {
      const response = await this.#ask(path, {
        method: "POST",
        body: JSON.stringify({ ...(await read()), requestId }),
      });
      if (response.ok) return;
      const told = await response.text();
      if (!told.includes(MATTER_PROBLEMS.changedMeanwhile.type) || tries === MOST_TRIES)
        throw new Error(`POST ${path}: ${told}`);
    }
  }

  /** @returns the id of a new photograph */
  async photo(name: string): Promise<string> {
    const { buffer } = await photo(name);
    const sha256 = createHash("sha256").update(buffer).digest("hex");
    await this.#fetch(`/api/evidence?sha256=${sha256}`, {
      method: "POST",
      body: new Uint8Array(buffer),
      headers: { "content-type": "image/jpeg" },
    });
    return sha256;
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#ask(path, init);
    if (!response.ok) throw new Error(`${init.method ?? "GET"} ${path}: ${await response.text()}`);
    return response;
  }

  #ask(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      cookie: this.#cookie,
      ...(this.#postId ? { "x-fangyuan-post": this.#postId } : {}),
      ...(typeof init.body === "string" ? { "content-type": "application/json" } : {}),
      ...init.headers,
    };
    return fetch(`${this.#url}${path}`, { ...init, headers });
  }
}
