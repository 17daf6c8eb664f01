/** The browser of journeys: Chromium as it comes with npm, driven by Playwright. */
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";

/** Flags of the package that break contexts and new headless mode. */
const UNWANTED = /^--(single-process|no-zygote|headless)/;

export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((flag) => !UNWANTED.test(flag)),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    headless: true,
  });
}

/** For whatever must come: the days that pass at once set jobs to work, beside whatever else the machine does. */
export const PATIENCE_MS = 90_000;

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface SeatOptions {
  readonly baseUrl: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Where the phone says it is, WGS 84 degrees. */
  readonly position?: { readonly longitude: number; readonly latitude: number };
}

/** One person at one screen: a browser context of their own. An error on the page fails the test that asks `complaints`. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

export async function takeSeat(browser: Browser, options: SeatOptions): Promise<Seat> {
  const context = await browser.newContext({
    baseURL: options.baseUrl,
    viewport: options.size ?? DESK,
    deviceScaleFactor: 1,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...(options.position ? { geolocation: options.position, permissions: ["geolocation"] } : {}),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}
