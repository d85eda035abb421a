import {
  questionKey,
  type Categories,
  type Reading,
  type UnitsAnswer,
} from '#evidence/rows/question'
import { blockQuestion } from '#market/block-questions'
import { evaluateBlock, type MarketSettings } from '#market/evaluate-block'
import type { MarketPart, RowView, SegmentName } from '#market/market-view'
import type { RowBlock } from '#market/row-block'
import type { SegmentationView } from '#market/segments/segmentation-view'
import { rowsOfGroups } from '#market/rows-of-groups'
import type { Figure } from '#quantity/figure'
import { isProblem, type Finding } from '#quantity/finding'
import { hashOf } from '#quantity/hash'
import type { Evaluation, RowsRead } from '#study/evaluation/evaluate-study'
import { marketFigures } from '#study/evaluation/figures/market/market-figures'
import type { Study } from '#study/study'

/** How often rows are drawn anew for an interval. */
export const resamples = 2000

/** What came of what a study says on its market. */
interface MarketEvaluation {
  readonly parts: readonly MarketPart<RowView>[]
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
}

/**
 * Evaluates every block of a study on its rows, and on those of each segment. Without rows a block is left out; of one
 * with a problem the problem is all that is told.
 */
export function evaluateMarket(
  study: Study,
  rows: RowsRead,
  evaluation: Evaluation,
): MarketEvaluation {
  const blocks = study.market.map((block) => evaluateOne(study, rows, [block, evaluation]))
  return {
    parts: blocks.flatMap(({ parts }) => parts),
    figures: blocks.flatMap(({ figures }) => figures),
    findings: blocks.flatMap(({ findings }) => findings),
  }
}

const nothing: MarketEvaluation = { parts: [], figures: [], findings: [] }

function evaluateOne(
  study: Study,
  rows: RowsRead,
  [block, evaluation]: readonly [RowBlock, Evaluation],
): MarketEvaluation {
  const found = evaluatorOf(study, rows, [block, evaluation])
  if (found === undefined) return nothing
  const { evaluated, reading, hash, settings } = found
  const { parts, findings } = evaluated()
  if (findings.some(isProblem)) return { ...nothing, findings }
  return {
    parts,
    figures: parts.flatMap((part) =>
      marketFigures(part, contextOf(study, part, { reading, hash, settings })),
    ),
    findings,
  }
}

type Parts = Pick<MarketEvaluation, 'parts' | 'findings'>

/** The group of each row of a data set, as a segmentation of the study finds it. */
export interface GroupsOfRows {
  /** Of what they were found from. */
  readonly hash: string
  readonly lines: Float64Array
  readonly groups: Categories
}

/** The groups that a segmentation of the study finds in its rows; nothing where it finds none. */
export function groupsOfRows(
  study: Study,
  rows: RowsRead,
  [id, evaluation]: readonly [string, Evaluation],
): GroupsOfRows | undefined {
  const block = study.market.find((one) => one.kind === 'segmentation' && one.id === id)
  const found = block && evaluatorOf(study, rows, [block, evaluation])
  const view = found?.evaluated().parts[0]?.view
  if (found === undefined || view === undefined || !('assigned' in view)) return undefined
  const { assigned, segments } = view
  return {
    hash: found.hash,
    lines: found.answer.lines,
    groups: { codes: assigned, labels: segments.map((segment) => segment.id) },
  }
}

/** The rows of a block and what evaluates it; nothing where the rows are not there. */
function evaluatorOf(
  study: Study,
  rows: RowsRead,
  [block, evaluation]: readonly [RowBlock, Evaluation],
) {
  const dataSet = rows.dataSets.find(({ id }) => id === block.data)
  const reading = rows.readings.find(({ data }) => data === block.data)
  if (dataSet === undefined || reading === undefined) return undefined
  const answer = rows.answers[questionKey(blockQuestion(block, dataSet))]
  if (answer?.kind !== 'units') return undefined
  const settings = settingsOf(study, evaluation)
  const hashFor = (of: RowBlock): string =>
    hashOf({ block: of, dataSet, rows: reading.hash, settings })
  const recalled = (of: RowBlock, rowsOf: UnitsAnswer): Parts =>
    evaluation.memory.recall(hashFor(of), () =>
      partsOf(of, rowsOf, { ...settings, progress: evaluation.progress }),
    )
  const evaluated = (): Parts => recalled(block, withGroups(block, answer, recalled))
  return { answer, reading, settings, hash: hashFor(block), evaluated }
}

/** The rows with a column for each segmentation that the block is looked at by: the group of each row. */
function withGroups(
  { found = [] }: RowBlock,
  answer: UnitsAnswer,
  evaluated: (block: RowBlock, answer: UnitsAnswer) => Parts,
): UnitsAnswer {
  const columns = found.flatMap((block) => {
    const [whole] = evaluated(block, answer).parts
    if (whole?.view.block.kind !== 'segmentation') return []
    const { assigned, segments } = whole.view as SegmentationView
    return [[block.id, { codes: assigned, labels: segments.map(({ id }) => id) }]]
  })
  if (columns.length === 0) return answer
  return { ...answer, categories: { ...answer.categories, ...Object.fromEntries(columns) } }
}

function settingsOf(
  { solutions, currency }: Study,
  { settings: { level, seed } }: Evaluation,
): MarketSettings {
  return { solutions: solutions.map(({ id }) => id), level, seed, resamples, currency }
}

function partsOf(block: RowBlock, answer: UnitsAnswer, settings: MarketSettings): Parts {
  const { groups, findings } = rowsOfGroups(block, answer)
  const parts: readonly MarketPart<RowView>[] = [
    { view: evaluateBlock(block, answer, settings) },
    ...groups.map(({ segment, answer: own }) => ({
      view: evaluateBlock(block, own, settings),
      segment,
    })),
  ]
  return {
    parts,
    findings: [...findings, ...parts.flatMap(({ view, segment }) => named(view.findings, segment))],
  }
}

/** What is found in a segment says so, and leaves the others standing. */
function named(findings: readonly Finding[], segment: SegmentName | undefined): readonly Finding[] {
  if (segment === undefined) return findings
  return findings.map((finding) => ({
    ...finding,
    severity: 'warning',
    message: `${segment.name}: ${finding.message}`,
  }))
}

function contextOf(
  { solutions }: Study,
  { segment }: MarketPart<RowView>,
  about: { readonly reading: Reading; readonly hash: string; readonly settings: MarketSettings },
) {
  const names = new Map(solutions.map(({ id, name }) => [id, name]))
  const solutionName = (id: string): string => names.get(id) ?? id
  return { ...about, solutionName, ...(segment === undefined ? {} : { segment }) }
}
