import { describe, expect, it } from 'vitest'
import { evaluate, need, type Rows } from '../../test/evidence/evidence-rows.ts'
import { designs, type BlockEvaluation } from '#evidence/evaluate-block'
import type { Design, EvidenceBlock } from '#evidence/estimate'
import type { Need } from '#job/job'
import type { MetricType } from '#job/metric'
import { createGenerator } from '#stats/random/generator'

const weeks = 10
const people = 30
const generator = createGenerator(6, 'every design and every metric')
const uniform = (): number => (generator.below(1_000_000) + 0.5) / 1_000_000
const normal = (): number => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6)

interface Place {
  readonly customer: number
  readonly week: number
}

/** Which rows there are, and with which solution. */
type Layout = {
  readonly rows: readonly Place[]
  readonly solution: (place: Place) => string | null
}

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)
const panel = times(people).flatMap((customer) =>
  times(weeks).map((week) => ({ customer, week: week + 1 })),
)
const treated = ({ customer }: Place): boolean => customer % 2 === 1
const late = ({ week }: Place): boolean => week > weeks / 2

const layouts: Readonly<Record<'single' | 'twice' | 'waves' | 'series', Layout>> = {
  single: {
    rows: panel.filter(({ week }) => week === 1),
    solution: (place) => (treated(place) ? 'new' : 'old'),
  },
  twice: {
    rows: panel.filter(({ week }) => week < 3),
    solution: (place) => ((place.week === 1) === treated(place) ? 'new' : 'old'),
  },
  waves: { rows: panel, solution: (place) => (treated(place) && late(place) ? 'new' : 'old') },
  series: {
    rows: times(40).map((week) => ({ customer: 0, week: week + 1 })),
    solution: ({ week }) => (week > 20 ? 'new' : 'old'),
  },
}

function rowsOf({ rows, solution }: Layout): Rows {
  const column = (make: (place: Place) => number): number[] => rows.map(make)
  const better = (place: Place): number => (solution(place) === 'new' ? 1 : 0)
  const duration = column((place) => Math.max(0.5, 20 - 4 * better(place) + 3 * normal()))
  return {
    numbers: {
      week: column(({ week }) => week),
      order: column(({ week }) => week),
      age: column(() => 40 + 8 * normal()),
      duration,
      count: column((place) => Math.floor(-(4 - better(place)) * Math.log(uniform()))),
      money: column((place) => 100 + 10 * better(place) + 20 * normal()),
      number: column((place) => 5 + better(place) + normal()),
      'yes-no': column((place) => (uniform() < 0.45 + 0.15 * better(place) ? 1 : 0)),
      share: column((place) => Math.min(0.99, 0.4 + 0.1 * better(place) + 0.3 * uniform())),
      'rate.errors': column((place) => Math.floor(-(3 - better(place)) * Math.log(uniform()))),
      'rate.opportunities': column(() => 8 + generator.below(5)),
      scale: column((place) => Math.min(10, Math.max(0, 5 + better(place) + 2 * normal()))),
      'share-within': duration.map((value) => (value <= 20 ? 1 : 0)),
      'time-to-event.time': column(() => 1 + generator.below(24)),
      'time-to-event.event': column(() => (uniform() < 0.6 ? 1 : 0)),
    },
    categories: {
      solution: rows.map(solution),
      customer: rows.map(({ customer }) => `person ${customer}`),
      chain: rows.map((place) => (treated(place) ? 'ours' : 'other')),
    },
  }
}

const overTime = { at: 'week', from: { value: weeks / 2 + 1, date: false }, breaks: [] }
const blocks: Readonly<Record<Design, readonly [Layout, Partial<EvidenceBlock>]>> = {
  baseline: [layouts.single, {}],
  randomized: [layouts.single, { covariates: ['age'] }],
  'before-after': [layouts.single, { covariates: ['age'] }],
  'non-randomized': [layouts.single, { covariates: ['age'] }],
  usage: [layouts.single, {}],
  paired: [layouts.twice, { unit: 'customer' }],
  crossover: [layouts.twice, { unit: 'customer' }],
  'difference-in-differences': [
    layouts.waves,
    {
      cluster: 'customer',
      overTime: { ...overTime, group: { column: 'chain', treated: ['ours'] } },
    },
  ],
  'interrupted-time-series': [
    layouts.series,
    { overTime: { ...overTime, from: { value: 21, date: false } } },
  ],
  longitudinal: [layouts.waves, { unit: 'customer', overTime: { at: 'week', breaks: [] } }],
}

const unit = { text: 'month/customer', factor: 1, dimensions: {} }
const metrics: Readonly<Record<MetricType, Record<string, unknown>>> = {
  duration: {},
  count: {},
  money: {},
  number: {},
  'yes-no': {},
  share: {},
  rate: {},
  scale: { from: 0, to: 10 },
  spread: { of: 'duration' },
  'share-within': { of: 'duration', atMost: 20 },
  'time-to-event': { unit, until: 12, directionOf: 'time' },
}
const types = Object.keys(metrics) as readonly MetricType[]
const needOf = (type: MetricType): Need => need(type, { type, ...metrics[type] })

function evaluated(design: Design, type: MetricType, more: object = {}): BlockEvaluation {
  const [layout, block] = blocks[design]
  return evaluate(rowsOf(layout), [needOf(type)], { ...block, ...more, design })
}

/** The same on rows with weights. */
function weighed(design: Design, type: MetricType): BlockEvaluation {
  const [layout, block] = blocks[design]
  const rows = rowsOf(layout)
  const weight = layout.rows.map(() => 0.5 + uniform())
  const numbers = { ...rows.numbers, weight }
  return evaluate({ ...rows, numbers }, [needOf(type)], { ...block, design })
}

/** The design that a refusal calls the nearest one; undefined where nothing is refused by its design. */
function nearestOf({ findings }: BlockEvaluation): Design | undefined {
  const hints = findings.flatMap(({ code, hint }) => (code === 'not-supported' ? [hint] : []))
  const [, named] = /The nearest design that does is `([\w-]+)`/.exec(hints.join(' ')) ?? []
  return designs.find((design) => design === named)
}

/** What stands in a cell of the grid: an estimate, or why there is none and what can be done. */
function cell({ estimates, findings }: BlockEvaluation, design: Design): string {
  const [estimate] = estimates
  const said = findings.filter(({ hint }) => designs.some((one) => hint?.includes(`\`${one}\``)))
  if (estimate === undefined) return said.length > 0 ? 'refused' : 'silent'
  const { baseline, difference } = estimate
  if (!Number.isFinite(baseline.value)) return 'no level'
  if (design === 'baseline') return 'level'
  if (difference === undefined) return said.length > 0 ? 'refused' : 'silent'
  if (!('reason' in difference)) return Number.isFinite(difference.value) ? 'effect' : 'not finite'
  const named = designs.some((one) => difference.reason.includes(`\`${one}\``))
  return named || said.length > 0 ? 'refused' : `silent: ${difference.reason}`
}

const grid = designs.flatMap((design) => types.map((type) => [design, type] as const))
const known = /^(?:level|effect|refused)$/

describe('every design measures every type of metric, or says why not and which design can', () => {
  it.each(grid)('%s: %s', (design, type) => {
    expect(cell(evaluated(design, type), design)).toMatch(known)
  })

  it.each(
    designs.flatMap((design) =>
      [{ cluster: 'customer' }, { strata: 'chain' }, { covariates: ['age'] }].map(
        (more) => [design, more] as const,
      ),
    ),
  )('%s with %o', (design, more) => {
    for (const type of types) expect(cell(evaluated(design, type, more), design)).toMatch(known)
  })

  it.each([
    'paired',
    'crossover',
    'longitudinal',
    'difference-in-differences',
    'interrupted-time-series',
  ] as const)('names the nearest one for a time to an event, which has an effect: %s', (design) => {
    const evaluation = evaluated(design, 'time-to-event')
    const refused = evaluation.findings.find(({ code }) => code === 'not-supported')!
    expect(refused.severity).toBe('problem')
    expect(refused.message).toContain(`\`design: ${design}\``)
    const nearest = nearestOf(evaluation)!
    expect(cell(evaluated(nearest, 'time-to-event'), nearest)).toBe('effect')
  })
})

describe('rows with weights', () => {
  it.each(grid)('%s: %s', (design, type) => {
    const evaluation = weighed(design, type)
    const found = cell(evaluation, design)
    const figures = ['rate', 'spread', 'time-to-event']
    const plain = evaluation.findings.some(({ hint }) => hint?.includes('without `weight`'))
    const refused = found === 'silent' && figures.includes(type) && plain
    expect(refused ? 'refused' : found).toMatch(known)
  })

  it.each([
    'paired',
    'crossover',
    'longitudinal',
    'non-randomized',
    'difference-in-differences',
    'interrupted-time-series',
  ] as const)('name the nearest design that weighs them, which has an effect: %s', (design) => {
    const nearest = nearestOf(weighed(design, 'duration'))!
    expect(cell(weighed(nearest, 'duration'), nearest)).toBe('effect')
  })
})
