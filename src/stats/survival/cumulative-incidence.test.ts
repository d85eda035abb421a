import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cumulativeIncidence } from './cumulative-incidence.ts'
import { incidenceAt } from './incidence-at.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { shareDifference } from './share-difference.ts'
import { eventShareAt } from './survival-at.ts'

type Curve = Record<'time' | 'incidence' | 'variance', number[]>
// R packages etm (with the Greenwood-type variance), survival and cmprsk: test/reference/survival.R.
const { inputs, competing } = JSON.parse(
  readFileSync(new URL('../../../test/reference/survival.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'times' | 'causes' | 'entries', number[]>
  competing: {
    plain: Curve[]
    late: Curve[]
    states: Record<'time' | 'survival' | 'first' | 'second', number[]>
    cuminc: Record<'time' | 'first' | 'second', number[]>
  }
}
const { times, causes, entries } = inputs
const curve = cumulativeIncidence({ times, causes }, 2)
const late = cumulativeIncidence({ times, causes, entries }, 2)

describe('cumulativeIncidence and incidenceAt', () => {
  it.each([
    ['from the start', curve, competing.plain],
    ['with delayed entries', late, competing.late],
  ])('agree with etm %s', (_, own, reference) => {
    reference.forEach((expected, k) => {
      expected.time.forEach((time, j) => {
        const at = incidenceAt(own, k + 1, time, 0.95)
        expect(at.share).toBeCloseTo(expected.incidence[j]!, 12)
        expect(at.standardError ** 2).toBeCloseTo(expected.variance[j]!, 12)
      })
    })
  })

  it('agree with survfit and cuminc', () => {
    expect([...curve.table.times]).toEqual(competing.states.time)
    competing.states.time.forEach((_, j) => {
      expect(curve.survival[j]).toBeCloseTo(competing.states.survival[j]!, 12)
      expect(curve.incidence[0]![j]).toBeCloseTo(competing.states.first[j]!, 12)
      expect(curve.incidence[1]![j]).toBeCloseTo(competing.states.second[j]!, 12)
    })
    competing.cuminc.time.forEach((time, j) => {
      expect(incidenceAt(curve, 1, time, 0.9).share).toBeCloseTo(competing.cuminc.first[j]!, 12)
      expect(incidenceAt(curve, 2, time, 0.9).share).toBeCloseTo(competing.cuminc.second[j]!, 12)
    })
  })

  it('are one minus Kaplan-Meier with one cause, errors and intervals included', () => {
    const events = causes.map((cause) => Math.min(1, cause))
    const single = cumulativeIncidence({ times, causes: events, entries }, 1)
    const survival = kaplanMeier({ times, events, entries })
    for (const { time } of survival.steps) {
      const own = incidenceAt(single, 1, time, 0.9)
      const other = eventShareAt(survival, time, { level: 0.9, scale: 'log-log' })
      expect(own.share).toBeCloseTo(other.share, 12)
      expect(own.standardError).toBeCloseTo(other.standardError, 12)
      expect(own.interval.low).toBeCloseTo(other.interval.low, 11)
      expect(own.interval.high).toBeCloseTo(other.interval.high, 11)
    }
  })

  it('add up to 1 with the share without any event, and are plain shares without open cases', () => {
    const unit = fc.record({
      time: fc.integer({ min: 0, max: 12 }),
      cause: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 25 }), (units) => {
        const own = cumulativeIncidence(
          { times: units.map(({ time }) => time), causes: units.map(({ cause }) => cause) },
          3,
        )
        own.survival.forEach((left, j) => {
          const shares = own.incidence.reduce((sum, column) => sum + column[j]!, 0)
          expect(left + shares).toBeCloseTo(1, 12)
        })
        const share =
          units.filter(({ time, cause }) => time <= 6 && cause === 2).length / units.length
        const at = incidenceAt(own, 2, 6, 0.95)
        expect(at.share).toBeCloseTo(share, 12)
        expect(at.standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / units.length), 7)
      }),
    )
  })

  it('are legal for a cause that never came and for one that took everybody', () => {
    const own = cumulativeIncidence({ times: [1, 2, 2, 3], causes: [2, 2, 2, 2] }, 2)
    const none = incidenceAt(own, 1, 2, 0.95)
    expect(none).toMatchObject({ share: 0, standardError: 0 })
    // Three units were still watched: Clopper and Pearson's upper end for 0 of 3.
    expect(none.interval.high).toBeCloseTo(1 - 0.025 ** (1 / 3), 14)
    const all = incidenceAt(own, 2, 3, 0.95)
    expect(all.share).toBe(1)
    expect(all.interval).toEqual({
      low: incidenceAt(own, 2, 2, 0.95).interval.low,
      high: 1,
      level: 0.95,
    })
  })

  it('refuse what they cannot know', () => {
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    refused('domain', () => cumulativeIncidence({ times, causes }, 1))
    refused('domain', () => cumulativeIncidence({ times, causes }, 0))
    refused('domain', () => incidenceAt(curve, 3, 5, 0.95))
    refused('domain', () => incidenceAt(curve, 1, -5, 0.95))
    refused('too-few', () => incidenceAt(curve, 1, 41, 0.95))
  })
})

describe('shareDifference', () => {
  const half = (parity: number) =>
    cumulativeIncidence(
      {
        times: times.filter((_, i) => i % 2 === parity),
        causes: causes.filter((_, i) => i % 2 === parity),
      },
      2,
    )
  const base = incidenceAt(half(0), 1, 12, 0.95)
  const treatment = incidenceAt(half(1), 1, 12, 0.95)

  it('is the formula of the paper', () => {
    const result = shareDifference(base, treatment)
    const difference = treatment.share - base.share
    expect(result.difference).toBe(difference)
    expect(result.z).toBeCloseTo(
      difference / Math.sqrt(base.standardError ** 2 + treatment.standardError ** 2),
      13,
    )
    expect(result.interval.low).toBeCloseTo(
      difference -
        Math.sqrt(
          (treatment.share - treatment.interval.low) ** 2 + (base.interval.high - base.share) ** 2,
        ),
      13,
    )
    expect(result.interval.high).toBeLessThan(1)
  })

  it('turns its sign with the arms', () => {
    const there = shareDifference(base, treatment)
    const back = shareDifference(treatment, base)
    expect(back.interval.low).toBeCloseTo(-there.interval.high, 13)
    expect(back.pValue).toBeCloseTo(there.pValue, 14)
  })

  it('refuses two times, two levels and shares without error', () => {
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    refused('domain', () => shareDifference(base, incidenceAt(half(1), 1, 11, 0.95)))
    refused('domain', () => shareDifference(base, incidenceAt(half(1), 1, 12, 0.9)))
    const none = incidenceAt(curve, 1, 2, 0.95)
    refused('no-variation', () => shareDifference(none, none))
  })
})
