import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ownBenchmark, type OwnBenchmark } from './own-benchmark.ts'

type Reference = Pick<OwnBenchmark, 'median'> & {
  readonly value: readonly number[]
  readonly standardError: readonly number[]
}

// The mean of R's metafor: test/reference/own-benchmark.R; the range, integrated in Python: prediction-interval.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/own-benchmark.json', import.meta.url), 'utf8'),
) as Record<'ratio' | 'oddsRatio' | 'difference' | 'alike', Reference>

const { studies } = JSON.parse(
  readFileSync(
    new URL('../../../test/reference/prediction-interval.json', import.meta.url),
    'utf8',
  ),
) as { readonly studies: Readonly<Record<string, Record<'low' | 'high', number>>> }

const levelsOf = ({ value, standardError }: Reference) =>
  value.map((one, i) => ({ value: one, standardError: standardError[i]! }))

describe('a benchmark of own studies', () => {
  it.each([
    ['ratio', 'ratio', 'ownRatio', Math.exp],
    ['oddsRatio', 'odds-ratio', 'ownOddsRatio', (x: number) => 1 / (1 + Math.exp(-x))],
    ['difference', 'difference', 'ownDifference', (x: number) => x],
    ['alike', 'ratio', 'ownAlike', Math.exp],
  ] as const)('agrees with metafor and Python: %s', (name, scale, study, back) => {
    const own = ownBenchmark(levelsOf(reference[name]), scale)
    const { low, high } = studies[study]!
    const expected = { min: back(low), median: reference[name].median, max: back(high) }
    for (const key of ['min', 'median', 'max'] as const)
      expect(Math.abs(own[key] / expected[key] - 1), key).toBeLessThan(1e-6)
  })

  it('needs three levels, all with a place on the scale', () => {
    const levels = levelsOf(reference.ratio)
    expect(() => ownBenchmark(levels.slice(0, 2), 'ratio')).toThrow(/at least three/)
    const none = [...levels, { value: 0, standardError: 1 }]
    expect(() => ownBenchmark(none, 'ratio')).toThrow(/no place/)
    expect(() => ownBenchmark([...levels, { value: 1, standardError: 0.1 }], 'odds-ratio')).toThrow(
      /no place/,
    )
  })
})
