import { buildMatrix } from '#evidence/build-matrix'
import type { Check, Estimate, EvidenceBlock } from '#evidence/estimate'
import { evaluateBlock, type BlockEvaluation } from '#evidence/evaluate-block'
import { jointArms, type JointEvidence } from '#evidence/joint-distribution'
import type { Matrix } from '#evidence/matrix'
import type { EvidencePicture } from '#evidence/picture'
import { planQuestions } from '#evidence/plan'
import { segmentMatrices, type SegmentMatrix } from '#evidence/segment-matrices'
import { answersAbout, type DataAnswers } from '#evidence/rows/answers'
import type { DataSet } from '#evidence/rows/data-set'
import type { Question, Reading } from '#evidence/rows/question'
import type { Need } from '#job/job'
import { hashOf } from '#quantity/hash'
import type { Figure } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import type { Evaluation, RowsRead } from '#study/evaluation/evaluate-study'
import { groupsOfRows, type GroupsOfRows } from '#study/evaluation/evaluate-market'
import {
  checkFigure,
  estimateFigures,
  rowsOf,
  type EvidenceContext,
} from '#study/evaluation/figures/evidence-figures'
import { subgroupFigure } from '#study/evaluation/figures/subgroup-figures'
import { matrixFigures } from '#study/evaluation/figures/matrix-figures'
import {
  statedNodes,
  synthesisNodes,
  withSyntheses,
  type StudyWords,
} from '#study/evaluation/stated-nodes'
import { needsOf, type Study } from '#study/study'

/** What the evidence of a study says, and what of it enters the money. */
export interface EvidenceEvaluation {
  readonly estimates: readonly Estimate[]
  readonly checks: readonly Check[]
  readonly pictures: readonly EvidencePicture[]
  readonly matrix: Matrix
  readonly segmentMatrices: readonly SegmentMatrix[]
  readonly joint: readonly JointEvidence[]
  readonly figures: readonly Figure[]
  readonly findings: readonly Finding[]
}

/** Rows are carried one by one up to this many; above it, power sums are asked for. */
const unitsCap = 200_000

/** The questions that the evidence of a study asks of its rows. */
export function evidenceQuestions(
  study: Study,
  dataSets: readonly DataSet[],
  readings: readonly Reading[],
): readonly Question[] {
  const needs = needsOf(study).map(({ need }) => need)
  return planQuestions({ blocks: study.evidence, dataSets, needs, readings }, unitsCap)
}

/** Evaluates every evidence block, the matrix over them, and the joint distribution of their arms. */
export function evaluateEvidence(
  study: Study,
  rows: RowsRead,
  evaluation: Evaluation,
): EvidenceEvaluation {
  const nodes = study.evidence.flatMap((block) => blockNode(study, block, [rows, evaluation]))
  const evaluations = nodes.map(({ result }) => result)
  const { level } = evaluation.settings
  const words = wordsOf(study)
  const stated = statedNodes(study, [words, level])
  const combined = synthesisNodes(study, { evaluations, stated, level, words })
  const others = [...combined, ...stated].flatMap(({ estimates }) => estimates)
  const logs = study.data.filter(({ log }) => log !== undefined).map(({ id }) => id)
  const { jobs } = study
  const matrix = buildMatrix({ jobs, evaluations, others, level, logs })
  const bySegment = segmentMatrices({ jobs, evaluations, level, logs })
  const rowArms = study.data.flatMap(({ id }) => {
    const own = evaluations.filter(({ block }) => block.data === id)
    return own.length === 0 ? [] : [jointArms(id, own)]
  })
  const joint = withSyntheses([...rowArms, ...stated.map((node) => node.joint)], combined)
  const without = [...stated, ...combined]
  return {
    estimates: [...evaluations, ...without].flatMap(({ estimates }) => estimates),
    checks: [...evaluations, ...without].flatMap(({ checks }) => checks),
    pictures: [...evaluations, ...combined].flatMap(({ pictures }) => pictures),
    matrix,
    segmentMatrices: bySegment,
    joint,
    figures: [
      ...nodes.flatMap(({ result, context }) => blockFigures(result, context)),
      ...without.flatMap(({ figures }) => figures),
      ...matrixFigures(matrix, {
        hash: hashOf([
          ...nodes.map(({ context }) => context.hash),
          ...without.map(({ hash }) => hash),
        ]),
        differenceOf: (estimate) => `${estimate}.difference`,
      }),
      ...bySegment.flatMap((one) => segmentFigures(one, nodes)),
    ],
    findings: [...evaluations, ...without, ...rowArms].flatMap(({ findings }) => findings),
  }
}

/** The matrix of a segment stands on the differences among its rows; where there is none, on that of all rows. */
function segmentFigures(
  { segment, matrix }: SegmentMatrix,
  nodes: readonly BlockNode[],
): readonly Figure[] {
  const known = new Set(
    nodes.flatMap(({ result }) =>
      result.subgroups
        .filter((one) => one.segment === segment.id)
        .map(({ block, need }) => `evidence.${block}.${need}`),
    ),
  )
  return matrixFigures(matrix, {
    hash: hashOf([segment.id, ...nodes.map(({ context }) => context.hash)]),
    differenceOf: (estimate) =>
      known.has(estimate)
        ? `${estimate}.difference[segment=${segment.id}]`
        : `${estimate}.difference`,
    segment: segment.name,
  })
}

interface BlockNode {
  readonly result: BlockEvaluation
  readonly context: EvidenceContext
}

function blockNode(
  study: Study,
  block: EvidenceBlock,
  [rows, evaluation]: readonly [RowsRead, Evaluation],
): BlockNode[] {
  const dataSet = rows.dataSets.find(({ id }) => id === block.data)
  const reading = rows.readings.find(({ data }) => data === block.data)
  if (dataSet === undefined || reading === undefined) return []
  const needs = needsOf(study).map(({ need }) => need)
  const { level } = evaluation.settings
  const found = (block.found ?? []).flatMap(({ id }) => {
    const groups = groupsOfRows(study, rows, [id, evaluation])
    return groups === undefined ? [] : [{ id, ...groups }]
  })
  const own = { block, dataSet, rows: reading.hash, needs: measured(block, needs), level }
  const grouped = found.map((one) => one.hash)
  const hash = hashOf(grouped.length === 0 ? own : { ...own, grouped })
  const result = evaluation.memory.recall(hash, () => {
    const answers = new Map(Object.entries(rows.answers))
    const questions = evidenceQuestions(study, rows.dataSets, rows.readings)
    const about = withGroups(answersAbout(block.data, questions, answers), found)
    return evaluateBlock({ block, dataSet, needs, answers: about, settings: { level } })
  })
  return [{ result, context: contextOf(study, reading, { hash, level }) }]
}

type Found = GroupsOfRows & { readonly id: string }

/** The rows with a column for each segmentation: both are asked of one data set, and stand in the order of its file. */
function withGroups(answers: DataAnswers, found: readonly Found[]): DataAnswers {
  const { units } = answers
  if (units === undefined) return answers
  const columns = found.flatMap(({ id, lines, groups }) => {
    const same =
      lines.length === units.rows && lines.every((line, row) => line === units.lines[row])
    return same ? [[id, groups] as const] : []
  })
  const categories = { ...units.categories, ...Object.fromEntries(columns) }
  return { ...answers, units: { ...units, categories } }
}

function measured(block: EvidenceBlock, needs: readonly Need[]): unknown {
  const own = needs.filter(({ id }) => block.needs.includes(id))
  return own.map(({ id, metric, outcome }) => ({ id, metric, direction: outcome.direction }))
}

function contextOf(
  study: Study,
  reading: Reading,
  node: Pick<EvidenceContext, 'hash' | 'level'>,
): EvidenceContext {
  return {
    ...node,
    ...wordsOf(study),
    origin: (filter, count) => [rowsOf(reading, filter, count)],
  }
}

function wordsOf(study: Study): StudyWords {
  const needs = new Map(needsOf(study).map(({ need }) => [need.id, need]))
  const names = new Map(study.solutions.map(({ id, name }) => [id, name]))
  return {
    needLabel: (id) => {
      const outcome = needs.get(id)?.outcome
      return outcome === undefined ? id : `${outcome.measure} ${outcome.focus}`
    },
    solutionName: (id) => names.get(id) ?? id,
    targetOf: (id) => needs.get(id)?.target,
  }
}

function blockFigures(result: BlockEvaluation, context: EvidenceContext): Figure[] {
  return [
    ...result.estimates.flatMap((estimate) => estimateFigures(estimate, context)),
    ...result.checks.map((check) => checkFigure(check, context)),
    ...result.subgroups.map((effect) => subgroupFigure(effect, context)),
  ]
}
