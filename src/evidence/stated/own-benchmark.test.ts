import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ownBenchmark, type OwnBenchmark } from './own-benchmark.ts'

type Reference = OwnBenchmark & {
  readonly value: readonly number[]
  readonly standardError: readonly number[]
}

// predict() of R's metafor: test/reference/own-benchmark.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/own-benchmark.json', import.meta.url), 'utf8'),
) as Record<'ratio' | 'oddsRatio' | 'difference' | 'alike', Reference>

const levelsOf = ({ value, standardError }: Reference) =>
  value.map((one, i) => ({ value: one, standardError: standardError[i]! }))

describe('a benchmark of own studies', () => {
  it.each([
    ['ratio', 'ratio'],
    ['oddsRatio', 'odds-ratio'],
    ['difference', 'difference'],
    ['alike', 'ratio'],
  ] as const)('agrees with metafor: %s', (name, scale) => {
    const expected = reference[name]
    const own = ownBenchmark(levelsOf(expected), scale)
    for (const key of ['min', 'median', 'max'] as const)
      expect(Math.abs(own[key] / expected[key] - 1), key).toBeLessThan(1e-7)
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
