import { describe, expect, it } from 'vitest'
import { type ReferenceTest, didRows, reference } from '../../../test/reference/panel.ts'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { meanEstimate } from '#stats/influence/mean-estimate'
import type { TTest } from '#stats/tests/t-test'
import { differenceInDifferences } from './difference-in-differences.ts'
import { eventStudy } from './event-study.ts'
import { preTrendSlope } from './pre-trend-slope.ts'

const { did } = reference

function expectTest(actual: TTest, expected: ReferenceTest): void {
  expect(actual.difference).toBeCloseTo(expected.value, 9)
  expect(actual.standardError).toBeCloseTo(expected.se, 9)
  expect(actual.df).toBe(expected.df)
  expect(actual.pValue / expected.p).toBeCloseTo(1, 7)
  expect(actual.interval.low).toBeCloseTo(expected.low, 8)
  expect(actual.interval.high).toBeCloseTo(expected.high, 8)
}

/** Two units a group, two times, no noise to speak of. */
const small = {
  outcome: Float64Array.of(1, 5, 2, 8, 4, 5, 3, 5),
  group: Int8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
  units: Int32Array.of(1, 1, 2, 2, 3, 3, 4, 4),
  times: Int32Array.of(1, 2, 1, 2, 1, 2, 1, 2),
  clusters: Int32Array.of(1, 1, 2, 2, 3, 3, 4, 4),
  from: 2,
  covariates: [],
  level: 0.95,
}

describe('differenceInDifferences', () => {
  it('agrees with R (lm with dummies, CR1)', () => {
    const result = differenceInDifferences(didRows)
    expectTest(result.test, did.effect)
    expect(standardErrorOf(result.difference)).toBeCloseTo(did.effect.se, 9)
    expect(result.timesBefore).toBe(3)
    expect(result.size.clusters).toBe(14)
  })

  // By hand: changes 4 and 6 against 1 and 2; balanced, so the means of the four cells give it.
  it('is the difference of the differences', () => {
    const { test, cells, arms } = differenceInDifferences(small)
    expect(test.difference).toBeCloseTo(3.5, 12)
    const { treatedBefore, treatedAfter, controlBefore, controlAfter } = cells
    expect(treatedAfter - treatedBefore - (controlAfter - controlBefore)).toBeCloseTo(3.5, 12)
    expect(arms.treatment.value).toBe(6.5)
    expect(arms.base.value).toBeCloseTo(3, 12)
  })

  it('has as arms what was seen with the treatment, and that less the effect', () => {
    const { arms, difference } = differenceInDifferences(didRows)
    const seen = didRows.outcome.map((y, i) =>
      didRows.group[i] === 1 && didRows.times[i]! >= 4 ? y : Number.NaN,
    )
    const mean = meanEstimate(seen, didRows.clusters)
    expect(arms.treatment.value).toBe(mean.value)
    expect(arms.base.value).toBeCloseTo(mean.value - difference.value, 12)
    expect(arms.base.influence).toHaveLength(seen.length)
  })

  it('lists units with one wave and leaves them out', () => {
    const more = {
      ...small,
      outcome: Float64Array.of(...small.outcome, 99),
      group: Int8Array.of(...small.group, 1),
      units: Int32Array.of(...small.units, 5),
      times: Int32Array.of(...small.times, 2),
      clusters: Int32Array.of(...small.clusters, 5),
    }
    const result = differenceInDifferences(more)
    expect([...result.leftOut]).toEqual([8])
    expect(result.test.difference).toBeCloseTo(3.5, 12)
    expect(result.size.clusters).toBe(4)
  })

  it('refuses groups that cannot be compared', () => {
    const refused = (change: Partial<typeof small>, code: string) =>
      expect(() => differenceInDifferences({ ...small, ...change })).toThrow(
        expect.objectContaining({ code }),
      )
    refused({ clusters: Int32Array.of(1, 1, 1, 1, 3, 3, 4, 4) }, 'too-few')
    refused({ group: Int8Array.of(1, 0, 1, 1, 0, 0, 0, 0) }, 'domain')
    refused({ group: small.group.map((value) => 2 * value) }, 'domain')
    refused({ from: 1 }, 'too-few')
    refused({ from: 3 }, 'too-few')
    refused({ outcome: small.outcome.with(0, Number.NaN) }, 'not-finite')
  })
})

describe('eventStudy', () => {
  it('agrees with R (lm with dummies, CR1, Wald)', () => {
    const study = eventStudy(didRows)
    expect(study.baseTime).toBe(3)
    expect(study.periods.map(({ since }) => since)).toEqual([-3, -2, 0, 1, 2])
    study.periods.forEach(({ time, test }, k) => {
      expect(time).toBe(did.event[k]!.time)
      expectTest(test, did.event[k]!)
    })
    expect(study.preTrend).toMatchObject({ df1: did.wald.df1, df2: did.wald.df2 })
    if (!('f' in study.preTrend)) throw new Error('no test')
    expect(study.preTrend.f).toBeCloseTo(did.wald.f, 8)
    expect(study.preTrend.pValue).toBeCloseTo(did.wald.p, 9)
  })

  it('says why trends cannot be tested', () => {
    expect(eventStudy(small).preTrend).toEqual({
      reason: 'one time before the treatment leaves the trend untestable',
    })
    const units = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10))
    const long = {
      ...small,
      units,
      clusters: units,
      times: Int32Array.from({ length: 40 }, (_, i) => i % 10),
      group: Int8Array.from(units, (unit) => (unit < 2 ? 1 : 0)),
      outcome: Float64Array.from({ length: 40 }, (_, i) => (i * 7919) % 31),
      from: 8,
    }
    expect(eventStudy(long).preTrend).toHaveProperty('reason')
    expect(() => eventStudy({ ...small, from: 1 })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})

describe('preTrendSlope', () => {
  it('agrees with R (lm with dummies on the rows before)', () => {
    const slope = preTrendSlope(didRows)
    expectTest(slope, did.slope)
    expect(slope.t).toBeCloseTo(did.slope.value / did.slope.se, 8)
  })

  it('needs two times before the treatment', () => {
    expect(() => preTrendSlope(small)).toThrow(
      expect.objectContaining({ code: 'too-few', details: { times: 1 } }),
    )
  })
})
