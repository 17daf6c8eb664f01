/** What the tests of one file share: a city in this process, a browser before it, and the people at their screens. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import { wallClock } from "#platform/time.ts";
import { DESK, launchBrowser, PHONE, type Seat, type SeatOptions, takeSeat } from "./browser.ts";
import { nextWorkdayAt } from "./cast.ts";
import { type JourneyServer, startJourneyServer } from "./city-server.ts";
import { signIn } from "./desk.ts";

type Looks = Pick<SeatOptions, "size" | "position">;

export class Scene {
  #server: JourneyServer | null = null;
  #browser: Browser | null = null;
  readonly #seats: Seat[] = [];

  get server(): JourneyServer {
    if (!this.#server) throw new Error("the city is not open yet");
    return this.#server;
  }
  get browser(): Browser {
    if (!this.#browser) throw new Error("the browser is not open yet");
    return this.#browser;
  }

  async open(): Promise<void> {
    this.#server = await startJourneyServer(nextWorkdayAt(wallClock.now(), 9));
    this.#browser = await launchBrowser();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
  }

  /** Somebody at a desk, signed in unless nobody is named. */
  desk(account: string | null, looks: Looks = {}): Promise<Seat> {
    return this.#seat({ size: DESK, ...looks }, account);
  }

  /** Somebody with a phone; without an account a citizen. */
  phone(account: string | null = null, looks: Looks = {}): Promise<Seat> {
    return this.#seat({ size: PHONE, ...looks }, account);
  }

  async #seat(looks: Looks, account: string | null): Promise<Seat> {
    const taken = await takeSeat(this.browser, { baseUrl: this.server.url, ...looks });
    this.#seats.push(taken);
    if (account) await signIn(taken, account);
    return taken;
  }

  /** Minutes pass in the city. */
  later(minutes: number): void {
    this.goTo(addMillis(this.server.now(), minutes * MINUTE_MS));
  }

  goTo(instant: Instant): void {
    this.server.setTime(instant);
  }

  /** No page that was open had anything to complain of. */
  expectQuiet(): void {
    expect(this.#seats.flatMap((seat) => seat.complaints)).toEqual([]);
  }
}

/**
 * Opens the city before the tests of the file and closes it after them.
 * @param prepare what is there before the first test
 */
export function openScene(prepare: (scene: Scene) => Promise<void> = async () => undefined): Scene {
  const scene = new Scene();
  beforeAll(async () => {
    await scene.open();
    await prepare(scene);
  });
  afterAll(() => scene.close());
  return scene;
}
