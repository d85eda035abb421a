import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { StatisticsError } from '../error.ts'
import { Xoshiro } from './xoshiro.ts'

/**
 * The stream of random numbers that belongs to a seed and a name: its state is the first half of
 * the SHA-256 of both, so streams with different names or seeds are unrelated.
 * Throws `domain` unless the seed is a whole number within +-2^53.
 */
export function createStream(seed: number, name: string): Xoshiro {
  if (!Number.isSafeInteger(seed)) {
    throw new StatisticsError('domain', `a seed must be a whole number, not ${seed}`, { seed })
  }
  const digest = sha256(utf8ToBytes(`${seed} ${name}`))
  const bytes = new DataView(digest.buffer, digest.byteOffset)
  const state = new Int32Array(4)
  for (let word = 0; word < 4; word++) state[word] = bytes.getInt32(4 * word, true)
  return new Xoshiro(state)
}
