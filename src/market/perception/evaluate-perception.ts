import { listInWords } from '#evidence/words'
import type { UnitsAnswer } from '#evidence/rows/question'
import type { MarketSettings } from '#market/evaluate-block'
import {
  byUnit,
  isWhole,
  namesOf,
  type Observation,
  observedPairs,
} from '#market/perception/observed-pairs'
import { onOneScale, solutionsOnOneScale } from '#market/perception/on-one-scale'
import { comparable, correlationOf, gapOf, ratioOf } from '#market/perception/perceived-gap'
import type { PerceptionBlock } from '#market/perception/perception-block'
import { perceptionCauses } from '#market/perception/perception-causes'
import { classOf, suggestionOf } from '#market/perception/perception-class'
import { perceptionFindings } from '#market/perception/perception-findings'
import type { PerceivedItem, PerceptionView } from '#market/perception/perception-view'
import { momentsOf, varies } from '#stats/descriptive/moments'

type ItemOfRows = Omit<PerceivedItem, 'rows'>
type Settings = Pick<MarketSettings, 'solutions' | 'level' | 'seed' | 'resamples'>

/** Points that a picture has room for. */
const mostPoints = 150

/**
 * How good a value element is, held against how good people believe it to be: means of both, the gap, class and
 * correlation, over all and by solution. Rows of one person and solution are averaged first; with `over: solution`
 * solutions are averaged over their people and held against each other.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluatePerception(
  block: PerceptionBlock,
  answer: UnitsAnswer,
  settings: Settings,
): PerceptionView {
  const rows = observedPairs(block, answer)
  const { kept, paired, lost } = comparable(rows.observations)
  const overSolution = block.over === block.solution
  const known = kept.filter(({ solution }) => settings.solutions.includes(solution ?? ''))
  const units = byUnit(overSolution ? known : kept)
  const rowsOf = rowsBySolution(block, answer)
  const items = itemsOf(block, overSolution ? known : kept, settings).map((item) =>
    classed(block, { ...item, rows: rowsOf.get(item.solution) ?? 0 }),
  )
  const total = classed(block, { ...totalOf(block, units, settings), rows: answer.rows })
  const causes = perceptionCauses(block, answer, settings.level)
  const of = block.compare === 'ranks' ? 'ranks' : 'values'
  return {
    block,
    paired,
    units: units.length,
    weighed: !overSolution && units.some(({ weight }) => weight !== units[0]!.weight),
    total,
    items,
    correlation: paired
      ? correlationOf(units, [of, overSolution ? 'solutions' : 'people'], settings.level)
      : { reason: 'No two people gave both, so they cannot be held against each other.' },
    ...(block.compare === 'unit' ? { ratio: ratioOf(units, settings.level) } : {}),
    causes,
    points: overSolution || !paired ? [] : pointsOf(block, units),
    suggestion: suggested(total, items, causes),
    findings: perceptionFindings({
      block,
      rows,
      lost: paired ? lost : 0,
      unpaired: !paired,
      units,
      constant: constantSides(units),
      strangers: strangersOf(rows.observations, settings),
      numbers: answer.numbers,
    }),
  }
}

function classed(block: PerceptionBlock, item: PerceivedItem): PerceivedItem {
  const found = classOf(block, item)
  return found === undefined ? item : { ...item, class: found }
}

function rowsBySolution(
  { solution }: PerceptionBlock,
  answer: UnitsAnswer,
): ReadonlyMap<string | undefined, number> {
  const nameOf = namesOf(answer, solution)
  const counts = new Map<string | undefined, number>()
  for (let row = 0; row < answer.rows; row++) {
    const name = nameOf?.(row)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Over all: means in the unit; ranks and standard deviations come out even there, and say nothing. */
function totalOf(
  block: PerceptionBlock,
  units: readonly Observation[],
  { level }: Settings,
): ItemOfRows {
  if (block.compare === 'unit') return gapOf(units, level)
  const what = block.compare === 'ranks' ? 'Ranks' : 'Standardized values'
  const reason = `${what} average out over all: the correlation says how far the two agree.`
  return { n: units.length, measured: { reason }, perceived: { reason }, gap: { reason } }
}

function itemsOf(
  block: PerceptionBlock,
  observations: readonly Observation[],
  settings: Settings,
): readonly ItemOfRows[] {
  if (block.solution === undefined) return []
  const together = block.over === block.solution
  const scaled = together ? observations : onOneScale(observations, block)
  const bySolution = new Map(
    settings.solutions.flatMap((solution) => {
      const own = scaled.filter((one) => one.solution === solution)
      return own.length === 0 ? [] : [[solution, own] as const]
    }),
  )
  if (together && block.compare !== 'unit') return solutionsOnOneScale(bySolution, block, settings)
  return [...bySolution].map(([solution, own]) => ({
    solution,
    ...gapOf(comparable(own).kept, settings.level),
  }))
}

function pointsOf(block: PerceptionBlock, units: readonly Observation[]): PerceptionView['points'] {
  return onOneScale(units, block)
    .filter(isWhole)
    .slice(0, mostPoints)
    .map(({ unit, measured, perceived }) => ({ label: unit, measured, perceived }))
}

function constantSides(units: readonly Observation[]): readonly ('measured' | 'perceived')[] {
  return (['measured', 'perceived'] as const).filter((side) => {
    const values = units.map((one) => one[side]).filter((value) => !Number.isNaN(value))
    return values.length > 1 && !varies(momentsOf(values))
  })
}

function strangersOf(
  observations: readonly Observation[],
  { solutions }: Settings,
): readonly string[] {
  const named = observations.flatMap(({ solution }) => solution ?? [])
  return [...new Set(named)].filter((solution) => !solutions.includes(solution))
}

function suggested(
  total: PerceivedItem,
  items: readonly PerceivedItem[],
  causes: PerceptionView['causes'],
): string {
  if (total.class !== undefined) return suggestionOf(total.class, causes)
  const apart = (name: string): readonly string[] =>
    items.flatMap((item) =>
      item.class?.name === name && item.class.certain ? [item.solution ?? ''] : [],
    )
  const [less, more] = [apart('under-perceived'), apart('over-perceived')]
  const words = [
    ...(less.length === 0
      ? []
      : [`Tell them of ${listInWords(less)}: believed to be worse than measured.`]),
    ...(more.length === 0
      ? []
      : [`A risk at ${listInWords(more)}: believed to be better than measured.`]),
  ]
  return words.length === 0
    ? 'No solution is clearly taken for better or worse than it is.'
    : words.join(' ')
}
