/**
 * The sign-in library (better-auth): passwords, sessions, second factor. Loaded when somebody first signs in, because importing
 * it costs 340 ms; identifying callers does without it (`../cookies.ts`, `../identify.ts`).
 */
import type { Platform } from "#platform/capability.ts";
import { writeSignedCookie } from "../cookies.ts";
import type { Caller } from "./caller.ts";

/** A working day with its overtime: nobody stays signed in on a desk they left yesterday. Seconds. */
const SESSION_SECONDS = 16 * 3600;
/** Between the password and the second factor. Seconds. */
const PENDING_SECONDS = 600;
const CLIENT_IP_HEADER = "x-fangyuan-client-ip";

type Library = Awaited<ReturnType<typeof load>>;
const loaded = new WeakMap<Platform, Promise<Library>>();

export function libraryOf(platform: Platform): Promise<Library> {
  const before = loaded.get(platform);
  if (before) return before;
  const library = load(platform);
  loaded.set(platform, library);
  return library;
}

async function load(platform: Platform) {
  const [{ betterAuth }, { username }, { twoFactor }] = await Promise.all([
    import("better-auth"),
    import("better-auth/plugins/username"),
    import("better-auth/plugins/two-factor"),
  ]);
  return betterAuth({
    appName: "方圆",
    baseURL: platform.publicUrl,
    secret: platform.secrets.sessionSecret,
    database: { db: platform.database, type: "postgres" },
    user: { modelName: "people_user" },
    session: { modelName: "people_session", expiresIn: SESSION_SECONDS },
    account: { modelName: "people_account" },
    verification: { modelName: "people_verification" },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [
      username({ usernameValidator: () => true }),
      // Wrong codes count in our own lock-out (`lock-out.ts`), which moves with `now` and can be lifted by an administrator.
      twoFactor({
        twoFactorTable: "people_two_factor",
        twoFactorCookieMaxAge: PENDING_SECONDS,
        accountLockout: { enabled: false },
      }),
    ],
    advanced: {
      cookiePrefix: "fangyuan",
      useSecureCookies: platform.publicUrl.startsWith("https:"),
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => platform.log.error({ part: "people" }, message) },
  });
}

/** What the library may see of a request: one cookie, and where it came from. A client cannot name its own address. */
export function libraryHeaders(
  platform: Platform,
  caller: Caller,
  signed: { readonly cookie: string; readonly value: string } | null,
): Headers {
  const headers = new Headers({ [CLIENT_IP_HEADER]: caller.ip });
  const userAgent = caller.headers["user-agent"];
  if (userAgent) headers.set("user-agent", userAgent.slice(0, 300));
  if (signed) headers.set("cookie", writeSignedCookie(platform, signed.cookie, signed.value));
  return headers;
}
