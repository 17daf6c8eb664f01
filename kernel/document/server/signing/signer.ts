/**
 * 签名服务 the signer of an agency. Behind this interface stands a key in a file now; a cloud seal service or a national-cipher
 * (SM2) device gives the same three things: a certificate, the names of its algorithms, a signature.
 */
export interface Signer {
  /** X.509, DER. */
  readonly certificate: Buffer;
  /** Whose seal it is, for the PDF's signature panel. */
  readonly name: string;
  readonly algorithms: SignatureAlgorithms;
  /** @param attributes the DER-encoded signed attributes; the signer digests them itself */
  sign(attributes: Buffer): Promise<Buffer>;
}

export interface SignatureAlgorithms {
  /** Of the digest: SHA-256 2.16.840.1.101.3.4.2.1, SM3 1.2.156.10197.1.401. */
  readonly digestOid: string;
  /** Of the signature: RSA with SHA-256 1.2.840.113549.1.1.11, SM2 with SM3 1.2.156.10197.1.501. */
  readonly signatureOid: string;
  readonly digest: (bytes: Uint8Array) => Buffer;
}
