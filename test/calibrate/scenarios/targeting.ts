import { unitsOf } from '../../evidence/evidence-rows.ts'
import { evaluateSegmentation } from '#market/segments/evaluate-segmentation'
import type { Feature, Segmentation } from '#market/segments/segmentation'
import { targeted } from '#market/segments/targeting'
import { drawnWithin } from '#market/segments/targeting-draws'
import { momentsOf } from '#stats/descriptive/moments'
import { meanInterval } from '#stats/intervals/mean-interval'
import { observed } from '../observe.ts'
import type { Random } from '../random.ts'
import { rowsOf, times, type Row } from '../rows-of.ts'
import type { Replication, Scenario } from '../scenario.ts'

const feature = (column: string): Feature => ({
  id: column,
  name: column,
  place: 'features.1',
  column,
  as: 'mean',
  log: false,
})

const names = ['a', 'b', 'c'] as const

const block: Segmentation = {
  kind: 'segmentation',
  id: 'given',
  path: 'segmentation.given',
  data: 'rows',
  features: [feature('value')],
  standardize: true,
  method: 'given',
  groups: [],
  given: names.map((id) => ({ id, name: id, where: { who: [id] } })),
  resamples: 20,
  targeting: [
    { part: 'size', weight: 1, more: 'better' },
    { part: 'value', feature: feature('value'), weight: 2, more: 'better' },
    { part: 'trouble', feature: feature('trouble'), weight: 1, more: 'worse' },
  ],
  prefix: '',
}

/** Of each segment its share, and the means of what it is worth and of its trouble. */
type Segments = readonly (readonly [share: number, value: number, trouble: number])[]

/** As far apart as hardly any sample can turn round, and the last two alike but for their size. */
const APART: Segments = [
  [0.5, 40, 5],
  [0.3, 60, 7],
  [0.2, 100, 6],
]
const NEAR: Segments = [
  [0.4, 40, 5],
  [0.32, 50, 6],
  [0.28, 50, 6],
]

/** The score of each segment in truth: from 0, the worst, to 1, the best, of each part. */
function scores(
  segments: Segments,
  [size, value, trouble]: readonly [number, number, number] = [1, 2, 1],
): readonly number[] {
  const place = (part: 0 | 1 | 2, segment: number): number => {
    const all = segments.map((own) => own[part])
    const [least, most] = [Math.min(...all), Math.max(...all)]
    return (segments[segment]![part] - least) / (most - least)
  }
  return segments.map((_, at) => {
    const placed = size * place(0, at) + value * place(1, at) + trouble * (1 - place(2, at))
    return (100 * placed) / (size + value + trouble)
  })
}

function scored(random: Random, people: number, segments: Segments): Replication {
  const rows = times(people, (): Row => {
    let rest = random.uniform(0, 1)
    const found = segments.findIndex(([share]) => (rest -= share) < 0)
    const at = found < 0 ? segments.length - 1 : found
    const [, value, trouble] = segments[at]!
    return { who: names[at]!, value: random.gamma(value, 4), trouble: random.normal(trouble, 2) }
  })
  const settings = { level: 0.95, seed: random.oneOf(1e6), resamples: 2000 }
  const view = evaluateSegmentation(block, unitsOf(rowsOf(rows)), settings)
  const truth = scores(segments)
  return {
    observed: view.segments.map(({ targeting }, at) =>
      observed(
        `score of segment ${at + 1} (${Math.round(truth[at]!)})`,
        'cautious',
        truth[at]!,
        targeting && { value: targeting.score, interval: targeting.interval },
      ),
    ),
    codes: view.findings.map(({ code }) => code),
  }
}

/** The same of two figures by segment with intervals of their own: means of rows that are no customers. */
function byFigures(random: Random, rows: number): Replication {
  const truth = scores(APART, [0, 2, 1])
  const settings = { seed: random.oneOf(1e6), resamples: 2000 }
  const parts = [
    { part: 'value', weight: 2, more: 'better' },
    { part: 'trouble', weight: 1, more: 'worse' },
  ] as const
  const values = parts.map((part, at) => {
    const figures = APART.map((segment) => {
      const mean = segment[at + 1]!
      const moments = momentsOf(
        times(rows, () => (at === 0 ? random.gamma(mean, 4) : random.normal(mean, 2))),
      )
      return { value: moments.mean, interval: meanInterval(moments, 0.95) }
    })
    const draws = figures.map((figure, k) => drawnWithin(figure, `${part.part} ${k}`, settings))
    return { part, values: figures.map(({ value }) => value), draws }
  })
  const segments = names.map((id) => ({ id, name: id, customers: 1, share: 1 / 3, profile: [] }))
  return {
    observed: targeted(segments, values, 0.95).map(({ targeting }, at) =>
      observed(`score of segment ${at + 1} (${Math.round(truth[at]!)})`, 'cautious', truth[at]!, {
        value: targeting!.score,
        interval: targeting!.interval,
      }),
    ),
    codes: [],
  }
}

const words = 'size, mean value (twice), mean trouble'

/** What speaks for turning to each of three segments. */
export const targetingScenarios: readonly Scenario[] = [
  ...(
    [
      [300, 'apart', APART, 'far apart in every part'],
      [60, 'apart', APART, 'far apart in every part'],
      [300, 'near', NEAR, 'two of them alike but for their size'],
      [60, 'near', NEAR, 'two of them alike but for their size'],
    ] as const
  ).map(([people, name, segments, how]) => ({
    id: `targeting-${name}-${people}`,
    design: 'targeting',
    words: `${people} customers in three segments, ${how}; ${words}`,
    replicate: (random: Random) => scored(random, people, segments),
  })),
  {
    id: 'targeting-figures-20',
    design: 'targeting',
    words:
      'three segments far apart; figures by segment with intervals from 20 rows each: value (twice), trouble',
    replicate: (random) => byFigures(random, 20),
  },
]
