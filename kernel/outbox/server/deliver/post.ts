/**
 * One POST to an address that an administrator entered. The addresses that a name resolves to are judged at the moment of connecting,
 * so that a name cannot change between the question and the call; redirects are not followed.
 */
import { type LookupAddress, lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

const LONGEST_ANSWER = 65_536;

export interface Posted {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutSeconds: number;
  readonly allowsPrivate: boolean;
}

export interface PostAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

/** Private, link-local, loopback and reserved networks: a message must not be turned against the bureau's own machines. */
const INNER = new BlockList();
const INNER_NETWORKS = [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15",
  "224.0.0.0/4 240.0.0.0/4 ::/127 fc00::/7 fe80::/10 ff00::/8 64:ff9b::/96 2002::/16",
];
for (const network of INNER_NETWORKS.join(" ").split(" ")) {
  const [address = "", bits] = network.split("/");
  INNER.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
}

export function isInnerAddress(address: string): boolean {
  return INNER.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** The address is a private one and the channel does not allow that. */
export class InnerAddressError extends Error {
  constructor() {
    super("地址指向内网，通道没有允许内网地址");
  }
}

/** @throws InnerAddressError, or Error of the connection: refused, timed out, no such name */
export function post({ address, headers, body, timeoutSeconds, allowsPrivate }: Posted): Promise<PostAnswer> {
  const url = new URL(address);
  // Literal addresses are never looked up.
  const literal = url.hostname.replaceAll(/[[\]]/g, "");
  if (!allowsPrivate && isIP(literal) && isInnerAddress(literal)) return Promise.reject(new InnerAddressError());
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      // A connection of its own: one that the other end has closed must not cost a try.
      agent: false,
      signal: AbortSignal.timeout(timeoutSeconds * 1_000),
      ...(allowsPrivate ? {} : { lookup: lookupOutside }),
    });
    request.on("error", (error) => reject(error.name === "AbortError" ? new Error("对方没有在时限内回答") : error));
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length <= LONGEST_ANSWER) chunks.push(chunk);
        else response.destroy();
      });
      response.on("error", reject);
      response.on("close", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, text, retryAfter: response.headers["retry-after"] ?? null });
      });
    });
    request.end(body);
  });
}

const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const inner = found?.some(({ address }) => isInnerAddress(address));
    const [first] = found ?? [];
    if (error || inner || !first) {
      callback(error ?? (new InnerAddressError() as NodeJS.ErrnoException), "", 4);
      return;
    }
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
