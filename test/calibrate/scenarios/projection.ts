import { calendarStart, calendarPeriod, daysOfText, dayText } from '#evidence/panel/calendar'
import type { UnitsAnswer } from '#evidence/rows/question'
import { evaluateEvolution } from '#market/evolution/evaluate-evolution'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { Interval } from '#quantity/figure'
import type { Random } from '../random.ts'
import { times } from '../rows-of.ts'
import type { Observed, Scenario } from '../scenario.ts'

/** Months ahead that are looked at. */
const AHEAD = [1, 6, 12] as const
const FIRST = calendarPeriod('month', daysOfText('2020-01-01')!)

type Kind = 'damped' | 'level' | 'walk'

/** Logarithms of months: level, damped trend and normal errors, with shares of the errors drawn anew each time. */
function logs(random: Random, count: number, kind: Kind): readonly number[] {
  const alpha = kind === 'walk' ? 1 : random.uniform(0.1, 0.9)
  const beta = kind === 'damped' ? alpha * random.uniform(0, 0.5) : 0
  const phi = random.uniform(0.8, 0.98)
  let [level, trend] = [4, kind === 'damped' ? 0.02 : 0]
  return times(count, () => {
    const error = random.normal(0, 0.05)
    const value = level + phi * trend + error
    level += phi * trend + alpha * error
    trend = phi * trend + beta * error
    return value
  })
}

function blockOf(months: number): EvolutionBlock {
  return {
    kind: 'evolution',
    id: 'series',
    path: 'evolution.series',
    data: 'rows',
    element: { id: 'value', name: 'Value' },
    need: 'value',
    unit: 'min',
    share: false,
    better: 'lower',
    at: 'day',
    every: 'month',
    statistic: 'mean',
    bySolution: false,
    until: calendarStart('month', FIRST + months + 11),
    season: 1,
    breaks: [],
    events: [],
    strata: [],
  }
}

function answerOf(values: readonly number[]): UnitsAnswer {
  const labels = times(values.length, (i) => dayText(calendarStart('month', FIRST + i)))
  return {
    kind: 'units',
    rows: values.length,
    lines: Float64Array.from(values, (_, i) => i + 2),
    numbers: { value: Float64Array.from(values) },
    categories: { day: { codes: Int32Array.from(labels.keys()), labels } },
  }
}

/** The fans of 95 and 80 % against what came. */
function replicate(random: Random, months: number, kind: Kind): ReturnType<Scenario['replicate']> {
  const values = logs(random, months + 12, kind).map(Math.exp)
  const settings = { solutions: [], level: 0.95, seed: random.oneOf(2 ** 30), resamples: 1000 }
  const view = evaluateEvolution(blockOf(months), answerOf(values.slice(0, months)), settings)
  const codes = view.findings.map(({ code }) => code)
  const { projection } = view.series[0]!
  if ('reason' in projection) return { observed: [], codes }
  const observed = AHEAD.flatMap((ahead): readonly Observed[] => {
    const fan = projection.periods[ahead - 1]!.expected
    const truth = values[months + ahead - 1]!
    const held = (figure: string, claim: Observed['claim'], interval: Interval): Observed => ({
      figure,
      claim,
      truth,
      value: fan.mean,
      interval,
    })
    const { p10, p90 } = fan.quantiles
    // Which model it is has to be found out, and that is in no fan: with a trend it tells.
    const claim = kind === 'damped' ? 'stated' : 'nominal'
    return [
      held(`${ahead} ahead, 95 %`, claim, fan.interval),
      held(`${ahead} ahead, 80 %`, 'stated', { low: p10, high: p90, level: 0.8 }),
    ]
  })
  return { observed, codes }
}

/** Fans of a value element, for series of the kinds that they are made for. */
export const projectionScenarios: readonly Scenario[] = [
  {
    id: 'projection-damped-36',
    design: 'projection',
    words: '36 months of a level with a damped trend, shares of the errors drawn anew',
    replicate: (random) => replicate(random, 36, 'damped'),
  },
  {
    id: 'projection-damped-18',
    design: 'projection',
    words: 'the same over 18 months',
    replicate: (random) => replicate(random, 18, 'damped'),
  },
  {
    id: 'projection-level-36',
    design: 'projection',
    words: '36 months of a level without a trend, its share of the errors drawn anew',
    replicate: (random) => replicate(random, 36, 'level'),
  },
  {
    id: 'projection-walk-36',
    design: 'projection',
    words: '36 months of a random walk',
    replicate: (random) => replicate(random, 36, 'walk'),
  },
]
