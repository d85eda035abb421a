import { describe, expect, it } from 'vitest'
import { effect, estimateFor, evaluate, need } from '../../../test/evidence/evidence-rows.ts'
import { survey, surveyRows, type Ends } from '../../../test/evidence/survey-reference.ts'
import { jointArms } from '#evidence/joint-distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { wilsonInterval } from '#stats/intervals/wilson-interval'

const time = need('time', { type: 'duration' })
const good = need('good', { type: 'yes-no' }, 'maximize')

/** How far the figure or an end of its interval lies from what the reference says. */
function away(
  { value, interval }: { value: number; interval?: { low: number; high: number } },
  known: Ends,
): number {
  const [low, high] = [interval!.low - known.low, interval!.high - known.high]
  return Math.max(Math.abs(value - known.value), Math.abs(low), Math.abs(high))
}

// R's package survey: test/reference/survey.R.
const { weighted } = survey
const rows = surveyRows(true)

describe('rows with weights', () => {
  it('give weighted means with linearised errors, and the difference by Welch', () => {
    const { baseline, treatment, difference, ratioGeometric } = estimateFor(
      evaluate(rows, [time]),
      'time',
    )
    expect(away(baseline, weighted.time.base)).toBeLessThan(1e-8)
    expect(away(treatment!, weighted.time.treatment)).toBeLessThan(1e-8)
    const found = effect(difference)
    expect(away(found, weighted.time.difference)).toBeLessThan(1e-8)
    expect(found.standardError).toBeCloseTo(weighted.time.difference.standardError, 10)
    expect(found.pValue!.value).toBeCloseTo(weighted.time.difference.p, 10)
    expect(baseline.sd).toBeCloseTo(weighted.spreads[0], 10)
    expect(baseline.median).toBeUndefined()
    expect(ratioGeometric).toBeUndefined()
  })

  it('give weighted shares with an interval on the logit scale', () => {
    const { baseline, treatment, difference } = estimateFor(evaluate(rows, [good]), 'good')
    expect(away(baseline, weighted.shares[0])).toBeLessThan(1e-8)
    expect(away(treatment!, weighted.shares[1])).toBeLessThan(1e-8)
    expect(away(effect(difference), weighted.good.difference)).toBeLessThan(1e-8)
  })

  it('count their clusters together', () => {
    const { difference } = estimateFor(evaluate(rows, [time], { cluster: 'team' }), 'time')
    expect(away(effect(difference), weighted.timeByTeam.difference)).toBeLessThan(1e-8)
  })

  it('stand in a baseline design, before and after, and in use', () => {
    for (const design of ['baseline', 'before-after', 'usage'] as const) {
      const { baseline } = estimateFor(evaluate(rows, [time], { design }), 'time')
      expect(away(baseline, weighted.time.base)).toBeLessThan(1e-8)
    }
  })

  it('enter the money with the same mean', () => {
    const { arms } = jointArms('rows', [evaluate(rows, [time, good])])
    const means = arms.parameters.map(({ marginal }) => distributionMean(marginal))
    expect(means.some((mean) => Math.abs(mean - weighted.time.base.value) < 1e-9)).toBe(true)
    expect(means.some((mean) => Math.abs(mean - weighted.time.treatment.value) < 1e-9)).toBe(true)
  })

  it('say how many rows of one weight they are worth', () => {
    const { checks } = evaluate(rows, [time], { design: 'baseline' })
    const check = checks.find(({ id }) => id === 'effective-rows')
    expect(check!.value).toBeCloseTo(weighted.effectiveSizes[0], 9)
  })

  it('that lack a weight count for nothing, and are counted', () => {
    const holed = rows.numbers['weight']!.map((one, row) => (row < 3 ? [0, null, -1][row]! : one))
    const some = { ...rows, numbers: { ...rows.numbers, weight: holed } }
    const { findings, estimates } = evaluate(some, [time])
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'no-weight', severity: 'warning' }),
    )
    expect(findings.find(({ code }) => code === 'no-weight')!.message).toContain('3 rows')
    expect(estimates[0]!.baseline.n).toBe(47)
  })

  it('of none or all have the interval of Wilson for the rows that the weights leave', () => {
    const none = { ...rows, numbers: { ...rows.numbers, good: rows.numbers['good']!.map(() => 0) } }
    const { baseline } = estimateFor(evaluate(none, [good], { design: 'baseline' }), 'good')
    const size = Math.floor(weighted.effectiveSizes[0])
    expect(baseline.value).toBe(0)
    expect(baseline.interval).toEqual(wilsonInterval(0, size, 0.95))
  })

  it('of one cluster have no error', () => {
    const one = {
      ...rows,
      categories: { ...rows.categories, team: rows.numbers['time']!.map(() => 'a') },
    }
    const { baseline, difference } = estimateFor(evaluate(one, [time], { cluster: 'team' }), 'time')
    expect(baseline.value).toBeCloseTo(weighted.time.base.value, 10)
    expect(baseline.interval).toBeUndefined()
    expect(difference).toHaveProperty('reason')
  })

  it('are not adjusted and not resampled, and it is said', () => {
    const { findings, checks } = evaluate(rows, [time], {
      covariates: ['age'],
      bootstrap: { resamples: 200, method: 'bca', seed: 1 },
    })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'not-adjusted' }))
    const resampled = checks.filter(({ id }) => id.startsWith('bootstrap'))
    expect(resampled).toHaveLength(1)
    expect(resampled[0]!.reason).toContain('not resampled')
    expect(checks.some(({ id }) => id.startsWith('superiority'))).toBe(false)
  })

  it.each([
    ['paired', 'duration'],
    ['crossover', 'duration'],
    ['non-randomized', 'duration'],
    ['randomized', 'spread'],
    ['randomized', 'rate'],
    ['randomized', 'time-to-event'],
  ] as const)('are refused under %s for a %s, with what can be done', (design, type) => {
    const one = need('time', { type, ...(type === 'spread' ? { of: 'time' } : {}) })
    const { findings, estimates } = evaluate(rows, [one], { design, unit: 'team' })
    expect(estimates).toEqual([])
    const refused = findings.find(({ code }) => code === 'not-supported')!
    expect(refused.severity).toBe('problem')
    expect(refused.hint).toMatch(/without `weight`/)
  })
})
