import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import type { Check, Effect } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { foundGroupsFindings, segmentOf } from '#evidence/further/found-groups'
import type { SubgroupPlot } from '#evidence/picture'
import { fitsSegment } from '#evidence/rows/segment-rows'
import { someRows } from '#evidence/rows/some-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { categoriesOf } from '#evidence/rows/units-view'
import { countInWords, pInWords } from '#evidence/words'
import type { MetricType } from '#job/metric'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { interactionTest } from '#stats/tests/interaction-test'

/** The effect on one need among the rows of one level of a column. */
export interface SubgroupEffect {
  readonly block: string
  readonly need: string
  readonly type: MetricType
  readonly unit: string
  readonly column: string
  readonly level: string
  /** Id of the segment that the level is; absent of other columns. */
  readonly segment?: string
  /** Rows of both arms with a value. */
  readonly n: number
  readonly difference: Effect
  readonly standardError: number
}

/** The design once more, among the rows of one segment. */
export interface SegmentResult {
  /** Of the study, the label in a column `segment`, or of a group that was found. */
  readonly id: string
  readonly name: string
  readonly context: BlockContext
  readonly result: DesignResult
}

/** Effects by subgroup, whether they differ, and how many were looked at. */
export interface Subgroups {
  readonly effects: readonly SubgroupEffect[]
  /** Where `segment` or groups that were found are among the columns. */
  readonly segments: readonly SegmentResult[]
  readonly checks: readonly Check[]
  readonly pictures: readonly SubgroupPlot[]
  readonly findings: readonly Finding[]
}

/** Levels of one column that are looked at; more is a list of accidents. */
const MOST_LEVELS = 12

/** Subgroup effects from which their number alone makes findings likely. */
const MANY = 5

/**
 * The same comparison within the levels of each column that the block names (`by`), with a test of
 * whether the effect differs between them. That it is clear of zero in one and not in another says
 * nothing; the interaction does.
 */
export function subgroupsOf(
  context: BlockContext,
  evaluate: (context: BlockContext) => DesignResult,
): Subgroups {
  const { view, block } = context
  const none = { effects: [], segments: [], checks: [], pictures: [], findings: [] }
  if (view === undefined || block.by.length === 0 || block.treatment === undefined) return none
  const columns = block.by.map((column) => ofColumn(context, { view, column }, evaluate))
  const effects = columns.flatMap((one) => one.effects)
  const pairs = block.by.flatMap((column) => context.needs.map((need) => ({ column, need })))
  return {
    effects,
    segments: columns.flatMap(({ column, levels }) =>
      levels.flatMap((level) => {
        const segment = segmentOf(block, column, level.id)
        return segment === undefined ? [] : [{ ...level, ...segment }]
      }),
    ),
    checks: pairs.flatMap((pair) => interactionCheck(context, pair, effects) ?? []),
    pictures: pairs.flatMap((pair) => plotOf(context, pair, effects) ?? []),
    findings: [
      ...columns.flatMap((one) => one.findings),
      ...foundGroupsFindings(context),
      ...(effects.length < MANY ? [] : [manyFinding(context, effects.length)]),
    ],
  }
}

interface OneColumn {
  readonly view: UnitsView
  readonly column: string
}

interface OfColumn extends Pick<Subgroups, 'effects' | 'findings'> {
  readonly column: string
  readonly levels: readonly SegmentResult[]
}

function ofColumn(
  context: BlockContext,
  { view, column }: OneColumn,
  evaluate: (context: BlockContext) => DesignResult,
): OfColumn {
  const { block } = context
  const found = levelsOf(block, view, column)
  if (found.length > MOST_LEVELS)
    return { column, levels: [], effects: [], findings: [tooMany(context, column, found.length)] }
  const own = { ...block, by: [], covariates: block.covariates.filter((id) => id !== column) }
  const levels = found.map(({ level, name, holds }) => {
    const narrowed = { ...context, block: own, view: within(view, holds) }
    return { id: level, name, context: narrowed, result: evaluate(narrowed) }
  })
  const effects = levels.flatMap(({ id, result }) => {
    const segment = segmentOf(block, column, id)?.id
    const where = {
      block: block.id,
      column,
      level: id,
      ...(segment === undefined ? {} : { segment }),
    }
    return result.comparisons.flatMap((comparison) => effectOf(where, comparison))
  })
  return { column, levels, effects, findings: [] }
}

interface Level {
  readonly level: string
  readonly name: string
  readonly holds: (row: number) => boolean
}

/** The values of a column, or the segments of the study. */
function levelsOf(
  { segments }: BlockContext['block'],
  view: UnitsView,
  column: string,
): readonly Level[] {
  if (column === 'segment' && segments !== undefined) {
    return segments.map((segment) => ({
      level: segment.id,
      name: segment.name,
      holds: fitsSegment(segment, view.answer),
    }))
  }
  const { labels, codes } = categoriesOf(view, column) ?? { labels: [], codes: [] }
  return labels.map((level, code) => ({
    level,
    name: level,
    holds: (row) => codes[row] === code,
  }))
}

/** Some of the rows alone, as the block sees them. */
function within(view: UnitsView, holds: Level['holds']): UnitsView {
  const rows = Int32Array.from(view.arms.keys()).filter(holds)
  const arms = Int8Array.from(rows, (row) => view.arms[row]!)
  const size = (arm: number): number => arms.reduce((n, one) => n + (one === arm ? 1 : 0), 0)
  const { weights } = view
  return {
    ...view,
    answer: someRows(view.answer, rows),
    arms,
    sizes: [size(0), size(1)],
    ...(weights === undefined ? {} : { weights: Float64Array.from(rows, (row) => weights[row]!) }),
  }
}

function effectOf(
  where: Pick<SubgroupEffect, 'block' | 'column' | 'level' | 'segment'>,
  comparison: Comparison,
): readonly SubgroupEffect[] {
  const leading = leadingContrast(comparison)
  const { need, baseline, treatment } = comparison
  if (leading === undefined || treatment === undefined) return []
  return [
    {
      ...where,
      need: need.id,
      type: need.metric.type,
      unit: need.metric.unit.text,
      n: baseline.summary.n + treatment.summary.n,
      difference: leading.difference,
      standardError: standardErrorOf(leading.estimate),
    },
  ]
}

interface Pair {
  readonly column: string
  readonly need: MeasuredNeed
}

function ofPair(
  effects: readonly SubgroupEffect[],
  { column, need }: Pair,
): readonly SubgroupEffect[] {
  return effects.filter((one) => one.column === column && one.need === need.id)
}

function interactionCheck(
  { block }: BlockContext,
  pair: Pair,
  all: readonly SubgroupEffect[],
): Check | undefined {
  const effects = ofPair(all, pair).filter(({ standardError }) => standardError > 0)
  if (effects.length < 2) return undefined
  const { pValue, statistic, df } = interactionTest(
    effects.map(({ difference, standardError }) => ({ value: difference.value, standardError })),
  )
  const { column, need } = pair
  const verdict =
    pValue < 0.05
      ? 'the effect differs between them'
      : 'nothing says that the effect differs between them'
  return {
    block: block.id,
    id: `interaction.${need.id}.${column}`,
    label: `Effect on \`${need.id}\` by ${column}`,
    unit: '1',
    value: pValue,
    words: `${verdict} (Q = ${statistic.toPrecision(3)} on ${df} df, ${pInWords(pValue)}, not corrected for the number of subgroups)`,
    settings: { q: statistic, df, subgroups: effects.length },
    findings: [],
  }
}

function plotOf(
  { block }: BlockContext,
  pair: Pair,
  all: readonly SubgroupEffect[],
): SubgroupPlot | undefined {
  const effects = ofPair(all, pair)
  if (effects.length === 0) return undefined
  return {
    kind: 'subgroups',
    block: block.id,
    need: pair.need.id,
    unit: pair.need.metric.unit.text,
    column: pair.column,
    rows: effects.map(({ level, segment, n, difference: { value, interval } }) => ({
      level,
      ...(segment === undefined ? {} : { segment }),
      n,
      value,
      ...(interval === undefined ? {} : { interval }),
    })),
  }
}

function manyFinding({ block, level }: BlockContext, count: number): Finding {
  const chance = (count * (1 - level)).toPrecision(1)
  return warning(
    'many-subgroups',
    placeOf(block),
    `${block.id} looks at ${countInWords(count, 'subgroup effect')}: about ${chance} of them would be clear of zero by chance alone.`,
    'Trust the tests of interaction, and test again what they find.',
  )
}

function tooMany({ block }: BlockContext, column: string, count: number): Finding {
  return warning(
    'many-subgroups',
    placeOf(block),
    `${column} has ${count} levels: subgroups are shown for at most ${MOST_LEVELS}.`,
    'Join levels with a `map:` or `bands:`.',
  )
}
