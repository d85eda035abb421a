import { describe, expect, it } from 'vitest'
import { eventTimeRows, timeToEvent } from '../../../test/evidence/event-time-reference.ts'
import {
  codesOf,
  effect,
  estimateFor,
  evaluate,
  need as needOf,
} from '../../../test/evidence/evidence-rows.ts'
import type { Rows } from '../../../test/evidence/evidence-rows.ts'
import { jointArms } from '#evidence/joint-distribution'
import type { CompletionPlot } from '#evidence/picture'
import type { Need } from '#job/job'
import { distributionMean } from '#stats/distributions/distribution-mean'

// Values of R's package survival on the same rows: test/reference/time-to-event.R.
const { horizon } = timeToEvent

function leaving(more: Record<string, unknown> = {}): Need {
  const unit = { text: 'month/customer', factor: 1, dimensions: {} }
  const metric = { kind: 'completion', type: 'time-to-event', unit, until: horizon }
  return needOf('leaving', { ...metric, directionOf: 'time', ...more }, 'maximize')
}

/** Old and new arm from pairs of time and code; `new` behind `old`. */
function rowsOf(
  old: readonly (readonly [number | null, number])[],
  other: readonly (readonly [number | null, number])[] = [],
): Rows {
  const all = [...old, ...other]
  return {
    numbers: {
      'leaving.time': all.map(([time]) => time),
      'leaving.event': all.map(([, event]) => event),
    },
    categories: { solution: all.map((_, i) => (i < old.length ? 'old' : 'new')) },
  }
}

describe.each([
  ['plain', timeToEvent.plain],
  ['delayed', timeToEvent.delayed],
] as const)('times to an event, %s (R: survfit, rmean)', (as, expected) => {
  const evaluation = evaluate(eventTimeRows(as), [leaving()])
  const estimate = estimateFor(evaluation, 'leaving')

  it('gives each arm its restricted mean with the error of Greenwood', () => {
    const z = 1.959963984540054
    for (const [arm, known] of [
      [estimate.baseline, expected.base],
      [estimate.treatment!, expected.other],
    ] as const) {
      expect(arm.value).toBeCloseTo(known.mean, 10)
      expect(arm.interval!.low).toBeCloseTo(known.mean - z * known.se, 9)
      expect(arm.interval!.high).toBeCloseTo(Math.min(12, known.mean + z * known.se), 9)
      expect(arm.n).toBe(known.n)
    }
  })

  it('gives its median and its shares with the event, log-log, and counts the open cases', () => {
    const { eventTimes } = estimate.treatment!
    const { other } = expected
    expect(eventTimes).toMatchObject({ events: other.events, open: other.open, competing: 0 })
    expect(eventTimes!.median).toEqual({
      value: other.median,
      interval: { low: other.medianLow, high: other.medianHigh, level: 0.95 },
    })
    expect(eventTimes!.shares.map(({ at }) => at)).toEqual(other.at)
    eventTimes!.shares.forEach(({ value, interval }, i) => {
      expect(value).toBeCloseTo(other.share[i]!, 12)
      expect(interval.low).toBeCloseTo(other.low[i]!, 10)
      expect(interval.high).toBeCloseTo(other.high[i]!, 10)
    })
  })

  it('compares them: difference, ratio and the shares by the horizon', () => {
    const { value, standardError, interval, pValue } = effect(estimate.difference)
    expect(value).toBeCloseTo(expected.difference.value, 10)
    expect(standardError).toBeCloseTo(expected.difference.se, 10)
    expect(interval!.low).toBeCloseTo(expected.difference.low, 9)
    expect(interval!.high).toBeCloseTo(expected.difference.high, 9)
    expect(pValue!.value).toBeCloseTo(expected.difference.p, 10)
    const ratio = effect(estimate.ratio)
    expect(ratio.value).toBeCloseTo(expected.ratio.value, 10)
    expect(ratio.interval!.low).toBeCloseTo(expected.ratio.low, 9)
    expect(ratio.interval!.high).toBeCloseTo(expected.ratio.high, 9)
    const shares = estimate.otherWays!.find(({ id }) => id === 'share[at=12 month]')!
    expect(shares.unit).toBe('1')
    const share = effect(shares.effect)
    expect(share.value).toBeCloseTo(expected.share.value, 12)
    expect(share.interval!.low).toBeCloseTo(expected.share.low, 10)
    expect(share.interval!.high).toBeCloseTo(expected.share.high, 10)
  })
})

describe('the log-rank test (R: survdiff)', () => {
  it('stands as a check, within strata where there are some', () => {
    const rows = eventTimeRows('plain')
    for (const [changes, expected] of [
      [{}, timeToEvent.logRank],
      [{ strata: 'stratum' }, timeToEvent.logRankStrata],
    ] as const) {
      const { checks } = evaluate(rows, [leaving()], changes)
      const check = checks.find(({ id }) => id === 'log-rank.leaving')!
      expect(check.value).toBeCloseTo(expected.p, 10)
      expect(check.settings!['statistic']).toBeCloseTo(expected.statistic, 9)
    }
  })
})

describe('rows in clusters (R: influence of survfit, summed by cluster)', () => {
  it('have errors by cluster, also where a cluster holds rows of both arms, and no log-rank test', () => {
    const evaluation = evaluate(eventTimeRows('plain'), [leaving()], { cluster: 'site' })
    const { baseSe, differenceSe } = timeToEvent.sites
    const { baseline, difference } = estimateFor(evaluation, 'leaving')
    expect(effect(difference).standardError).toBeCloseTo(differenceSe, 10)
    // t with 9 degrees of freedom, R: qt(0.975, 9)
    const reach = 2.2621571627409915 * baseSe
    expect(baseline.interval!.low).toBeCloseTo(timeToEvent.plain.base.mean - reach, 9)
    expect(evaluation.checks.find(({ id }) => id === 'log-rank.leaving')).toMatchObject({
      reason: expect.stringContaining('independent'),
    })
  })
})

describe('cases that can end in another way (R: survfit with several states)', () => {
  const evaluation = evaluate(eventTimeRows('competing'), [leaving()])
  const { baseline, treatment, difference } = estimateFor(evaluation, 'leaving')
  const { competing } = timeToEvent

  it('are no open cases: time and share by Aalen-Johansen, without a median', () => {
    expect(baseline.value).toBeCloseTo(competing.base.mean, 10)
    expect(treatment!.value).toBeCloseTo(competing.other.mean, 10)
    baseline.eventTimes!.shares.forEach(({ value }, i) => {
      expect(value).toBeCloseTo(competing.base.share[i]!, 12)
    })
    expect(baseline.eventTimes!.median).toHaveProperty('reason')
    const causes = timeToEvent.rows.cause.filter((_, i) => timeToEvent.rows.arm[i] === 0)
    expect(baseline.eventTimes!.competing).toBe(causes.filter((cause) => cause === 2).length)
  })

  it('are compared with errors by the influence of the rows', () => {
    const { value, standardError, interval } = effect(difference)
    expect(value).toBeCloseTo(competing.difference.value, 10)
    expect(standardError).toBeCloseTo(competing.difference.se, 10)
    expect(interval!.low).toBeCloseTo(competing.difference.low, 9)
  })

  it('are drawn as incidence by cause, in both arms', () => {
    const plot = evaluation.pictures[0] as CompletionPlot
    expect(plot.kind).toBe('incidence')
    expect(plot.curves.map(({ solution, cause }) => [solution, cause])).toEqual([
      ['old', 'the event'],
      ['old', 'another end'],
      ['new', 'the event'],
      ['new', 'another end'],
    ])
  })
})

describe('the direction of a need', () => {
  it.each([
    ['maximize', 'time', 'higher'],
    ['minimize', 'time', 'lower'],
    ['minimize', 'likelihood', 'higher'],
    ['maximize', 'likelihood', 'lower'],
  ] as const)('%s the %s: a %s figure is better', (direction, directionOf, better) => {
    const metric = leaving().metric!
    const need = needOf('leaving', { ...metric, directionOf }, direction)
    const estimate = estimateFor(evaluate(eventTimeRows('plain'), [need]), 'leaving')
    expect(estimate.better).toBe(better)
    const sign = better === 'higher' ? 1 : -1
    expect(effect(estimate.improvement).value).toBeCloseTo(
      sign * (timeToEvent.plain.ratio.value - 1),
      10,
    )
  })
})

describe('the money of a time to an event', () => {
  it('is drawn as baseline + difference, whose means are the restricted means', () => {
    for (const as of ['plain', 'competing'] as const) {
      const evaluation = evaluate(eventTimeRows(as), [leaving()])
      const { arms, contrasts } = jointArms('rows', [evaluation])
      const [base, treated] = arms.parameters.map(({ marginal }) => distributionMean(marginal))
      const { difference } = as === 'plain' ? timeToEvent.plain : timeToEvent.competing
      expect(treated! - base!).toBeCloseTo(difference.value, 9)
      expect(contrasts[0]).not.toHaveProperty('refused')
    }
  })

  it('is refused where nobody had the event: the error cannot be told', () => {
    const open = Array.from({ length: 30 }, (_, i) => [20 + i, 0] as const)
    const gone = Array.from({ length: 30 }, (_, i) => [1 + i, 1] as const)
    const evaluation = evaluate(rowsOf(open, gone), [leaving()])
    const { baseline, difference, otherWays } = estimateFor(evaluation, 'leaving')
    expect(baseline).toMatchObject({ value: horizon, eventTimes: { events: 0, open: 30 } })
    expect(baseline.interval).toBeUndefined()
    // R: 1 - 0.025^(1/30), Clopper and Pearson
    expect(baseline.eventTimes!.shares[3]!.interval.high).toBeCloseTo(0.1157033, 6)
    expect(difference).toHaveProperty('reason')
    expect(effect(otherWays![0]!.effect).value).toBeCloseTo(12 / 30, 12)
    expect(codesOf(evaluation)).toContain('one-sided-proportion')
    expect(jointArms('rows', [evaluation]).contrasts[0]!.refused).toContain('nobody had the event')
  })
})

describe('the horizon', () => {
  const short = [
    [1, 1],
    [4, 0],
    [6, 1],
    [9, 0],
  ] as const
  const long = [
    [2, 1],
    [5, 0],
    [8, 1],
    [30, 0],
  ] as const

  it('is refused where an arm was not watched as long, with the longest that can be', () => {
    const evaluation = evaluate(rowsOf(short, long), [leaving()])
    expect(evaluation.estimates).toEqual([])
    const found = evaluation.findings.find(({ code }) => code === 'too-few')!
    expect(found.severity).toBe('problem')
    expect(found.message).toContain('with `old` nobody was watched longer than 9 month')
    expect(found.hint).toContain('`until: 9 month`')
  })

  it('is not refused for the rounding of a unit', () => {
    const almost = [...short, [12 * (1 - 2e-16), 0] as const]
    const { findings, estimates } = evaluate(rowsOf(almost, long), [leaving()])
    expect(findings.some(({ severity }) => severity === 'problem')).toBe(false)
    expect(estimates[0]!.baseline.eventTimes!.horizon).toBe(12)
  })

  it('may lie beyond the last time where nobody is left', () => {
    const gone = short.map(([time]) => [time, 1] as const)
    const evaluation = evaluate(rowsOf(gone, long), [leaving()])
    // the mean of 1, 4, 6 and 9
    expect(estimateFor(evaluation, 'leaving').baseline.value).toBe(5)
  })

  it('is the longest common watching where none is written, with a warning', () => {
    const { until, ...metric } = leaving().metric as unknown as Record<string, unknown>
    expect(until).toBe(horizon)
    const evaluation = evaluate(rowsOf(short, long), [needOf('leaving', metric, 'maximize')])
    expect(estimateFor(evaluation, 'leaving').baseline.eventTimes!.horizon).toBe(9)
    expect(codesOf(evaluation)).toContain('no-horizon')
  })
})

describe('edges', () => {
  it('an event at time 0, ties, and a single event have their figures', () => {
    const old = [
      [0, 1],
      [4, 1],
      [4, 1],
      [20, 0],
    ] as const
    const other = [
      [6, 1],
      [20, 0],
      [20, 0],
      [20, 0],
    ] as const
    const evaluation = evaluate(rowsOf(old, other), [leaving()])
    const { baseline, treatment, difference } = estimateFor(evaluation, 'leaving')
    // means of min(time, 12)
    expect(baseline.value).toBe(5)
    expect(treatment!.value).toBe(10.5)
    expect(baseline.eventTimes!.shares[0]!.value).toBe(0.25)
    expect(effect(difference).value).toBe(5.5)
    expect(effect(difference).interval!.low).toBeGreaterThan(0)
  })

  it('times below 0 and entries behind the end are kept out and listed; missing ones are counted', () => {
    const rows = rowsOf([
      [-2, 1],
      [5, 1],
      [9, 0],
      [null, 1],
      [20, 0],
    ])
    const numbers = { ...rows.numbers, 'leaving.entry': [0, 6, 0, 0, 0] }
    const evaluation = evaluate({ ...rows, numbers }, [leaving()], { design: 'baseline' })
    const { baseline } = estimateFor(evaluation, 'leaving')
    expect(baseline).toMatchObject({ n: 2, missing: 3 })
    const impossible = evaluation.findings.find(({ code }) => code === 'impossible-value')!
    expect(impossible.message).toContain('line 2, 3')
  })

  it('one arm alone has levels and open cases, and nothing is compared', () => {
    const { checks, estimates } = evaluate(eventTimeRows('plain'), [leaving()], {
      design: 'baseline',
    })
    expect(estimates[0]!.difference).toBeUndefined()
    expect(checks.map(({ id }) => id)).toEqual(['open-cases.leaving'])
    const { open, n } = timeToEvent.plain.base
    expect(checks[0]!.value).toBeCloseTo(open / n, 12)
  })

  it('a design within units refuses it by name', () => {
    const rows = eventTimeRows('plain')
    const { estimates, findings } = evaluate(rows, [leaving()], { design: 'paired', unit: 'site' })
    expect(estimates).toEqual([])
    expect(findings.some(({ code }) => code === 'not-supported')).toBe(true)
  })

  it('covariates are not used, and that is said', () => {
    const evaluation = evaluate(eventTimeRows('plain'), [leaving()], { covariates: ['site'] })
    expect(estimateFor(evaluation, 'leaving').differenceUnadjusted).toBeUndefined()
    expect(codesOf(evaluation)).toContain('not-adjusted')
  })
})

describe('the curve', () => {
  it('is the share without the event with the rows at risk, from 0 to the horizon (R: survfit)', () => {
    const plot = evaluate(eventTimeRows('plain'), [leaving()]).pictures[0] as CompletionPlot
    expect(plot).toMatchObject({ kind: 'survival', unit: 'month', until: horizon })
    const steps = plot.curves[1]!.steps
    expect(steps[0]).toMatchObject({ time: 0, atRisk: 40 })
    expect(steps.at(-1)).toMatchObject({ time: horizon })
    const { other } = timeToEvent.plain
    other.at.forEach((at, i) => {
      const step = steps.findLast(({ time }) => time <= at)!
      expect(step.share).toBeCloseTo(1 - other.share[i]!, 12)
    })
  })

  it('has at most 200 steps, and still ends at the right share', () => {
    const many = Array.from({ length: 1000 }, (_, i) => [(i + 1) / 100, 1] as const)
    const { pictures, estimates } = evaluate(rowsOf(many), [leaving({ until: 8 })], {
      design: 'baseline',
    })
    const { steps } = (pictures[0] as CompletionPlot).curves[0]!
    expect(steps.length).toBeLessThanOrEqual(200)
    // without open cases: 200 of 1000 lie beyond 8
    expect(steps.at(-1)!.share).toBeCloseTo(0.2, 12)
    expect(estimates[0]!.baseline.eventTimes!.shares[3]!.value).toBeCloseTo(0.8, 12)
  })
})
