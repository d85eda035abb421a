import { dayText } from '#evidence/panel/calendar'
import type {
  CriticalPoint,
  EvolutionSeries,
  EvolutionView,
  Projection,
} from '#market/evolution/evolution-view'
import { levelKey } from '#market/evolution/level-key'
import { backtestLevels } from '#market/evolution/project-series'
import { marketFigureId } from '#market/figure-id'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** All figures of a value element over time: levels, trend, projection, how it was tried, and when it matters. */
export function evolutionFigures(view: EvolutionView, context: MarketContext): readonly Figure[] {
  return [
    ...view.series.flatMap((series) => [
      ...levelFigures(view, series, context),
      trendFigure(view, series, context),
      ...projectionFigures(view, series, context),
    ]),
    ...view.critical.flatMap((point) => criticalFigures(view, point, context)),
    ...reassessFigures(view, context),
  ]
}

interface About {
  readonly solution?: string | undefined
  readonly scenario?: string
  readonly day?: number
}

function evolutionFigureId(
  { block }: Pick<EvolutionView, 'block'>,
  key: string,
  { solution, scenario, day, segment }: About & { readonly segment?: string | undefined },
): string {
  return marketFigureId(`evolution.${block.id}.${key}`, {
    solution,
    segment,
    scenario,
    date: day === undefined ? undefined : dayText(day),
  })
}

function baseOf(
  view: EvolutionView,
  key: string,
  [about, { reading, hash, settings, segment }]: readonly [About, MarketContext],
) {
  const { block } = view
  const { solution } = about
  const filter = solution === undefined ? undefined : `solution = ${solution}`
  const levels = view.series.find((series) => series.solution === solution)?.levels
  const rows = levels?.reduce((sum, { n }) => sum + n, 0)
  return {
    id: evolutionFigureId(view, key, { ...about, segment: segment?.id }),
    inputs: [rowsOf(reading, filter, rows)],
    settings: { level: settings.level, every: block.every, statistic: block.statistic },
    hash,
  }
}

function words(
  { block }: EvolutionView,
  solution: string | undefined,
  context: MarketContext,
): string {
  return `${block.element.name}${solution === undefined ? '' : `, ${context.solutionName(solution)}`}`
}

function levelFigures(
  view: EvolutionView,
  { solution, levels }: EvolutionSeries,
  context: MarketContext,
): readonly Figure[] {
  const methods = {
    median: 'median over rows; interval from order statistics',
    mean: 'mean over rows; Student t',
    share: 'share of rows; Wilson',
  }
  return levels.map(({ start, value, interval, n }, i) => ({
    ...baseOf(view, levelKey(levels, i), [{ solution, day: start }, context]),
    label: `${words(view, solution, context)}: ${view.block.every} from ${dayText(start)}`,
    value,
    unit: view.block.unit,
    ...(interval === undefined ? {} : { interval }),
    n,
    method: methods[view.block.statistic],
  }))
}

function trendFigure(
  view: EvolutionView,
  { solution, trend }: EvolutionSeries,
  context: MarketContext,
): Figure {
  return {
    ...baseOf(view, 'trend', [{ solution }, context]),
    label: `${words(view, solution, context)}: relative change a year`,
    ...trend,
    unit: '%',
    method: 'straight line after the last break, errors carry over (AR(1), restricted likelihood)',
  }
}

function projectionFigures(
  view: EvolutionView,
  { solution, projection }: EvolutionSeries,
  context: MarketContext,
): readonly Figure[] {
  const start = words(view, solution, context)
  if ('reason' in projection)
    return [
      {
        ...baseOf(view, 'projection', [{ solution }, context]),
        label: `${start}: projection`,
        reason: projection.reason,
        unit: view.block.unit,
      },
    ]
  const settings = settingsOf(projection, context)
  const figures = projection.periods.flatMap(({ start: day, expected, undisturbed }) =>
    [
      { fan: expected, about: { solution, day }, of: '' },
      { fan: undisturbed, about: { solution, day, scenario: 'no-events' }, of: ', without events' },
    ].flatMap(({ fan, about, of }): readonly Figure[] => {
      if (fan === undefined) return []
      const base = baseOf(view, 'projection', [about, context])
      return [
        {
          ...base,
          label: `${start}: projected from ${dayText(day)}${of}`,
          value: fan.mean,
          unit: view.block.unit,
          quantiles: fan.quantiles,
          interval: fan.interval,
          n: projection.n,
          method: `exponential smoothing: ${projection.model}; ways on drawn with the parameters that the series leaves open`,
          settings: { ...base.settings, ...settings },
        },
      ]
    }),
  )
  return [...figures, coverageFigure(view, { solution, projection, settings }, context)]
}

function settingsOf(
  { parameters: { level, trend, damping, season }, scale }: Projection,
  { settings: { seed, resamples } }: MarketContext,
): Readonly<Record<string, string | number>> {
  return { scale, alpha: level, beta: trend, phi: damping, gamma: season, ways: resamples, seed }
}

function coverageFigure(
  view: EvolutionView,
  {
    solution,
    projection: { backtest, model },
    settings,
  }: {
    readonly solution: string | undefined
    readonly projection: Projection
    readonly settings: Readonly<Record<string, string | number>>
  },
  context: MarketContext,
): Figure {
  const [narrow, wide] = backtestLevels
  const base = {
    ...baseOf(view, 'coverage', [{ solution }, context]),
    label: `${words(view, solution, context)}: how many values that came the 95 % fan held`,
    unit: '%',
    method: `rolling origin: the last ends taken back in turn and forecast; ${model}`,
  }
  if (backtest === undefined)
    return { ...base, reason: 'The series is too short to take any of its end back.' }
  const { coverage, forecasts, origins, overNaive, horizon } = backtest
  return {
    ...base,
    value: coverage[1]!,
    n: forecasts,
    settings: {
      ...settings,
      level: wide,
      [`held-at-${narrow}`]: coverage[0]!,
      origins,
      horizon,
      'error-over-no-change': overNaive,
    },
  }
}

function criticalFigures(
  view: EvolutionView,
  point: CriticalPoint,
  context: MarketContext,
): readonly Figure[] {
  const { kind, solution, probability, dates, reason } = point
  const label = `${words(view, solution, context)}: ${point.words}`
  const base = baseOf(view, kind, [{ solution }, context])
  const date: Figure = {
    ...base,
    label: `${label}, when`,
    unit: 'date',
    method: 'first period of each way on in which it has come about; the median over these',
    ...(dates === undefined
      ? { reason: reason ?? 'It comes about in no way on until the end of the projection.' }
      : { value: dayText(dates.p50) }),
    settings: {
      ...base.settings,
      ...(dates === undefined ? {} : { p10: dayText(dates.p10), p90: dayText(dates.p90) }),
      ...(probability === undefined ? {} : { probability }),
      until: dayText(view.block.until),
    },
  }
  if (probability === undefined) return [date]
  return [
    date,
    {
      ...baseOf(view, `${kind}.probability`, [{ solution }, context]),
      label: `${label}, how likely until ${dayText(view.block.until)}`,
      value: probability,
      unit: '%',
      method: 'share of the ways on in which it comes about',
      'simulation-error': Math.sqrt((probability * (1 - probability)) / context.settings.resamples),
    },
  ]
}

function reassessFigures(view: EvolutionView, context: MarketContext): readonly Figure[] {
  const { reassess } = view
  if (reassess === undefined) return []
  const base = baseOf(view, 'reassess', [{}, context])
  return [
    {
      ...base,
      label: `${view.block.element.name}: when to look again`,
      value: dayText(reassess.day),
      unit: 'date',
      method:
        'the first of: one chance in ten of a critical point, the first event, the end of the projection',
      settings: { ...base.settings, why: reassess.why },
    },
  ]
}
