/**
 * The generator xoshiro128** 1.1: 32 bits a step, period 2^128 - 1.
 * Source: D. Blackman and S. Vigna, ACM TOMS 47 (2021) 36; passes BigCrush and
 * PractRand. For draws take `uniforms` or `createGenerator`, which seed it well.
 */
export class Xoshiro {
  readonly #state: Int32Array

  /** Four words, not all 0. */
  constructor(state: Int32Array) {
    this.#state = state.slice(0, 4)
  }

  /** The next 32 random bits, as a signed integer. */
  nextBits(): number {
    const state = this.#state
    const s0 = state[0] ?? 0
    const s1 = state[1] ?? 0
    const s2 = (state[2] ?? 0) ^ s0
    const s3 = (state[3] ?? 0) ^ s1
    state[0] = s0 ^ s3
    state[1] = s1 ^ s2
    state[2] = s2 ^ (s1 << 9)
    state[3] = rotateLeft(s3, 11)
    return Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9)
  }

  /** The next steps of 32 bits each, as `nextBits` gives them one by one. */
  fillBits(out: Int32Array): void {
    let [s0, s1, s2, s3] = [this.#state[0]!, this.#state[1]!, this.#state[2]!, this.#state[3]!]
    for (let i = 0; i < out.length; i++) {
      out[i] = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9)
      const shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = rotateLeft(s3, 11)
    }
    this.#state.set([s0, s1, s2, s3])
  }

  /** A uniform number strictly inside (0, 1): a multiple of 2^-53. */
  nextUniform(): number {
    let mantissa = 0
    while (mantissa === 0) {
      const high = this.nextBits() >>> 5
      const low = this.nextBits() >>> 6
      mantissa = high * 2 ** 26 + low
    }
    return mantissa * 2 ** -53
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
