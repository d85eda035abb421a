import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mannWhitney } from './mann-whitney.ts'

type Expected = Record<'statistic' | 'p', number>
// Base R, wilcox.test; scipy.stats.mannwhitneyu and brunnermunzel: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'base' | 'treatment' | 'scaleBase' | 'scaleTreatment', number[]>
  tests: Record<
    'mannWhitneyExact' | 'mannWhitneyExactSmall' | 'mannWhitneyNormal' | 'mannWhitneyTies',
    Expected
  > &
    Record<'superiority' | 'superiorityTies', Record<'value' | 'low' | 'high', number>>
}
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as {
  tests: Record<'mannWhitney' | 'mannWhitneyTies' | 'mannWhitneyExact', { u: number; p: number }> &
    Record<'superiority' | 'superiorityTies', { value: number; standardError: number; p: number }>
}
const { base, treatment, scaleBase, scaleTreatment } = reference.inputs
const { tests } = reference

describe('mannWhitney', () => {
  it.each([
    ['without ties', base.slice(0, 15), treatment.slice(0, 20), tests.mannWhitneyExact],
    ['of a few values', [0.5, 3.3, 4.4, 5.5], [1.1, 2.2, 9.9], tests.mannWhitneyExactSmall],
  ])('is exact %s, as in R', (_, a, b, expected) => {
    const result = mannWhitney(a, b, 0.95)
    expect(result.method).toBe('exact')
    expect(result.u).toBe(expected.statistic)
    expect(result.pValue).toBeCloseTo(expected.p, 12)
  })

  it.each([
    ['for many values', base, treatment, tests.mannWhitneyNormal, python.tests.mannWhitney],
    ['with ties', scaleBase, scaleTreatment, tests.mannWhitneyTies, python.tests.mannWhitneyTies],
  ])('is normal %s, as in R and SciPy', (...[, a, b, expected, scipy]) => {
    const result = mannWhitney(a, b, 0.95)
    expect(result.method).toBe('normal')
    expect(result.u).toBe(expected.statistic)
    expect(result.u).toBe(scipy.u)
    expect(result.pValue / expected.p).toBeCloseTo(1, 9)
    expect(result.pValue / scipy.p).toBeCloseTo(1, 9)
    expect(result.z).toBeGreaterThan(0)
  })

  it.each([
    ['', base, treatment, python.tests.superiority],
    [' with ties', scaleBase, scaleTreatment, python.tests.superiorityTies],
  ])('gives the superiority%s with its error, as in SciPy', (_, a, b, expected) => {
    const { superiority } = mannWhitney(a, b, 0.95)
    expect(superiority.value).toBeCloseTo(expected.value, 13)
    expect(superiority.standardError).toBeCloseTo(expected.standardError, 12)
  })

  it.each([
    ['', base, treatment, 0.95, tests.superiority],
    [' with ties', scaleBase, scaleTreatment, 0.9, tests.superiorityTies],
  ])('gives the interval of the superiority%s, as in R', (...[, a, b, level, expected]) => {
    const { value, interval } = mannWhitney(a, b, level).superiority
    expect(value).toBeCloseTo(expected.value, 13)
    expect(interval.low).toBeCloseTo(expected.low, 10)
    expect(interval.high).toBeCloseTo(expected.high, 10)
  })

  it('turns with the arms', () => {
    const there = mannWhitney(scaleBase, scaleTreatment, 0.9)
    const back = mannWhitney(scaleTreatment, scaleBase, 0.9)
    expect(back.u).toBe(35 * 40 - there.u)
    expect(back.z).toBeCloseTo(-there.z, 12)
    expect(back.pValue).toBeCloseTo(there.pValue, 14)
    expect(back.superiority.interval.low).toBeCloseTo(1 - there.superiority.interval.high, 12)
  })

  it('finds nothing where all values are equal', () => {
    const result = mannWhitney([4, 4, 4], [4, 4], 0.95)
    expect(result).toMatchObject({ u: 3, z: 0, pValue: 1, superiority: { value: 0.5 } })
    expect(result.superiority.interval.low).toBeLessThan(0.2)
  })

  it('keeps a width where the arms do not overlap', () => {
    const { superiority } = mannWhitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0.95)
    expect(superiority).toMatchObject({ value: 1, standardError: 0, interval: { high: 1 } })
    // Newcombe's equation at its lower end, theta: (1 - theta)^2 = z^2 Var(theta), m = n = 5.
    const theta = superiority.interval.low
    const spread = 1 + 4 * ((1 - theta) / (2 - theta) + theta / (1 + theta))
    expect((1 - theta) ** 2).toBeCloseTo(
      (1.959963984540054 ** 2 * theta * (1 - theta) * spread) / 25,
      12,
    )
    expect(theta).toBeGreaterThan(0.5)
  })

  it('refuses what cannot be ranked', () => {
    expect(() => mannWhitney([1], [2, 3], 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => mannWhitney([1, Infinity], [2, 3], 0.95)).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
    expect(() => mannWhitney([1, 2], [2, 3], 0)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
