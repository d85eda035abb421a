import { normalCdf, normalQuantile } from '../special/normal.ts'
import { StatisticsError } from '../error.ts'
import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'

/** Turns each number of `input` into a draw at the same index of `out` (which may be `input`). */
export type Sampler = (input: Float64Array, out: Float64Array) => void

/**
 * Draws from uniform numbers strictly inside (0, 1), by the inverse of the cdf: a larger uniform
 * number never gives a smaller draw. Beta, gamma and PERT read a table whose error is below 1e-7
 * of the sd for p from 1e-6 to 1 - 1e-6; it is built once here. Throws `domain`; the sampler
 * throws `domain` where the two arrays differ in length.
 */
export function createSampler(d: Distribution): Sampler {
  const { from, fill } = checkedFamilyOf(d).draw(d)
  return (input, out) => {
    checkLengths(input, out)
    if (from === 'uniform') {
      fill(input, out)
      return
    }
    for (let i = 0; i < out.length; i++) out[i] = normalQuantile(input[i] ?? 0)
    fill(out, out)
  }
}

/**
 * The same from standard normal scores, as a Gaussian copula has them: a score and the uniform
 * number normalCdf(score) give the same draw.
 */
export function createNormalScoreSampler(d: Distribution): Sampler {
  const { from, fill } = checkedFamilyOf(d).draw(d)
  return (input, out) => {
    checkLengths(input, out)
    if (from === 'score') {
      fill(input, out)
      return
    }
    for (let i = 0; i < out.length; i++) out[i] = normalCdf(input[i] ?? 0)
    fill(out, out)
  }
}

function checkLengths(input: Float64Array, out: Float64Array): void {
  if (input.length === out.length) return
  const message = `${input.length} numbers cannot become ${out.length} draws`
  throw new StatisticsError('domain', message, { input: input.length, out: out.length })
}
