import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { geometricMean, logMomentsOf } from './geometric-mean.ts'

// Base R, exp(mean(log(x))), and scipy.stats.gmean: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { inputs: { base: number[] }; descriptive: { geometricMean: number } }
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { descriptive: { geometricMean: number } }

it('agrees with R and SciPy', () => {
  const actual = geometricMean(reference.inputs.base)
  expect(actual).toBeCloseTo(reference.descriptive.geometricMean, 11)
  expect(actual).toBeCloseTo(python.descriptive.geometricMean, 11)
})

it('needs values above 0', () => {
  for (const values of [
    [1, 0],
    [1, -2],
  ])
    expect(() => logMomentsOf(values)).toThrow(expect.objectContaining({ code: 'domain' }))
  expect(() => geometricMean([])).toThrow(expect.objectContaining({ code: 'too-few' }))
})
