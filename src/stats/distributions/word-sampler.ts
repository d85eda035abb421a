import { distributionSd } from './distribution-sd.ts'
import type { Distribution } from './distribution.ts'
import { checkedFamilyOf } from './families.ts'
import { TABLE_ERROR } from './quantile-table.ts'
import { createWordTable, type WordTable } from './word-table.ts'

/**
 * Draws from words of 32 bits, such as `createPoints` gives: the draw of a word is that of
 * `createSampler` for the uniform number (word + 1/2) / 2^32, to 1e-8 of the sd, several times as
 * fast. Its table takes about half a millisecond: keep it. Throws `domain`.
 *
 * @param scale every draw is multiplied by it: units
 */
export function createWordSampler(d: Distribution, scale: number): WordTable {
  const { from, fill } = checkedFamilyOf(d).draw(d)
  const tolerance = TABLE_ERROR * distributionSd(d) * Math.abs(scale)
  if (scale === 1) return createWordTable({ from, fill }, tolerance)
  const scaled: typeof fill = (input, out) => {
    fill(input, out)
    for (let i = 0; i < out.length; i++) out[i]! *= scale
  }
  return createWordTable({ from, fill: scaled }, tolerance)
}

let scores: WordTable | undefined

/** Standard normal scores of words of 32 bits, to 1e-8. */
export function scoreTable(): WordTable {
  scores ??= createWordTable({ from: 'score', fill: (z, values) => values.set(z) }, TABLE_ERROR)
  return scores
}
