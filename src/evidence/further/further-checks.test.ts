import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluate, need, type Rows } from '../../../test/evidence/evidence-rows.ts'
import type { Check, EvidenceBlock } from '#evidence/estimate'
import type { BlockEvaluation } from '#evidence/evaluate-block'

interface Reference {
  readonly old: number[]
  readonly new: number[]
  readonly ratingOld: number[]
  readonly ratingNew: number[]
  readonly errorsOld: number[]
  readonly errorsNew: number[]
  readonly channel: string[]
  readonly p: Readonly<Record<string, number>>
  readonly corrected: Readonly<Record<string, number>>
  readonly notWorse: { readonly margin: number; readonly p: number; readonly bound: number }
  readonly always: { readonly value: number; readonly low: number; readonly high: number }
  readonly by: readonly { readonly level: string; readonly value: number; readonly low: number }[]
  readonly q: number
  readonly qP: number
  readonly scattered: number[]
  readonly scatteredRatio: number
  readonly scatteredTheta: number
  readonly brownForsythe: { readonly f: number; readonly p: number }
  readonly cvRatio: number
  readonly medianOld: { readonly low: number; readonly high: number }
  readonly superiority: { readonly value: number; readonly p: number }
}

// R: test/reference/further.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/further.json', import.meta.url), 'utf8'),
) as Reference

const time = need('time', { type: 'duration' })
const rating = need('rating', { type: 'scale', from: 1, to: 7 }, 'maximize')
const errors = need('errors', { type: 'number' })

const rows: Rows = {
  numbers: {
    time: [...reference.old, ...reference.new],
    rating: [...reference.ratingOld, ...reference.ratingNew],
    errors: [...reference.errorsOld, ...reference.errorsNew],
  },
  categories: {
    solution: [...reference.old.map(() => 'old'), ...reference.new.map(() => 'new')],
    channel: [...reference.channel, ...reference.channel],
  },
}

function evaluated(changes: Partial<EvidenceBlock> = {}): BlockEvaluation {
  return evaluate(rows, [time, rating, errors], changes)
}

function checkOf({ checks }: BlockEvaluation, id: string): Check {
  const found = checks.find((check) => check.id === id)
  if (found === undefined) throw new Error(`no check ${id}`)
  return found
}

describe('ranks', () => {
  it('say how often a row of the treatment does better', () => {
    const check = checkOf(evaluated(), 'superiority.rating')
    expect(check.value).toBeCloseTo(reference.superiority.value, 12)
    expect(check.settings!['p']).toBeCloseTo(reference.superiority.p, 10)
    expect(check.interval!.low).toBeLessThan(check.value!)
  })

  it('are turned where less is better', () => {
    const pairs = reference.new.flatMap((after) =>
      reference.old.map((before) => (after < before ? 1 : after === before ? 0.5 : 0)),
    )
    const share = pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length
    expect(checkOf(evaluated(), 'superiority.time').value).toBeCloseTo(share, 12)
  })

  it('are left out where rows hang together', () => {
    const ids = evaluated({ cluster: 'channel' }).checks.map(({ id }) => id)
    expect(ids).not.toContain('superiority.rating')
  })
})

describe('counts', () => {
  const calls = need('calls', { type: 'count' })
  const counted: Rows = { ...rows, numbers: { calls: reference.scattered } }

  it('have a ratio by a model of counts that scatter', () => {
    const check = checkOf(evaluate(counted, [calls]), 'count-model.calls')
    expect(check.value).toBeCloseTo(reference.scatteredRatio, 5)
    expect(check.settings!['dispersion']).toBeCloseTo(1 / reference.scatteredTheta, 3)
  })

  it('say why there is none', () => {
    const none: Rows = { ...rows, numbers: { calls: reference.scattered.map(() => 0) } }
    expect(checkOf(evaluate(none, [calls]), 'count-model.calls')).toHaveProperty('reason')
  })
})

describe('spreads', () => {
  const spread = need('even', { type: 'spread', of: 'time', kind: 'reliability' })
  const evaluation = evaluate(rows, [time, spread])

  it('have a ratio of coefficients of variation and a robust test', () => {
    const check = checkOf(evaluation, 'relative-spread.even')
    expect(check.value).toBeCloseTo(reference.cvRatio, 2)
    expect(check.settings!['f']).toBeCloseTo(reference.brownForsythe.f, 8)
    expect(check.settings!['p']).toBeCloseTo(reference.brownForsythe.p, 8)
  })
})

describe('the median of an arm', () => {
  it('has an interval between two of its values', () => {
    const { baseline } = evaluated().estimates[0]!
    expect(baseline.medianInterval).toEqual({ ...reference.medianOld, level: 0.95 })
  })

  it('has none where rows hang together or are too few', () => {
    const { estimates } = evaluated({ cluster: 'channel' })
    expect(estimates[0]!.baseline.medianInterval).toBeUndefined()
    const few: Rows = {
      numbers: { time: [1, 2, 3, 4, 5, 6] },
      categories: { solution: ['old', 'old', 'old', 'new', 'new', 'new'] },
    }
    const [estimate] = evaluate(few, [time]).estimates
    expect(estimate!.baseline.medianInterval).toBeUndefined()
  })
})

describe('several metrics', () => {
  it('are corrected for their number', () => {
    for (const [id, corrected] of Object.entries(reference.corrected)) {
      const check = checkOf(evaluated(), `false-discovery.${id}`)
      expect(check.settings!['p']).toBeCloseTo(reference.p[id]!, 10)
      expect(check.value).toBeCloseTo(corrected, 10)
    }
  })

  it('have wider intervals for those that are found', () => {
    const { checks, estimates } = evaluated()
    const found = checks.filter(({ id, interval }) => id.startsWith('false-') && interval)
    expect(found.length).toBeGreaterThan(0)
    for (const { id, interval } of found) {
      const estimate = estimates.find(({ need: own }) => id.endsWith(`.${own}`))!
      const usual = (estimate.difference as { interval: { low: number; high: number } }).interval
      expect(interval!.high - interval!.low).toBeGreaterThanOrEqual(usual.high - usual.low)
    }
  })

  it('are not corrected where there is one', () => {
    const ids = evaluate(rows, [time]).checks.map(({ id }) => id)
    expect(ids.filter((id) => id.startsWith('false-'))).toEqual([])
  })
})

describe('a margin', () => {
  it('is tested against the difference', () => {
    const { margin, p, bound } = reference.notWorse
    const check = checkOf(evaluated({ notWorseBy: { errors: margin } }), 'not-worse.errors')
    expect(check.value).toBeCloseTo(p, 10)
    expect(check.settings!['bound']).toBeCloseTo(bound, 8)
  })

  it('is asked for', () => {
    expect(evaluated().checks.some(({ id }) => id.startsWith('not-worse'))).toBe(false)
  })
})

describe('repeated looks', () => {
  it('have an interval that holds at each of them', () => {
    const check = checkOf(evaluated({ looks: 'repeated' }), 'always-valid.time')
    expect(check.value).toBeCloseTo(reference.always.value, 10)
    expect(check.interval!.low).toBeCloseTo(reference.always.low, 8)
    expect(check.interval!.high).toBeCloseTo(reference.always.high, 8)
  })
})

describe('resampling', () => {
  const bootstrap = { resamples: 4000, method: 'percentile', seed: 1 } as const

  it('gives about the interval of the t test for a mean', () => {
    const evaluation = evaluated({ bootstrap })
    const check = checkOf(evaluation, 'bootstrap-mean.time')
    const { difference } = evaluation.estimates[0]!
    const { value, interval } = difference as { value: number; interval: { low: number } }
    expect(check.value).toBeCloseTo(value, 10)
    // Within a tenth of the half-width: 4,000 resamples of 60 and 60 values.
    const tolerance = 0.1 * (value - interval.low)
    expect(Math.abs(check.interval!.low - interval.low)).toBeLessThan(tolerance)
  })

  it('has the difference of the medians', () => {
    const median = (values: readonly number[]): number => {
      const sorted = values.toSorted((a, b) => a - b)
      return (sorted[29]! + sorted[30]!) / 2
    }
    const check = checkOf(evaluated({ bootstrap }), 'bootstrap-median.time')
    expect(check.value).toBeCloseTo(median(reference.new) - median(reference.old), 10)
  })

  it('repeats to the bit', () => {
    const once = checkOf(evaluated({ bootstrap }), 'bootstrap-mean.time')
    expect(checkOf(evaluated({ bootstrap }), 'bootstrap-mean.time')).toEqual(once)
  })
})

describe('subgroups', () => {
  const evaluation = evaluated({ by: ['channel'] })

  it('have the effect among their own rows', () => {
    const own = evaluation.subgroups.filter(({ need: id }) => id === 'time')
    expect(own.map(({ level }) => level)).toEqual(['desk', 'web'])
    own.forEach(({ difference, n }, i) => {
      expect(difference.value).toBeCloseTo(reference.by[i]!.value, 10)
      expect(difference.interval!.low).toBeCloseTo(reference.by[i]!.low, 8)
      expect(n).toBe(60)
    })
  })

  it('are compared by a test of interaction', () => {
    const check = checkOf(evaluation, 'interaction.time.channel')
    expect(check.settings!['q']).toBeCloseTo(reference.q, 8)
    expect(check.value).toBeCloseTo(reference.qP, 8)
  })

  it('warn of their number', () => {
    expect(evaluation.findings.map(({ code }) => code)).toContain('many-subgroups')
  })

  it('are not looked at where nobody asks', () => {
    expect(evaluated().subgroups).toEqual([])
  })
})
