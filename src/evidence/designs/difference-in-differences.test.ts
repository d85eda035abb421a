import { describe, expect, it } from 'vitest'
import {
  checkFor,
  codesOf,
  effect,
  estimateFor,
  evaluate,
  need,
} from '../../../test/evidence/evidence-rows.ts'
import type { Rows } from '../../../test/evidence/evidence-rows.ts'
import { overTimeReference } from '../../../test/reference/over-time.ts'
import type { BlockEvaluation } from '#evidence/evaluate-block'
import type { EvidenceBlock } from '#evidence/estimate'
import { jointArms } from '#evidence/joint-distribution'
import type { OverTime } from '#evidence/panel/over-time'
import type { EvidencePicture } from '#evidence/picture'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionSd } from '#stats/distributions/distribution-sd'

// Rows and values of R: test/reference/over-time.R.
const { shops } = overTimeReference
const { shop, treated, ...numbers } = shops.rows
const rows: Rows = {
  numbers,
  categories: {
    shop: shop.map(String),
    chain: treated.map((one) => (one === 1 ? 'ours' : 'other')),
  },
}
const time = need('time', { type: 'duration' })
const done = need('done', { type: 'yes-no' }, 'maximize')
const overTime: OverTime = {
  at: 'week',
  from: { value: 5, date: false },
  group: { column: 'chain', treated: ['ours'] },
  breaks: [],
}
const design: Partial<EvidenceBlock> = {
  design: 'difference-in-differences',
  cluster: 'shop',
  overTime,
}

/** The first picture of a kind. */
function pictureOf<Kind extends EvidencePicture['kind']>(
  { pictures }: BlockEvaluation,
  kind: Kind,
): Extract<EvidencePicture, { readonly kind: Kind }> {
  const found = pictures.find((picture) => picture.kind === kind)
  if (found === undefined) throw new Error(`no ${kind}`)
  return found as Extract<EvidencePicture, { readonly kind: Kind }>
}

/** Rows as they are, with a change to some columns. */
function withCategories(changes: Rows['categories']): Rows {
  return { numbers: rows.numbers, categories: { ...rows.categories, ...changes } }
}

describe('a difference in differences', () => {
  const evaluation = evaluate(rows, [time, done], design)
  const estimate = estimateFor(evaluation, 'time')

  it('is the two-way fixed effects with errors by cluster (R)', () => {
    const { value, interval, standardError, pValue } = effect(estimate.difference)
    expect(value).toBeCloseTo(shops.time.value, 9)
    expect(standardError).toBeCloseTo(shops.time.se, 9)
    expect(interval?.low).toBeCloseTo(shops.time.low, 8)
    expect(interval?.high).toBeCloseTo(shops.time.high, 8)
    expect(pValue?.value).toBeCloseTo(shops.time.p, 9)
  })

  it('reads the treated before and with the treatment as its arms', () => {
    expect(estimate.baseline).toMatchObject({ solution: 'old', n: 19 })
    expect(estimate.baseline.value).toBeCloseTo(shops.baseline, 10)
    expect(estimate.treatment?.value).toBeCloseTo(shops.treatment, 10)
    expect(effect(estimate.differenceUnadjusted).value).toBeCloseTo(
      shops.treatment - shops.baseline,
      10,
    )
    expect(effect(estimate.ratio).value).toBeCloseTo(1 + shops.time.value / shops.baseline, 9)
  })

  it('takes a yes or no as a linear probability model, in points (R)', () => {
    const share = estimateFor(evaluation, 'done')
    expect(effect(share.difference).value).toBeCloseTo(shops.done.value, 9)
    expect(effect(share.difference).standardError).toBeCloseTo(shops.done.se, 9)
    expect(effect(share.improvementPoints).value).toBeCloseTo(shops.done.value, 9)
    expect(effect(share.difference).method).toContain('linear probability')
  })

  it('enters the money as baseline + difference, with the error of the difference', () => {
    const joint = jointArms('rows', [evaluation])
    const { parameters } = joint.arms
    const at = (id: string): number => parameters.findIndex((one) => one.id === id)
    for (const { id, value } of [
      { id: 'time', value: shops.time.value },
      { id: 'done', value: shops.done.value },
    ]) {
      const [base, treatment] = [`rows.${id}.old.trial`, `rows.${id}.new.trial`].map(
        (one) => parameters[at(one)]!.marginal,
      )
      expect(distributionMean(treatment!) - distributionMean(base!)).toBeCloseTo(value, 8)
    }
    const [base, treatment] = ['rows.time.old.trial', 'rows.time.new.trial'].map(
      (one) => parameters[at(one)]!.marginal,
    )
    if (base?.family !== 'lognormal' || treatment?.family !== 'lognormal') throw new Error('family')
    const rho = joint.arms.correlation[at('rows.time.old.trial')]![at('rows.time.new.trial')]!
    const [a, b] = [distributionSd(base), distributionSd(treatment)]
    const covariance =
      distributionMean(base) *
      distributionMean(treatment) *
      Math.expm1(rho * base.sigma * treatment.sigma)
    // Both arms have the 4 degrees of freedom of 5 clusters: their variances are wider by 4 / (4 - 2).
    expect(a * a + b * b - 2 * covariance).toBeCloseTo(2 * shops.time.se ** 2, 6)
  })

  it('tests the trends before, straight and all at once (R)', () => {
    const { value, settings, findings } = checkFor(evaluation, 'pre-trend.time')
    expect(value).toBeCloseTo(shops.slope.value, 8)
    expect(settings?.['p-slope']).toBeCloseTo(shops.slope.p, 8)
    expect(settings?.['f']).toBeCloseTo(shops.event.joint.f, 8)
    expect(settings?.['p-joint']).toBeCloseTo(shops.event.joint.p, 8)
    expect(findings).toEqual([])
    expect(estimate.grade).toBe(3)
  })

  it('shows the gap week by week with pointwise intervals (R)', () => {
    const study = pictureOf(evaluation, 'event-study')
    expect(study.bands).toBe('pointwise')
    expect(study.periods.map(({ relative }) => relative)).toEqual([-4, -3, -2, -1, 0, 1, 2, 3])
    expect(study.periods[3]).toEqual({ relative: -1, value: 0 })
    for (const { time: week, value, low, high } of shops.event.course) {
      const { value: gap, interval } = study.periods.find(({ relative }) => relative === week - 5)!
      expect(gap).toBeCloseTo(value, 8)
      expect(interval!.low).toBeCloseTo(low, 7)
      expect(interval!.high).toBeCloseTo(high, 7)
    }
  })

  it('shows the means of both groups', () => {
    const trend = pictureOf(evaluation, 'trend')
    expect(trend.from).toBe(5)
    expect(trend.lines.map(({ role, points }) => [role, points.length])).toEqual([
      ['treated', 8],
      ['control', 8],
    ])
    const own = shops.rows.time.filter((_, i) => treated[i] === 0 && shops.rows.week[i] === 1)
    expect(trend.lines[1]!.points[0]!.value).toBeCloseTo(
      own.reduce((sum, value) => sum + value, 0) / own.length,
      10,
    )
  })

  it('counts the clusters, and lets the wild bootstrap stand beside few of them', () => {
    expect(checkFor(evaluation, 'clusters.time')).toMatchObject({
      value: 12,
      settings: { treated: 5, control: 7 },
    })
    expect(codesOf(evaluation)).toContain('few-clusters')
    const [wild] = estimate.otherWays!
    expect(wild?.id).toBe('wild-bootstrap')
    const beside = effect(wild?.effect)
    expect(beside.value).toBeCloseTo(shops.time.value, 9)
    expect(beside.interval!.low).toBeLessThan(shops.time.value)
    expect(beside.interval!.high).toBeGreaterThan(shops.time.value)
    expect(evaluate(rows, [time], design).estimates[0]?.otherWays).toEqual(
      estimateFor(evaluate(rows, [time], design), 'time').otherWays,
    )
  })

  it('adjusts for a covariate that changes (R), and says which could not be used', () => {
    const adjusted = evaluate(rows, [time], { ...design, covariates: ['load'] })
    const { value, standardError } = effect(estimateFor(adjusted, 'time').difference)
    expect(value).toBeCloseTo(shops.adjusted.value, 8)
    expect(standardError).toBeCloseTo(shops.adjusted.se, 8)
    const fixed = withCategories({ region: shop.map((one) => (one % 2 === 0 ? 'a' : 'b')) })
    const useless = evaluate(fixed, [time], { ...design, covariates: ['region'] })
    expect(codesOf(useless)).toContain('not-adjusted')
    expect(effect(estimateFor(useless, 'time').difference).value).toBeCloseTo(shops.time.value, 9)
  })

  it.each([
    ['numbers', (one: number) => `${one}.0`, 1],
    ['truth', (one: number) => (one === 1 ? 'TRUE' : 'FALSE'), true],
  ])('knows the treated by %s in any spelling', (_, spelled, value) => {
    const group = { column: 'flag', treated: [value] }
    const flagged = withCategories({ flag: treated.map(spelled) })
    const evaluated = evaluate(flagged, [time], { ...design, overTime: { ...overTime, group } })
    const { difference } = estimateFor(evaluated, 'time')
    expect(effect(difference).value).toBeCloseTo(shops.time.value, 9)
  })

  it('leaves out and counts what lies after the window', () => {
    const until = evaluate(rows, [time], {
      ...design,
      overTime: { ...overTime, until: { value: 6, date: false } },
    })
    const later = shops.rows.week.filter((week) => week > 6).length
    expect(checkFor(until, 'window').value).toBe(later)
    expect(estimateFor(until, 'time').treatment?.n).toBe(10)
  })

  it('names a unit that was seen once, which does not enter', () => {
    const moved = {
      numbers: {
        ...rows.numbers,
        time: shops.rows.time.map((value, i) =>
          shop[i] === 7 && shops.rows.week[i] !== 3 ? null : value,
        ),
      },
      categories: rows.categories,
    }
    const evaluated = evaluate(moved, [time], design)
    expect(checkFor(evaluated, 'one-wave.time').words).toContain('7')
    expect(checkFor(evaluated, 'one-wave.time').value).toBe(1)
    expect(checkFor(evaluated, 'clusters.time').value).toBe(11)
  })
})

describe('a difference in differences over dates', () => {
  const days = shops.rows.week.map((week) => `2026-03-0${week}`)

  it('is the same as over their numbers', () => {
    const dated = evaluate(withCategories({ day: days }), [time], {
      ...design,
      overTime: { ...overTime, at: 'day', from: { value: 20_517, date: true } },
    })
    // 2026-03-05 is day 20517 (20454 days to 2026-01-01 by hand: 56 years and 14 leap days, + 31 + 28 + 4).
    expect(effect(estimateFor(dated, 'time').difference).value).toBeCloseTo(shops.time.value, 9)
    const trend = dated.pictures.find(({ kind }) => kind === 'trend')
    expect(trend).toMatchObject({ axis: { label: 'day', dates: true }, from: 20_517 })
  })

  it('refuses a number held against dates, and texts that are no dates', () => {
    const wrong = evaluate(withCategories({ day: days }), [time], {
      ...design,
      overTime: { ...overTime, at: 'day' },
    })
    expect(codesOf(wrong)).toEqual(['wrong-value'])
    const words = evaluate(withCategories({ day: days.map(() => 'soon') }), [time], {
      ...design,
      overTime: { ...overTime, at: 'day' },
    })
    expect(codesOf(words)).toEqual(['unreadable-value'])
    expect(words.findings[0]?.message).toContain('soon')
  })
})

describe('what a difference in differences cannot do', () => {
  it('has grade 2 with one time before, and says why', () => {
    const short = evaluate(rows, [time], {
      ...design,
      overTime: { ...overTime, from: { value: 2, date: false } },
    })
    expect(codesOf(short)).toContain('one-pre-period')
    expect(estimateFor(short, 'time')).toMatchObject({ grade: 2 })
    expect(checkFor(short, 'pre-trend.time').value).toBeUndefined()
  })

  it('has grade 2 where the groups drifted apart before', () => {
    const drifting = {
      numbers: {
        ...rows.numbers,
        time: shops.rows.time.map((value, i) => value + 8 * treated[i]! * shops.rows.week[i]!),
      },
      categories: rows.categories,
    }
    const evaluated = evaluate(drifting, [time], design)
    expect(codesOf(evaluated)).toContain('pre-trend')
    expect(estimateFor(evaluated, 'time')).toMatchObject({ grade: 2 })
  })

  it.each([
    [
      'everybody is treated',
      { treated: ['ours', 'other'] },
      5,
      'one-arm',
      'interrupted-time-series',
    ],
    ['nobody is treated', { treated: ['theirs'] }, 5, 'one-arm', 'treated'],
    ['there is no time before', { treated: ['ours'] }, 1, 'too-few', 'non-randomized'],
    ['there is no time after', { treated: ['ours'] }, 9, 'too-few', 'until'],
  ])('is refused where %s', (...[, { treated: names }, from, code, hint]) => {
    const refused = evaluate(rows, [time], {
      ...design,
      overTime: {
        ...overTime,
        from: { value: from, date: false },
        group: { column: 'chain', treated: names },
      },
    })
    expect(refused.estimates).toEqual([])
    expect(refused.findings).toHaveLength(1)
    expect(refused.findings[0]).toMatchObject({ code, severity: 'problem' })
    expect(refused.findings[0]?.hint).toContain(hint)
  })

  it('is refused with one treated cluster', () => {
    const one = withCategories({ chain: shop.map((id) => (id === 1 ? 'ours' : 'other')) })
    const refused = evaluate(one, [time], design)
    expect(refused.estimates).toEqual([])
    expect(refused.findings[0]).toMatchObject({ code: 'too-few', severity: 'problem' })
    expect(refused.findings[0]?.message).toContain('1 treated and 11 others')
  })

  it('says why a spread or a rate has no difference, and shows their arms', () => {
    const spread = need('even', { type: 'spread', of: 'time' })
    const estimate = estimateFor(evaluate(rows, [spread], design), 'even')
    expect(estimate.difference).toHaveProperty('reason')
    expect(estimate.baseline.value).toBeGreaterThan(0)
  })

  it('is refused where nothing varies or no value is there', () => {
    for (const value of [3, null]) {
      const flat = { ...rows, numbers: { ...rows.numbers, time: shops.rows.time.map(() => value) } }
      const refused = evaluate(flat, [time], design)
      expect(refused.estimates).toEqual([])
      expect(refused.findings[0]).toMatchObject({ severity: 'problem' })
    }
  })

  it('is refused without a column of units', () => {
    const { cluster: _, ...alone } = design
    expect(codesOf(evaluate(rows, [time], alone))).toEqual(['no-column'])
  })
})

describe('starts at different times', () => {
  const {
    firstTreated: _first,
    from: _from,
    group: _group,
    ...shared
  } = { firstTreated: '', ...overTime }
  const staggered = { ...shared, firstTreated: 'start' }
  const startOf = (id: number): number | null => (id <= 3 ? 4 : id <= 6 ? 6 : null)
  const started: Rows = {
    numbers: {
      ...rows.numbers,
      start: shop.map(startOf),
      exact: shop.map(
        (id, i) =>
          10 + id + shops.rows.week[i]! + (shops.rows.week[i]! >= (startOf(id) ?? 99) ? 5 : 0),
      ),
    },
    categories: rows.categories,
  }
  const evaluation = evaluate(started, [time], { ...design, overTime: staggered })

  it('are held against units never treated', () => {
    expect(effect(estimateFor(evaluation, 'time').difference).method).toContain('never treated')
    // By hand: the treated change by 5 and 3 from week 2 to 3, the others by 1 and 3.
    const small: Rows = {
      numbers: {
        week: [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3],
        start: [3, 3, 3, 3, 3, 3, null, null, null, null, null, null],
        time: [1, 2, 7, 2, 3, 6, 1, 1, 2, 0, 2, 5],
      },
      categories: { shop: [...'aaabbbcccddd'] },
    }
    const { difference } = estimateFor(
      evaluate(small, [time], { ...design, overTime: staggered }),
      'time',
    )
    expect(effect(difference).value).toBeCloseTo(2, 12)
  })

  it('are refused where nothing varies', () => {
    const exact = evaluate(started, [need('exact', { type: 'number' })], {
      ...design,
      overTime: staggered,
    })
    expect(exact.findings[0]).toMatchObject({ code: 'no-variation', severity: 'problem' })
  })

  it('are shown as a course with simultaneous bands', () => {
    const course = evaluation.pictures.find(({ kind }) => kind === 'event-study')
    expect(course).toMatchObject({ bands: 'simultaneous' })
    expect(checkFor(evaluation, 'pre-trend.time').settings?.['p-joint']).toBeGreaterThan(0)
  })

  it('enter the money with the mean of the difference', () => {
    const { parameters } = jointArms('rows', [evaluation]).arms
    const means = parameters.map(({ marginal }) => distributionMean(marginal))
    const { value } = effect(estimateFor(evaluation, 'time').difference)
    expect(means[1]! - means[0]!).toBeCloseTo(value, 8)
  })

  it('take units not treated yet where none is never treated, and say so', () => {
    const all = {
      ...started,
      numbers: { ...started.numbers, start: shop.map((id) => (id <= 6 ? 4 : 6)) },
    }
    const evaluated = evaluate(all, [time], { ...design, overTime: staggered })
    expect(codesOf(evaluated)).toContain('no-never-treated')
    expect(effect(estimateFor(evaluated, 'time').difference).method).toContain('not treated yet')
  })

  it('are refused where all start at once', () => {
    const once = { ...started, numbers: { ...started.numbers, start: shop.map(() => 4) } }
    const evaluated = evaluate(once, [time], { ...design, overTime: staggered })
    expect(evaluated.estimates).toEqual([])
    expect(evaluated.findings[0]).toMatchObject({ code: 'too-few', severity: 'problem' })
    expect(evaluated.findings[0]?.hint).toContain('interrupted-time-series')
  })
})
