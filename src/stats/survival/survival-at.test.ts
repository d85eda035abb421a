import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '#stats/intervals/wilson-interval'
import { createGenerator } from '#stats/random/generator'
import { kaplanMeier } from './kaplan-meier.ts'
import { eventShareAt, survivalAt } from './survival-at.ts'

type Band = Record<'low' | 'high', number[]>
// R package survival, survfit with conf.type "log-log" and "plain": test/reference/survival.R.
const { inputs, kaplanMeier: expected } = JSON.parse(
  readFileSync(new URL('../../../test/reference/survival.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'times' | 'events' | 'entries', number[]>
  kaplanMeier: { logLog: Band; plain: Band; lateLogLog: Band }
}
const { times, events, entries } = inputs
const curve = kaplanMeier({ times, events })
const late = kaplanMeier({ times, events, entries })
const logLog = { level: 0.95, scale: 'log-log' } as const

describe('survivalAt', () => {
  it.each([
    ['log-log', curve, logLog, expected.logLog],
    ['plain', curve, { level: 0.9, scale: 'plain' }, expected.plain],
    ['log-log with delayed entries', late, logLog, expected.lateLogLog],
  ] as const)('agrees with survfit: %s', (_, steps, settings, band) => {
    steps.steps.forEach(({ time, survival }, j) => {
      if (survival === 1) return
      const at = survivalAt(steps, time, settings)
      expect(at.share).toBe(survival)
      expect(at.interval.low).toBeCloseTo(band.low[j]!, 12)
      expect(at.interval.high).toBeCloseTo(band.high[j]!, 12)
    })
  })

  it('holds between two steps what the earlier one says', () => {
    expect(survivalAt(curve, 13.5, logLog).share).toBe(survivalAt(curve, 12, logLog).share)
  })

  it('turns into the share with the event', () => {
    const left = survivalAt(curve, 10, logLog)
    const share = eventShareAt(curve, 10, logLog)
    expect(share.share).toBe(1 - left.share)
    expect(share.interval.low).toBe(1 - left.interval.high)
    expect(share.interval.high).toBe(1 - left.interval.low)
  })

  it('bounds a share without an event by the exact binomial', () => {
    const none = kaplanMeier({ times: [1, 4, 6, 9], events: [0, 0, 1, 0] })
    // Three units were watched up to 4: Clopper and Pearson's upper end for 0 of 3 is 1 - 0.025^(1/3).
    const share = eventShareAt(none, 4, logLog)
    expect(share).toMatchObject({ share: 0, standardError: 0 })
    expect(share.interval.low).toBe(0)
    expect(share.interval.high).toBeCloseTo(1 - 0.025 ** (1 / 3), 14)
    const entered = kaplanMeier({ times: [4, 6], events: [0, 1], entries: [0, 3] })
    expect(eventShareAt(entered, 4, logLog).interval).toEqual({ low: 0, high: 1, level: 0.95 })
  })

  it('keeps the upper end of the step before where nobody is left', () => {
    const gone = kaplanMeier({ times: [1, 2, 3], events: [1, 1, 1] })
    const before = survivalAt(gone, 2, logLog)
    const after = survivalAt(gone, 100, logLog)
    expect(after.share).toBe(0)
    expect(after.interval).toEqual({ low: 0, high: before.interval.high, level: 0.95 })
    const atOnce = kaplanMeier({ times: [1, 1], events: [1, 1] })
    expect(survivalAt(atOnce, 1, logLog).interval).toEqual({ low: 0, high: 1, level: 0.95 })
  })

  it('holds the true share about as often as its level, also where events are rare', () => {
    const generator = createGenerator(3, 'survival-at')
    const exponential = (mean: number) => -mean * Math.log(1 - generator.next())
    const rounds = 2000
    let held = 0
    for (let round = 0; round < rounds; round++) {
      const pairs = Array.from({ length: 25 }, () => [exponential(10), exponential(15)] as const)
      const sample = kaplanMeier({
        times: pairs.map(([event, closing]) => Math.min(event, closing, 40)),
        events: pairs.map(([event, closing]) => Number(event <= Math.min(closing, 40))),
      })
      if (sample.steps.at(-1)!.time < 2) continue
      const { low, high } = survivalAt(sample, 2, { level: 0.9, scale: 'log-log' }).interval
      const truth = Math.exp(-2 / 10)
      if (low <= truth && truth <= high) held++
    }
    // An approximate interval: within 2 points of its level, and 4 standard errors of the simulation.
    expect(Math.abs(held / rounds - 0.9)).toBeLessThan(0.02 + 4 * Math.sqrt((0.9 * 0.1) / rounds))
  })

  it('lies near Wilson without open cases', () => {
    const all = Array.from({ length: 200 }, (_, i) => i + 1)
    const at = survivalAt(kaplanMeier({ times: all, events: all.map(() => 1) }), 80, logLog)
    const wilson = wilsonInterval(120, 200, 0.95)
    expect(at.interval.low).toBeCloseTo(wilson.low, 2)
    expect(at.interval.high).toBeCloseTo(wilson.high, 2)
  })

  it('refuses times that nobody was watched for', () => {
    expect(() => survivalAt(curve, 41, logLog)).toThrow(
      expect.objectContaining({ code: 'too-few', details: { time: 41, longest: 40 } }),
    )
    expect(() => survivalAt(curve, -1, logLog)).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => survivalAt(curve, 1, { level: 1, scale: 'plain' })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
