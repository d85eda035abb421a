import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { permutationTest } from './permutation-test.ts'

// scipy.stats.permutation_test over all dealings: test/reference/methods.py; inputs of methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { inputs: Record<'base' | 'treatment', number[]> }
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { resampling: { permutation: number } }
const base = reference.inputs.base.slice(0, 8)
const treatment = reference.inputs.treatment.slice(0, 7)

describe('permutationTest', () => {
  it('is within four standard errors of the exact p-value of SciPy', () => {
    const permutations = 50_000
    const { pValue } = permutationTest(
      { base, treatment },
      createGenerator(1, 'test'),
      permutations,
    )
    const exact = python.resampling.permutation
    expect(Math.abs(pValue - exact)).toBeLessThan(
      4 * Math.sqrt((exact * (1 - exact)) / permutations),
    )
  })

  it('gives the same bits for the same seed', () => {
    const run = (seed: number) =>
      permutationTest({ base, treatment }, createGenerator(seed, 'test'), 500)
    expect(run(4)).toEqual(run(4))
    expect(run(4).difference).toBe(run(5).difference)
  })

  // By hand: 2 of the 20 dealings of 1, 2, 3 against 4, 5, 6 are as far apart.
  it('counts dealings as far apart as extreme', () => {
    const { pValue, difference } = permutationTest(
      { base: [1, 2, 3], treatment: [4, 5, 6] },
      createGenerator(2, 'test'),
      20_000,
    )
    expect(difference).toBe(3)
    expect(Math.abs(pValue - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / 20_000))
  })

  it('refuses what cannot be dealt', () => {
    const generator = createGenerator(1, 'test')
    expect(() => permutationTest({ base: [1, 1], treatment: [1] }, generator, 10)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => permutationTest({ base: [], treatment: [1] }, generator, 10)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => permutationTest({ base, treatment }, generator, 0)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
