import { randomBytes } from 'node:crypto'
import type { Surroundings } from '#use-cases/ports/surroundings'

const digits = 'abcdefghijklmnopqrstuvwxyz012345'

/** The clock of this machine, and ids of 100 random bits. */
export const localSurroundings: Surroundings = {
  now: () => new Date().toISOString(),
  newId: () => Array.from(randomBytes(20), (byte) => digits[byte % 32]).join(''),
}
