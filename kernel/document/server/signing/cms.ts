/**
 * CMS SignedData (RFC 5652), detached, with the signed attributes of PAdES baseline B-B (ETSI EN 319 142-1): content type, message
 * digest, signing-certificate-v2 (RFC 5035). No signing-time attribute: PAdES keeps the time in the PDF's own dictionary.
 */
import { createHash } from "node:crypto";
import { der, explicit, integer, nothing, octets, oid, readValue, sequence, set } from "./der.ts";
import type { Signer } from "./signer.ts";

const DATA = "1.2.840.113549.1.7.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";

/** @param content the signed bytes, in parts */
export async function signDetached(signer: Signer, content: readonly Uint8Array[]): Promise<Buffer> {
  const { certificate, algorithms } = signer;
  const attributes = [
    attribute(CONTENT_TYPE, oid(DATA)),
    attribute(MESSAGE_DIGEST, octets(algorithms.digest(Buffer.concat(content)))),
    attribute(SIGNING_CERTIFICATE_V2, signingCertificate(certificate)),
  ];
  // Signed as a SET; in the message the same bytes stand under the tag [0].
  const signed = set(...attributes);
  const signature = await signer.sign(signed);
  const digestAlgorithm = sequence(oid(algorithms.digestOid), nothing());
  const { issuer, serial } = issuerAndSerial(certificate);
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    digestAlgorithm,
    der(0xa0, readValue(signed).content),
    sequence(oid(algorithms.signatureOid), nothing()),
    octets(signature),
  );
  const signedData = sequence(
    integer(1),
    set(digestAlgorithm),
    sequence(oid(DATA)),
    der(0xa0, certificate),
    set(signerInfo),
  );
  return sequence(oid(SIGNED_DATA), explicit(0, signedData));
}

function attribute(type: string, value: Buffer): Buffer {
  return sequence(oid(type), set(value));
}

/** Ties the signature to this very certificate: another one over the same key would not fit. SHA-256 is the default and is not named. */
function signingCertificate(certificate: Buffer): Buffer {
  return sequence(sequence(sequence(octets(createHash("sha256").update(certificate).digest()))));
}

export function issuerAndSerial(certificate: Buffer): { readonly issuer: Buffer; readonly serial: Buffer } {
  const body = readValue(readValue(certificate).content).content;
  const version = readValue(body);
  const serial = readValue(version.rest);
  const algorithm = readValue(serial.rest);
  return { serial: serial.whole, issuer: readValue(algorithm.rest).whole };
}
