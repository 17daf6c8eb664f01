/** A certificate that an agency makes for itself (X.509 v3, RFC 5280): for the demonstration and until a licensed authority issues one. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import type { Instant } from "#base/instant.ts";
import { bits, der, explicit, integer, nothing, octets, oid, sequence, set, time, utf8, yes } from "./der.ts";

export const RSA_SHA256 = "1.2.840.113549.1.1.11";
export const SHA256 = "2.16.840.1.101.3.4.2.1";

export interface CertificateWanted {
  /** RSA private key, PEM. */
  readonly key: string;
  readonly name: string;
  /** 16 bytes. */
  readonly serial: Uint8Array;
  readonly validFrom: Instant;
  readonly validTo: Instant;
}

export function selfSigned({ key, name, serial, validFrom, validTo }: CertificateWanted): Buffer {
  const privateKey = createPrivateKey(key);
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const algorithm = sequence(oid(RSA_SHA256), nothing());
  const names = sequence(
    set(sequence(oid("2.5.4.6"), der(0x13, Buffer.from("CN", "ascii")))),
    set(sequence(oid("2.5.4.10"), utf8(name))),
    set(sequence(oid("2.5.4.3"), utf8(`${name}电子签章`))),
  );
  const body = sequence(
    explicit(0, integer(2)),
    integer(positive(serial)),
    algorithm,
    names,
    sequence(time(validFrom), time(validTo)),
    names,
    publicKey,
    explicit(3, sequence(...extensions(publicKey))),
  );
  return sequence(body, algorithm, bits(sign("sha256", body, privateKey as KeyObject)));
}

/** Not an authority; signs and cannot deny it. */
function extensions(publicKey: Buffer): readonly Buffer[] {
  const keyId = createHash("sha1").update(publicKey).digest();
  return [
    sequence(oid("2.5.29.19"), yes(), octets(sequence())),
    // digitalSignature and nonRepudiation: the first two bits.
    sequence(oid("2.5.29.15"), yes(), octets(der(0x03, Buffer.from([6, 0xc0])))),
    sequence(oid("2.5.29.14"), octets(octets(keyId))),
  ];
}

function positive(serial: Uint8Array): Buffer {
  const bytes = Buffer.from(serial);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return bytes;
}
