import { describe, expect, it } from 'vitest'
import { didRows, reference, staggeredRows } from '../../../test/reference/panel.ts'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'
import { dynamicEffects, simpleEffect } from './average-effects.ts'
import { groupTimeEffects } from './group-time-effects.ts'
import { simultaneousBands } from './simultaneous-bands.ts'

const { staggered } = reference
const villages = staggeredRows.units.map((unit) => Math.floor((unit - 1) / 2) + 1)

describe('groupTimeEffects and their averages', () => {
  it.each([
    ['never-treated', 'never', staggeredRows.clusters],
    ['not-yet-treated', 'notYet', staggeredRows.clusters],
    ['never-treated', 'neverByVillage', villages],
  ] as const)(
    'agree with R (derivatives in the weights of the units): %s, %s',
    (controls, name, clusters) => {
      const expected = staggered[name]
      const all = groupTimeEffects({ ...staggeredRows, controls, clusters })
      expect(all.effects).toHaveLength(expected.cells.length)
      for (const cell of expected.cells) {
        const effect = all.effects.find((e) => e.group === cell.group && e.time === cell.time)!
        expect(effect.value).toBeCloseTo(cell.value, 10)
        expect(effect.test!.standardError).toBeCloseTo(cell.se, 6)
        expect(effect.since < 0).toBe(cell.time < cell.group)
      }
      const simple = simpleEffect(all)
      expect(simple.test.difference).toBeCloseTo(expected.simple.value, 10)
      expect(simple.test.standardError).toBeCloseTo(expected.simple.se, 6)
      expect(standardErrorOf(simple.estimate)).toBeCloseTo(expected.simple.se, 6)
      expect(simple.test.df).toBe(name === 'neverByVillage' ? 19 : 39)
      const dynamic = dynamicEffects(all)
      expect(dynamic.map(({ since }) => since)).toEqual(expected.dynamic.map(({ since }) => since))
      dynamic.forEach(({ test }, k) => {
        expect(test.difference).toBeCloseTo(expected.dynamic[k]!.value, 10)
        expect(test.standardError).toBeCloseTo(expected.dynamic[k]!.se, 6)
      })
    },
  )

  // With one start and two times all estimators are the difference of the mean changes.
  it('is the difference in differences with one start and two times', () => {
    const rows = [...didRows.times.keys()].filter((i) => [3, 4].includes(didRows.times[i]!))
    const pick = (column: ArrayLike<number>) => Float64Array.from(rows, (i) => column[i]!)
    const outcome = pick(didRows.outcome)
    const units = Int32Array.from(pick(didRows.units))
    const all = groupTimeEffects({
      outcome,
      units,
      times: Int32Array.from(pick(didRows.times)),
      firstTreated: pick(didRows.group).map((group) => (group === 1 ? 4 : Infinity)),
      clusters: units,
      controls: 'never-treated',
      level: 0.95,
    })
    const changes = (group: number) => {
      const values = [...new Set(units)].flatMap((unit) => {
        const [a, b] = rows.flatMap((row, k) => (units[k] === unit ? [row] : []))
        if (a === undefined || b === undefined || didRows.group[a] !== group) return []
        return [didRows.outcome[b]! - didRows.outcome[a]!]
      })
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    expect(simpleEffect(all).test.difference).toBeCloseTo(changes(1) - changes(0), 11)
  })

  it('takes a start after the last time as never, and lists units treated all along', () => {
    const firstTreated = staggeredRows.firstTreated.map((start, i) => {
      if (start !== Infinity) return start
      return staggeredRows.units[i] === 40 ? 2001 : 2030
    })
    const all = groupTimeEffects({ ...staggeredRows, firstTreated, controls: 'never-treated' })
    expect(all.alwaysTreated).toBe(1)
    expect(all.effects[0]!.controlUnits).toBe(12)
  })

  it('refuses what has no control or no start', () => {
    const noNever = staggeredRows.firstTreated.map((start) => (start === Infinity ? 2006 : start))
    const of = (change: Partial<typeof staggeredRows>) =>
      groupTimeEffects({ ...staggeredRows, ...change, controls: 'never-treated' })
    expect(() => of({ firstTreated: noNever })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    const notYet = groupTimeEffects({
      ...staggeredRows,
      firstTreated: noNever,
      controls: 'not-yet-treated',
    })
    expect(notYet.skipped).toContainEqual({ group: 2003, time: 2006 })
    expect(() => of({ firstTreated: noNever.map(() => Infinity) })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => of({ times: staggeredRows.times.map(() => 2003) })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    const changing = staggeredRows.firstTreated.with(0, 2004)
    expect(() => of({ firstTreated: changing })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    const twice = staggeredRows.times.with(1, staggeredRows.times[0]!)
    expect(() => of({ times: twice })).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => of({ outcome: staggeredRows.outcome.with(2, Number.NaN) })).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
  })
})

describe('simultaneousBands', () => {
  const generator = () => createGenerator(4, 'bands')
  const alone = (which: number, of: number) =>
    Float64Array.from({ length: 400 }, (_, i) => (i % of === which ? 1 : 0))

  // Closed form: the largest of k independent normals lies below the (1 + level^(1/k)) / 2 quantile.
  it.each([1, 2, 8])('reach as far as %d independent figures need', (k) => {
    const figures = Array.from({ length: k }, (_, j) => ({ value: j, influence: alone(j, k) }))
    const { critical, intervals } = simultaneousBands({
      figures,
      generator: generator(),
      draws: 8000,
      level: 0.9,
    })
    // 400 / k coins a figure: a lattice of steps 2 sqrt(k) / 20 about the normal quantile.
    const exact = normalQuantile((1 + 0.9 ** (1 / k)) / 2)
    expect(Math.abs(critical - exact)).toBeLessThan(0.05 + (2 * Math.sqrt(k)) / 20)
    expect(intervals[0]!.high).toBeCloseTo(critical * Math.sqrt(400 / k), 10)
  })

  it('refuse figures that cannot be judged together', () => {
    const given = { generator: generator(), draws: 99, level: 0.95 }
    const figure = (influence: Float64Array) => ({ value: 1, influence })
    const of =
      (...influences: Float64Array[]) =>
      () =>
        simultaneousBands({ ...given, figures: influences.map(figure) })
    expect(of(alone(0, 2), new Float64Array(400))).toThrow('no error')
    expect(of(alone(0, 2), new Float64Array(3))).toThrow('share their clusters')
    expect(of()).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => simultaneousBands({ ...given, draws: 1, figures: [figure(alone(0, 1))] })).toThrow(
      'from 99 on',
    )
  })
})
