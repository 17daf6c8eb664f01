/**
 * Fetching from an address that a stranger named. Only public addresses are asked: whoever names `http://10.0.0.5/` or a name that
 * resolves to it wants our network to answer (SSRF). The address that was judged is the one connected to, redirects are judged anew.
 */
import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { BlockList, isIP } from "node:net";

/** Asking again later may help, or never will. */
export class FetchFailure extends Error {
  readonly isFinal: boolean;
  constructor(message: string, isFinal: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = "FetchFailure";
    this.isFinal = isFinal;
  }
}

/** Ranges that are not of the public internet (IANA special-purpose registries). */
const NOT_PUBLIC = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, "ipv4");
const GLOBAL_IPV6 = new BlockList();
GLOBAL_IPV6.addSubnet("2000::", 3, "ipv6");
/** Inside 2000::/3 and still not for us: documentation, and ways of wrapping an IPv4 address. */
const WRAPPED_IPV6 = new BlockList();
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const)
  WRAPPED_IPV6.addSubnet(net, prefix, "ipv6");

export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !NOT_PUBLIC.check(address, "ipv4");
  return isIP(address) === 6 && GLOBAL_IPV6.check(address, "ipv6") && !WRAPPED_IPV6.check(address, "ipv6");
}

export interface FetchLimits {
  readonly maxBytes: number;
  /** For the whole, redirects included. */
  readonly timeoutMs: number;
  /** Which addresses may be asked; another one only in tests, which have no public server. */
  readonly mayAsk?: (address: string) => boolean;
}

const MOST_REDIRECTS = 3;

/** @throws FetchFailure */
export async function fetchPublic(url: string, limits: FetchLimits): Promise<Buffer> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let next = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await ask(next, limits, signal);
    if (Buffer.isBuffer(answer)) return answer;
    next = answer.location;
  }
  throw new FetchFailure("转向次数太多", true);
}

async function ask(
  text: string,
  { maxBytes, mayAsk = isPublicAddress }: FetchLimits,
  signal: AbortSignal,
): Promise<Buffer | { readonly location: string }> {
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) throw new FetchFailure("不是 http 或 https 地址", true);
  if (url.username !== "" || url.password !== "") throw new FetchFailure("地址里不能带用户名和密码", true);
  const address = await addressOf(url, mayAsk);
  const response = await connect(url, address, signal);
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400 && headers.location) {
    response.destroy();
    const location = URL.parse(headers.location, url.href);
    if (!location) throw new FetchFailure("转向的地址不对", true);
    return { location: location.href };
  }
  if (status !== 200) {
    response.destroy();
    throw new FetchFailure(`对方回答 ${status}`, status >= 400 && status < 500 && status !== 429);
  }
  return readBody(response, maxBytes);
}

/** Every address of the name must be public: with two, the connection could pick either. */
async function addressOf(url: URL, mayAsk: (address: string) => boolean): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host)
    ? [host]
    : await lookup(host, { all: true }).then(
        (all) => all.map((one) => one.address),
        (cause: unknown) => {
          throw new FetchFailure("找不到这个主机", false, cause);
        },
      );
  const [first] = found;
  if (first === undefined || !found.every(mayAsk)) throw new FetchFailure("不是公网地址", true);
  return first;
}

function connect(url: URL, address: string, signal: AbortSignal): Promise<http.IncomingMessage> {
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).get(
      url,
      {
        signal,
        agent: false,
        headers: { accept: "image/*", "user-agent": "fangyuan" },
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      resolve,
    );
    request.on("error", (cause) => reject(new FetchFailure("连不上对方", false, cause)));
  });
}

async function readBody(response: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new FetchFailure(`文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB`, true);
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) {
    response.destroy();
    throw tooLarge();
  }
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > maxBytes) throw tooLarge();
      parts.push(part);
    }
  } catch (cause) {
    throw cause instanceof FetchFailure ? cause : new FetchFailure("传到一半断了", false, cause);
  }
  return Buffer.concat(parts);
}
