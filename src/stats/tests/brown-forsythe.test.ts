import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { brownForsythe } from './brown-forsythe.ts'

type Expected = Record<'f' | 'df1' | 'df2' | 'p', number>
// Base R, anova of the distances, and scipy.stats.levene(center='median'): test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment' | 'scaleBase' | 'scaleTreatment' | 'age', number[]>
  tests: Record<'brownForsythe' | 'brownForsytheThree', Expected>
}
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { tests: { levene: { f: number; p: number } } }
const { base, treatment, scaleBase, scaleTreatment, age } = reference.inputs

it.each([
  ['two', [base, treatment], reference.tests.brownForsythe],
  ['three', [scaleBase, scaleTreatment, age], reference.tests.brownForsytheThree],
])('of %s groups agrees with R', (_, groups, expected) => {
  const result = brownForsythe(groups)
  expect(result.f).toBeCloseTo(expected.f, 10)
  expect(result.df1).toBe(expected.df1)
  expect(result.df2).toBe(expected.df2)
  expect(result.pValue / expected.p).toBeCloseTo(1, 8)
})

it('agrees with SciPy', () => {
  const result = brownForsythe([base, treatment])
  expect(result.f).toBeCloseTo(python.tests.levene.f, 11)
  expect(result.pValue).toBeCloseTo(python.tests.levene.p, 12)
})

it('refuses groups without spread', () => {
  expect(() =>
    brownForsythe([
      [1, 1],
      [2, 2],
    ]),
  ).toThrow(expect.objectContaining({ code: 'no-variation' }))
  expect(() => brownForsythe([[1, 2]])).toThrow(expect.objectContaining({ code: 'too-few' }))
  expect(() => brownForsythe([[1, 2], [3]])).toThrow(expect.objectContaining({ code: 'too-few' }))
})
