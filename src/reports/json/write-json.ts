import type { Finding } from '#quantity/finding'
import type { AssessmentSettings, Assessment } from '#study/evaluation/assessment'

/**
 * The assessment as JSON: every figure with its lineage, and what is wrong or doubtful. The same
 * study, seed and draws give the same bytes.
 */
export function writeJson(assessment: Assessment): string {
  const { study, settings, version, figures, findings } = assessment
  return written({
    study: { title: study.title, hash: study.hash },
    ...shown(settings, version),
    figures,
    problems: findings,
  })
}

/** The same form where no assessment came about: no figures, and why. */
export function writeJsonFailure(
  settings: AssessmentSettings,
  version: string,
  findings: readonly Finding[],
): string {
  return written({ study: null, ...shown(settings, version), figures: [], problems: findings })
}

function shown(
  { seed, draws }: AssessmentSettings,
  version: string,
): { readonly seed: number; readonly draws: number; readonly version: string } {
  return { seed, draws, version }
}

function written(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
