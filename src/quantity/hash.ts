import { canonicalJson } from '#quantity/canonical-json'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The content hash of a value: SHA-256 (FIPS 180-4) of its canonical JSON in UTF-8, in
 * hexadecimal. Two values with the same content have the same hash on every machine. For what is
 * no plain data it throws as `canonicalJson` does.
 */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}
