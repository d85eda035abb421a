import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pearsonCorrelation, spearmanCorrelation } from './correlation.ts'

// Base R, cor(), and scipy.stats.spearmanr: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'before' | 'after' | 'scaleBase' | 'scaleTreatment', number[]>
  descriptive: { pearson: number; spearman: number }
}
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { descriptive: { spearman: number } }
const { before, after, scaleBase, scaleTreatment } = reference.inputs

it('agrees with R and SciPy', () => {
  expect(pearsonCorrelation(before, after)).toBeCloseTo(reference.descriptive.pearson, 12)
  expect(spearmanCorrelation(scaleBase.slice(0, 35), scaleTreatment)).toBeCloseTo(
    reference.descriptive.spearman,
    12,
  )
  expect(spearmanCorrelation(before, after)).toBeCloseTo(python.descriptive.spearman, 12)
})

it('is 1 or -1 along a line, never beyond', () => {
  const line = [0.1, 0.2, 0.3, 0.7]
  expect(
    pearsonCorrelation(
      line,
      line.map((x) => 3 * x + 1),
    ),
  ).toBeCloseTo(1, 14)
  expect(
    pearsonCorrelation(
      line,
      line.map((x) => 3 * x),
    ),
  ).toBeLessThanOrEqual(1)
  expect(
    spearmanCorrelation(
      line,
      line.map((x) => -Math.exp(x)),
    ),
  ).toBe(-1)
})

it('refuses columns without variation', () => {
  expect(() => pearsonCorrelation([1, 2], [3, 3])).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
  expect(() => pearsonCorrelation([1], [3])).toThrow(expect.objectContaining({ code: 'too-few' }))
  expect(() => spearmanCorrelation([1, 2], [3])).toThrow(
    expect.objectContaining({ code: 'domain' }),
  )
})
