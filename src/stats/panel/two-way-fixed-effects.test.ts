import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReferenceTest, panelRows, reference, regions } from '../../../test/reference/panel.ts'
import { createGenerator } from '#stats/random/generator'
import { dot } from '#stats/regression/orthogonal-columns'
import type { TTest } from '#stats/tests/t-test'
import { panelRows as rowsOf } from './panel-rows.ts'
import { twoWayFixedEffects } from './two-way-fixed-effects.ts'
import { withinTransformation } from './within-transformation.ts'

const { twoWay } = reference

function expectTest(actual: TTest, expected: ReferenceTest): void {
  expect(actual.difference).toBeCloseTo(expected.value, 9)
  expect(actual.standardError).toBeCloseTo(expected.se, 10)
  expect(actual.df).toBe(expected.df)
  expect(actual.pValue / expected.p).toBeCloseTo(1, 7)
  expect(actual.interval.low).toBeCloseTo(expected.low, 9)
  expect(actual.interval.high).toBeCloseTo(expected.high, 9)
}

describe('twoWayFixedEffects', () => {
  it.each([
    ['units', panelRows.clusters, twoWay.byUnit],
    ['regions', regions, twoWay.byRegion],
  ])('agrees with R (lm with dummies, plm), errors by %s', (_, clusters, expected) => {
    const fit = twoWayFixedEffects({ ...panelRows, clusters })
    expectTest(fit.effects[0]!, expected.x)
    expectTest(fit.effects[1]!, expected.z)
    expected.covariance.forEach((row, i) =>
      row.forEach((value, j) => expect(fit.covariance[i]![j]).toBeCloseTo(value, 11)),
    )
    fit.influence.forEach((values, j) =>
      expect(dot(values, values)).toBeCloseTo(expected.covariance[j]![j]!, 11),
    )
    expect(fit.size.rows).toBe(twoWay.rows)
    expect(fit.size.units).toBe(16)
  })

  it('lists rows that are alone in their unit', () => {
    const { leftOut } = twoWayFixedEffects(panelRows)
    expect([...leftOut]).toEqual([reference.panel.unit.indexOf(17)])
  })

  it('names a predictor that units, times or others determine', () => {
    const singular = (predictor: Float64Array, at: number) =>
      expect(() =>
        twoWayFixedEffects({ ...panelRows, predictors: [...panelRows.predictors, predictor] }),
      ).toThrow(expect.objectContaining({ code: 'singular', details: { predictor: at } }))
    singular(
      Float64Array.from(panelRows.units, (unit) => 1e6 + unit ** 2),
      2,
    )
    singular(
      Float64Array.from(panelRows.times, (time) => Math.sqrt(time)),
      2,
    )
    singular(
      panelRows.predictors[0]!.map((x, i) => 3 * x + panelRows.units[i]! - panelRows.times[i]! / 7),
      2,
    )
  })

  it('refuses what has no error', () => {
    const one = new Int32Array(panelRows.units.length)
    expect(() => twoWayFixedEffects({ ...panelRows, clusters: one })).toThrow(
      expect.objectContaining({ code: 'too-few', details: { clusters: 1 } }),
    )
    const outcome = Float64Array.from(panelRows.units, (unit, i) => unit + panelRows.times[i]!)
    expect(() => twoWayFixedEffects({ ...panelRows, outcome })).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    const alone = Int32Array.from(panelRows.units.keys())
    expect(() => twoWayFixedEffects({ ...panelRows, units: alone })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => twoWayFixedEffects({ ...panelRows, predictors: [] })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})

describe('withinTransformation', () => {
  it('has the residuals of R (lm on dummies)', () => {
    const panel = rowsOf(panelRows.units, panelRows.times)
    const x = Float64Array.from(panel.kept, (row) => panelRows.predictors[0]![row]!)
    const within = withinTransformation(panel)(x)
    twoWay.withinX.forEach((value, i) => expect(within[i]).toBeCloseTo(value, 11))
  })

  // Linked in a chain, units and times mix as slowly as they can: the case that is hard for demeaning to and fro.
  it('leaves no level of any unit or time, chains and islands included', () => {
    const cells = fc.array(fc.tuple(fc.nat(7), fc.nat(11)), { minLength: 6, maxLength: 60 })
    const chain = Array.from({ length: 40 }, (_, i) => [i >> 1, (i + 1) >> 1] as [number, number])
    const check = (pairs: [number, number][]) => {
      const all = [...pairs, [20, 20], [20, 21], [21, 20], [21, 21]] as [number, number][]
      const panel = rowsOf(
        Int32Array.from(all, ([unit]) => unit),
        Int32Array.from(all, ([, time]) => time),
      )
      const generator = createGenerator(1, String(pairs))
      const column = Float64Array.from(panel.kept, () => 1e6 * generator.next())
      const within = withinTransformation(panel)(column)
      for (const codes of [panel.units, panel.times]) {
        const sums = new Map<number, number>()
        codes.forEach((code, i) => sums.set(code, (sums.get(code) ?? 0) + within[i]!))
        for (const sum of sums.values()) expect(Math.abs(sum)).toBeLessThan(1e-6)
      }
    }
    check(chain)
    fc.assert(fc.property(cells, check), { numRuns: 60, seed: 5 })
  })
})
