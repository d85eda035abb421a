import type { Solution } from '#job/job'
import { listInWords } from '#evidence/words'
import { advantagesOf, standingsOf, type Comparison } from '#market/alternatives/advantages'
import { fairValueLine } from '#market/alternatives/fair-value-line'
import { dominated } from '#market/alternatives/frontier'
import { frontierChances } from '#market/alternatives/frontier-chance'
import {
  costAxis,
  differentTerms,
  performanceAxis,
  type PerformanceAxis,
} from '#market/alternatives/map-axes'
import type { Coordinate, MapPoint, MapView } from '#market/alternatives/map-view'
import type { ValueMap } from '#market/alternatives/value-map'
import type { FigureBlockInput } from '#market/figure-block-input'
import { warning, type Finding } from '#quantity/finding'
import { spearmanCorrelation } from '#stats/descriptive/correlation'
import { medianOf } from '#stats/descriptive/quantile'

/**
 * Alternatives by what they cost and how well they do the job: points with their uncertainty, what a fair price would be,
 * who is beaten by whom, and ours against each of them. Who has no price, or no performance, is listed, never drawn.
 */
export function evaluateMap(map: ValueMap, input: FigureBlockInput): MapView {
  const looked = input.solutions.filter(({ id }) => map.solutions?.includes(id) ?? true)
  const cost = costAxis(map, { ...input, solutions: looked })
  const performance = performanceAxis(map, input)
  const placed = looked.map((solution) => ({
    solution,
    price: cost.of(solution),
    performance: performance.of(solution),
  }))
  const both = placed.flatMap((one): readonly Placed[] =>
    'why' in one.price || 'why' in one.performance
      ? []
      : [{ solution: one.solution.id, price: one.price, performance: one.performance }],
  )
  const drawn = pointsOf(map, both, [performance, input.settings])
  const comparison = comparisonOf(map, looked, input)
  const advantages = comparison === undefined ? [] : advantagesOf(comparison)
  const view = {
    block: map,
    ...drawn,
    unpriced: placed.flatMap((one) => ('why' in one.price ? [one.solution.id] : [])),
    unmeasured: placed.flatMap(({ solution, performance: of }) =>
      'why' in of ? [{ solution: solution.id, why: of.why }] : [],
    ),
    alternatives: looked.length,
    priced: placed.filter(({ price }) => !('why' in price)).length,
    priceUnit: cost.unit,
    performanceUnit: performance.unit,
    performanceWords: performance.words,
    better: performance.better,
    trueZero: performance.trueZero,
    ...centreOf(map, both),
    advantages,
    standings: comparison === undefined ? [] : standingsOf(comparison, advantages),
  }
  const mixed = placed.flatMap(({ solution, price }) =>
    'why' in price && price.otherKind ? [`${solution.name} ${price.why}`] : [],
  )
  const terms = map.x === 'tco' ? undefined : differentTerms(looked)
  return { ...view, findings: [...termsFindings(map, terms), ...findingsOf(view, mixed)] }
}

interface Placed {
  readonly solution: string
  readonly price: Coordinate
  readonly performance: Coordinate
}

function pointsOf(
  { id, line: method, frontier }: ValueMap,
  placed: readonly Placed[],
  [{ better, trueZero, measured }, { level, seed }]: readonly [
    PerformanceAxis,
    FigureBlockInput['settings'],
  ],
): Pick<MapView, 'points' | 'line' | 'spearman'> {
  const line = method === 'none' ? undefined : fairValueLine(method, placed, { better, level })
  const offers = placed.map(({ solution, price, performance }) => ({
    solution,
    price: price.value,
    performance: performance.value,
  }))
  const beaten = dominated(offers, better)
  const chances = frontier ? frontierChances(placed, better, { seed, id }) : undefined
  const points = placed.map((one): MapPoint => {
    const { solution, price, performance } = one
    const by = beaten.get(solution)
    return {
      ...one,
      measured: measured(solution),
      ...(trueZero && better === 'higher' && price.value > 0
        ? { ratio: performance.value / price.value }
        : {}),
      ...(line === undefined || 'reason' in line
        ? {}
        : { fairPrice: line.fairPrice(performance.value) }),
      ...(by === undefined ? {} : { dominatedBy: by }),
      ...(chances === undefined ? {} : { unbeaten: chances.get(solution)! }),
    }
  })
  const spearman = together(placed)
  return {
    points,
    ...(line === undefined ? {} : { line: 'reason' in line ? line : line.line }),
    ...(spearman === undefined ? {} : { spearman }),
  }
}

/** How far price and performance rise together; undefined for two, or where one is the same for all. */
function together(placed: readonly Placed[]): number | undefined {
  const [prices, performances] = (['price', 'performance'] as const).map((key) =>
    placed.map((one) => one[key].value),
  ) as [number[], number[]]
  const varies = (values: readonly number[]): boolean => new Set(values).size > 1
  return placed.length > 2 && varies(prices) && varies(performances)
    ? spearmanCorrelation(prices, performances)
    : undefined
}

function centreOf({ statusQuo }: ValueMap, placed: readonly Placed[]): Pick<MapView, 'centre'> {
  const base = placed.find(({ solution }) => solution === statusQuo)
  if (base !== undefined)
    return {
      centre: { price: base.price.value, performance: base.performance.value, of: base.solution },
    }
  if (placed.length < 3) return {}
  const middle = (key: 'price' | 'performance'): number =>
    medianOf(placed.map((one) => one[key].value))
  return { centre: { price: middle('price'), performance: middle('performance') } }
}

function comparisonOf(
  map: ValueMap,
  looked: readonly Solution[],
  { needs, levels, estimates, opinions }: FigureBlockInput,
): Comparison | undefined {
  const { ours } = map
  if (ours === undefined) return undefined
  const others = looked.map(({ id }) => id).filter((id) => id !== ours)
  return { map, ours, others, needs, levels, estimates, opinions }
}

function termsFindings({ id, path }: ValueMap, terms: string | undefined): readonly Finding[] {
  if (terms === undefined) return []
  const message = `The prices of \`${id}\` are for different things: ${terms}.`
  const hint = 'Say all of them for one thing, and how many of it a customer needs.'
  return [warning('unit', { path: `${path}.x` }, message, hint)]
}

function findingsOf(view: Omit<MapView, 'findings'>, mixed: readonly string[]): readonly Finding[] {
  const { block, points, unpriced, unmeasured, line } = view
  const at = (key: string): { readonly path: string } => ({ path: `${block.path}${key}` })
  const alone = points.length < 2
  return [
    ...(mixed.length === 0
      ? []
      : [
          warning(
            'unit',
            at('.x'),
            `Prices of \`${block.id}\` that are no prices of one kind are left out: ${listInWords(mixed)}.`,
            'Say all prices for the same thing and time, such as EUR/year.',
          ),
        ]),
    ...(alone
      ? [
          warning(
            'too-few',
            at(''),
            `Only ${points.length} of ${view.alternatives} alternatives ${points.length === 1 ? 'has' : 'have'} both a price and a performance: a map compares two or more.`,
            lackingHint(unpriced, unmeasured),
          ),
        ]
      : []),
    ...(alone || mixed.length > 0 ? [] : withoutPrice(view)),
    ...(line === undefined || !('reason' in line) || alone
      ? []
      : [warning('no-variation', at('.line'), `There is no line of fair value: ${line.reason}.`)]),
    ...(line !== undefined && 'falls' in line && line.falls
      ? [
          warning(
            'falling-line',
            at('.line'),
            `On the line of fair value of \`${block.id}\` the better alternatives are the cheaper: no fair price is made of it.`,
            'Look for what else is paid for: another need, another kind of customer, old and new prices mixed.',
          ),
        ]
      : []),
  ]
}

function withoutPrice({
  block,
  unpriced,
  alternatives,
}: Pick<MapView, 'block' | 'unpriced' | 'alternatives'>): readonly Finding[] {
  if (unpriced.length === 0) return []
  const message = `${unpriced.length} of ${alternatives} alternatives of \`${block.id}\` ${unpriced.length === 1 ? 'has' : 'have'} no price, and ${unpriced.length === 1 ? 'is' : 'are'} listed beside the map, never drawn as free: ${listInWords(unpriced)}.`
  const hint = 'Add a `price` to them, or leave them out by `solutions` on the map.'
  return [warning('missing-value', { path: `${block.path}.x` }, message, hint)]
}

function lackingHint(unpriced: readonly string[], unmeasured: MapView['unmeasured']): string {
  const parts = [
    unpriced.length === 0 ? [] : [`Add a \`price\` to ${listInWords(unpriced)}.`],
    unmeasured.length === 0
      ? []
      : [
          `Measure, or rate under \`ratings\`: ${listInWords(unmeasured.map(({ solution }) => solution))}.`,
        ],
  ].flat()
  return parts.length === 0 ? 'Add alternatives under `solutions`.' : parts.join(' ')
}
