import type { DataSet } from '#evidence/rows/data-set'
import type { Answer, Reading } from '#evidence/rows/question'
import type { Finding, Place } from '#quantity/finding'
import type { Assessment, AssessmentSettings } from '#study/evaluation/assessment'
import { evaluateEvidence } from '#study/evaluation/evaluate-evidence'
import { evaluateProcesses } from '#study/evaluation/evaluate-processes'
import { evaluateFigureBlocks } from '#study/evaluation/evaluate-figure-blocks'
import { evaluateMarket } from '#study/evaluation/evaluate-market'
import { evaluateTargeting } from '#study/evaluation/evaluate-targeting'
import { evaluateValue } from '#study/evaluation/evaluate-value'
import { toldApart } from '#study/evaluation/figures/told-apart'
import type { Memory } from '#study/evaluation/memory'
import { withRowSolutions } from '#study/evaluation/row-solutions'
import { withRowValues } from '#study/evaluation/row-values'
import type { ValuationPorts } from '#study/evaluation/value-of-model'
import type { Study } from '#study/study'

/** What was read for a study: data sets as they turned out, their ledgers, and the answers. */
export interface RowsRead {
  readonly dataSets: readonly DataSet[]
  readonly readings: readonly Reading[]
  /** By question key. */
  readonly answers: Readonly<Record<string, Answer>>
}

export interface Evaluation extends ValuationPorts {
  readonly settings: AssessmentSettings
  /** Of the product. */
  readonly version: string
  /** What was found before: on the document and while reading rows. */
  readonly findings: readonly Finding[]
  readonly memory: Memory
  /** Where a part of the document stands, by its path in words. */
  readonly placeOf: (path: string) => Place
}

/**
 * Evaluates a study as a graph of named figures: rows, evidence, matrix, market, value. What was computed
 * before from the same inputs (by their hashes) is taken from the memory.
 */
export async function evaluateStudy(
  whole: Study,
  rows: RowsRead,
  evaluation: Evaluation,
): Promise<Assessment> {
  const { version } = evaluation
  const { study: valued, findings: unread } = withRowValues(whole, rows)
  const alternatives = withRowSolutions(valued, rows, evaluation.settings.level)
  const { study, levels } = alternatives
  const process = evaluateProcesses(study, rows, evaluation)
  const evidence = evaluateEvidence(study, rows, evaluation)
  const market = evaluateMarket(study, rows, evaluation)
  const value = await evaluateValue(study, evidence, evaluation)
  const figures = [...evidence.figures, ...process.figures, ...market.figures, ...value.figures]
  const standing = evaluateFigureBlocks(study, { evidence, value, levels, figures }, evaluation)
  const targeting = evaluateTargeting(
    market.parts,
    [...figures, ...standing.figures],
    evaluation.settings,
  )
  const { upTo: _upTo, ...asked } = evaluation.settings
  const settings = value.draws === undefined ? asked : { ...asked, draws: value.draws }
  return {
    study,
    settings,
    version,
    readings: rows.readings,
    estimates: evidence.estimates,
    checks: evidence.checks,
    pictures: evidence.pictures,
    processes: process.processes,
    market: [...targeting.parts, ...standing.parts],
    matrix: evidence.matrix,
    ...(evidence.segmentMatrices.length === 0 ? {} : { segmentMatrices: evidence.segmentMatrices }),
    ...(value.model === undefined ? {} : { model: value.model }),
    ...(value.result === undefined ? {} : { value: value.result }),
    figures: toldApart([...figures, ...standing.figures, ...targeting.figures]),
    findings: distinct([
      ...evaluation.findings,
      ...[
        ...unread,
        ...alternatives.findings,
        ...evidence.findings,
        ...market.findings,
        ...value.findings,
        ...standing.findings,
        ...targeting.findings,
      ].map((finding) => placed(finding, evaluation)),
    ]),
  }
}

/** A finding that knows its path in the document gets its line and column. */
function placed(finding: Finding, { placeOf }: Evaluation): Finding {
  const { place } = finding
  if (place.path === undefined || place.line !== undefined || place.row !== undefined)
    return finding
  return { ...finding, place: { ...placeOf(place.path), ...place } }
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const keys = findings.map((finding) => JSON.stringify(finding))
  return findings.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}
