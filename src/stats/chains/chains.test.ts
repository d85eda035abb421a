import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bulkEffectiveSize } from './bulk-effective-size.ts'
import { splitRHat } from './split-r-hat.ts'

// R, package posterior: test/reference/chains.R.
const { cases } = JSON.parse(
  readFileSync(new URL('../../../test/reference/chains.json', import.meta.url), 'utf8'),
) as { cases: Record<string, { chains: number[][]; rHat: number; bulk: number }> }

const chainsOf = (chains: readonly number[][]): Float64Array[] =>
  chains.map((chain) => Float64Array.from(chain))

describe.each(Object.entries(cases))('chains: %s', (_, { chains, rHat, bulk }) => {
  it("have posterior's split R-hat", () => {
    expect(splitRHat(chainsOf(chains))).toBeCloseTo(rHat, 9)
  })

  it("have posterior's bulk effective size", () => {
    expect(bulkEffectiveSize(chainsOf(chains)) / bulk).toBeCloseTo(1, 9)
  })
})

describe.each([splitRHat, bulkEffectiveSize])('%o', (diagnostic) => {
  it('is no number where nothing moves', () => {
    expect(diagnostic([new Float64Array(8).fill(3)])).toBeNaN()
  })

  it.each([
    ['three draws', [[1, 2, 3]], 'too-few'],
    ['no chain', [], 'too-few'],
    [
      'chains of other lengths',
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4, 5],
      ],
      'domain',
    ],
    ['a draw that is no number', [[1, 2, NaN, 4]], 'not-finite'],
  ])('refuses %s', (_, chains, code) => {
    expect(() => diagnostic(chainsOf(chains))).toThrow(expect.objectContaining({ code }))
  })
})
