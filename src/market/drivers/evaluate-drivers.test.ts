import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { UnitsAnswer } from '#evidence/rows/question'
import { cronbachAlpha } from '#stats/ranking/cronbach-alpha'
import { createGenerator } from '#stats/random/generator'
import { driverFigures } from './driver-shares.ts'
import type { DriversSurvey } from './drivers-survey.ts'
import { evaluateDrivers } from './evaluate-drivers.ts'

const settings = { level: 0.95, resamples: 300, seed: 1 }
const asked = (id: string, ...columns: string[]) => ({ id, label: id, columns })

const survey = (changed: Partial<DriversSurvey> = {}): DriversSurvey => ({
  kind: 'satisfaction-drivers',
  id: 'all',
  path: 'surveys.all',
  data: 'people',
  overall: asked('overall', 'y'),
  drivers: [asked('a', 'a'), asked('b', 'b')],
  scale: { low: 1, high: 9, reversed: false, missing: [99] },
  straightLine: { atLeast: 3, leaveOut: false },
  ...changed,
})

function answer(columns: Readonly<Record<string, readonly number[]>>): UnitsAnswer {
  const rows = Object.values(columns)[0]!.length
  return {
    kind: 'units',
    rows,
    lines: Float64Array.from({ length: rows }, (_, row) => row + 2),
    numbers: Object.fromEntries(
      Object.entries(columns).map(([id, cells]) => [id, Float64Array.from(cells)]),
    ),
    categories: {},
  }
}

const draw = createGenerator(7, 'people')
const made = (rows: number) => {
  const a = Array.from({ length: rows }, () => 1 + draw.below(9))
  const b = Array.from({ length: rows }, () => 1 + draw.below(9))
  return { a, b, y: a.map((value, i) => Math.round((2 * value + b[i]!) / 3)) }
}
const sixty = made(60)
const codes = (view: ReturnType<typeof evaluateDrivers>) => view.findings.map(({ code }) => code)
const valueOf = (found: { value?: number } | object): number =>
  'value' in found ? found.value! : NaN

// R's lm over every subset: test/reference/relative-importance.R.
const reference = JSON.parse(
  readFileSync(
    new URL('../../../test/reference/relative-importance.json', import.meta.url),
    'utf8',
  ),
) as { cases: Record<string, { covariance: number[][]; parts: number[]; rSquared: number }> }

/** Rows whose covariances (over n) are these: columns of the Cholesky factor, orthogonal and of mean 0. */
function rowsWith(covariance: readonly (readonly number[])[]): Float64Array[] {
  const size = covariance.length
  const lower = covariance.map(() => Array.from({ length: size }, () => 0))
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let rest = covariance[i]![j]!
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!
      lower[i]![j] = i === j ? Math.sqrt(rest) : rest / lower[j]![j]!
    }
  const length = 2 * size
  const unit = Math.sqrt(length / 2)
  return lower.map((row) =>
    Float64Array.from({ length }, (_, at) => row[at >> 1]! * (at % 2 === 0 ? unit : -unit)),
  )
}

describe('driverFigures', () => {
  test.each(Object.keys(reference.cases))("has R's shares of R^2: %s", (name) => {
    const { covariance, parts, rSquared } = reference.cases[name]!
    const found = driverFigures({ columns: rowsWith(covariance) })
    expect(found.rSquared).toBeCloseTo(rSquared, 10)
    for (const [at, part] of parts.entries())
      expect(found.shares[at]! * found.rSquared).toBeCloseTo(part, 10)
  })

  test('a weight of two is a person who stands there twice', () => {
    const columns = [sixty.a, sixty.b, sixty.y].map((column) => Float64Array.from(column))
    const weights = Float64Array.from({ length: 60 }, (_, i) => (i < 20 ? 2 : 1))
    const twice = columns.map((column) => Float64Array.of(...column, ...column.slice(0, 20)))
    const [weighed, plain] = [
      driverFigures({ columns, weights }),
      driverFigures({ columns: twice }),
    ]
    expect(weighed.rSquared).toBeCloseTo(plain.rSquared, 10)
    for (const [at, share] of plain.shares.entries()) {
      expect(weighed.shares[at]).toBeCloseTo(share, 10)
      expect(weighed.means[at]).toBeCloseTo(plain.means[at]!, 10)
    }
  })
})

describe('evaluateDrivers', () => {
  test('shares add up, and the weightier driver goes more with the whole', () => {
    const view = evaluateDrivers(survey(), answer(sixty), settings)
    const [a, b] = view.drivers.map(({ share }) => valueOf(share))
    expect(a! + b!).toBeCloseTo(1, 12)
    expect(a).toBeGreaterThan(b!)
    expect(view.beats![0]![1]).toBeGreaterThan(0.9)
    expect([view.people, view.counted, view.resamples]).toEqual([60, 60, 300])
  })

  test('several questions stand for one thing by their mean, with alpha', () => {
    const drivers = [asked('a', 'a', 'b')]
    const view = evaluateDrivers(survey({ drivers }), answer(sixty), settings)
    expect(valueOf(view.drivers[0]!.performance)).toBeCloseTo(
      [...sixty.a, ...sixty.b].reduce((sum, value) => sum + value, 0) / 120,
      12,
    )
    // The function itself stands against R in src/stats/ranking.
    expect(view.drivers[0]!.alpha).toEqual(cronbachAlpha([sixty.a, sixty.b], 0.95))
    expect(codes(view)).toContain('disagreement')
  })

  test('a reversed scale is turned: the same shares, means from the other end', () => {
    const scale = { low: 1, high: 9, reversed: true, missing: [99] }
    const plain = evaluateDrivers(survey(), answer(sixty), settings)
    const turned = evaluateDrivers(survey({ scale }), answer(sixty), settings)
    expect(valueOf(turned.drivers[0]!.share)).toBeCloseTo(valueOf(plain.drivers[0]!.share), 10)
    expect(valueOf(turned.overall)).toBeCloseTo(10 - valueOf(plain.overall), 10)
  })

  test('people who left something open, and answers outside the scale, are out and said', () => {
    const rows = { ...sixty, a: [99, 12, ...sixty.a.slice(2)] }
    const view = evaluateDrivers(survey(), answer(rows), settings)
    expect(view.counted).toBe(58)
    expect(codes(view)).toEqual(expect.arrayContaining(['impossible-value', 'missing-value']))
  })

  test('straight-liners: with and without, kept or left out', () => {
    const flat = Array.from({ length: 10 }, () => 9)
    const rows = { a: [...sixty.a, ...flat], b: [...sixty.b, ...flat], y: [...sixty.y, ...flat] }
    const kept = evaluateDrivers(survey(), answer(rows), settings)
    const out = evaluateDrivers(
      survey({ straightLine: { atLeast: 3, leaveOut: true } }),
      answer(rows),
      settings,
    )
    expect(kept.straightLiners).toBeCloseTo(out.straightLiners, 12)
    expect(kept.counted - out.counted).toBeGreaterThanOrEqual(10)
    expect(kept.drivers[0]!.otherShare).toBeCloseTo(valueOf(out.drivers[0]!.share), 12)
    expect(out.drivers[0]!.otherShare).toBeCloseTo(valueOf(kept.drivers[0]!.share), 12)
    expect(codes(kept)).toContain('careless-answers')
  })

  test.each([
    ['nobody', { a: [], b: [], y: [] }, 'too-few'],
    ['one person', { a: [3], b: [4], y: [5] }, 'too-few'],
    ['three people for two drivers', { a: [1, 3, 4], b: [4, 2, 1], y: [5, 2, 3] }, 'few-rows'],
    ['a constant driver', { ...sixty, b: sixty.a.map(() => 4) }, 'no-variation'],
    ['a constant whole', { ...sixty, y: sixty.y.map(() => 4) }, 'no-variation'],
    ['a driver that repeats another', { ...sixty, b: sixty.a }, 'no-variation'],
    ['nothing but missing', { ...sixty, y: sixty.y.map(() => 99) }, 'too-few'],
  ])('%s: no shares, with the reason', (_, rows, code) => {
    const view = evaluateDrivers(survey(), answer(rows), settings)
    expect(codes(view)).toContain(code)
    expect(view.drivers.every(({ share }) => 'reason' in share)).toBe(true)
  })

  test('a driver that repeats another, or says nothing, is named', () => {
    const reasonOf = (b: number[]) => {
      const { rSquared } = evaluateDrivers(survey(), answer({ ...sixty, b }), settings)
      return 'reason' in rSquared ? rSquared.reason : ''
    }
    expect(reasonOf(sixty.a)).toMatch(/^`[ab]` follows from the other drivers\.$/u)
    expect(reasonOf(sixty.a.map(() => 4))).toBe('Everybody answers the same on `b`.')
  })
})
