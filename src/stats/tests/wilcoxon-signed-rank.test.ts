import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { normalPValue } from './p-value.ts'
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts'

type Expected = Record<'statistic' | 'p', number>
// Base R, wilcox.test, and scipy.stats.wilcoxon(correction=True): test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'before' | 'after' | 'scaleBase' | 'scaleTreatment', number[]>
  tests: Record<'signedRankExact' | 'signedRankTies', Expected>
}
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { tests: Record<'signedRank' | 'signedRankExact', Expected> }
const { before, after, scaleBase, scaleTreatment } = reference.inputs
const differences = after.map((value, i) => value - before[i]!)

it('is exact without ties, as in R and SciPy', () => {
  const result = wilcoxonSignedRank(differences)
  expect(result).toMatchObject({ method: 'exact', zeros: 0 })
  expect(result.v).toBe(reference.tests.signedRankExact.statistic)
  expect(result.pValue).toBeCloseTo(reference.tests.signedRankExact.p, 12)
  expect(result.pValue).toBeCloseTo(python.tests.signedRankExact.p, 12)
})

it('has the z of the normal approximation, as in SciPy', () => {
  const { z } = wilcoxonSignedRank(differences)
  expect(z).toBeLessThan(0)
  expect(normalPValue(z) / python.tests.signedRank.p).toBeCloseTo(1, 9)
})

it('is normal with ties and zeros, as in R', () => {
  const result = wilcoxonSignedRank(scaleTreatment.map((value, i) => value - scaleBase[i]!))
  expect(result.method).toBe('normal')
  expect(result.zeros).toBeGreaterThan(0)
  expect(result.v).toBe(reference.tests.signedRankTies.statistic)
  expect(result.pValue / reference.tests.signedRankTies.p).toBeCloseTo(1, 9)
})

it('refuses differences that are all 0', () => {
  expect(() => wilcoxonSignedRank([0, 0])).toThrow(
    expect.objectContaining({ code: 'no-variation' }),
  )
  expect(() => wilcoxonSignedRank([])).toThrow(expect.objectContaining({ code: 'too-few' }))
  expect(wilcoxonSignedRank([2])).toMatchObject({ v: 1, pValue: 1, method: 'exact' })
})
