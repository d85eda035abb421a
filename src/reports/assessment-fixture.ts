/**
 * INVENTED: an assessment of a permit portal with all parts that a report shows, for tests only.
 * No number in it was measured. Its text is hostile where people write freely.
 */
import { warning } from '#quantity/finding'
import { check, estimates, matrix, reading } from '#reports/fixture/evidence'
import { figures } from '#reports/fixture/figures'
import { job } from '#reports/fixture/job'
import { model } from '#reports/fixture/model'
import { value } from '#reports/fixture/result'
import { ratingsView } from '#reports/fixture/survey'
import { hash } from '#reports/fixture/unit'
import type { Assessment } from '#study/evaluation/assessment'
import { ratingsFigures } from '#study/evaluation/figures/market/ratings-figures'
import type { Study } from '#study/study'

const { arms: _arms, contrasts: _contrasts, ...modelOfStudy } = model

const study: Study = {
  title: 'Permit intake portal </script><script>alert("title")</script>',
  about: 'Two quarters of one town; <b>not</b> a trial.',
  currency: 'EUR',
  simulated: true,
  performers: [{ id: 'clerk', name: 'clerk', role: 'end-user' }],
  jobs: [job],
  solutions: [
    { id: 'new', name: 'Portal', role: 'ours' },
    { id: 'old', name: 'Paper & post', role: 'status-quo' },
  ],
  data: [],
  stated: [],
  syntheses: [],
  market: [],
  figureBlocks: [],
  rowSolutions: [],
  opinions: [],
  evidence: [
    {
      id: 'quarters',
      data: 'receipt',
      design: 'before-after',
      baseline: 'old',
      treatment: 'new',
      needs: ['touches', 'wait', 'on-time', 'rework'],
      covariates: ['channel'],
      by: [],
      shown: true,
    },
  ],
  model: modelOfStudy,
  hash,
}

/** INVENTED: for tests of charts and reports. */
export const assessmentFixture: Assessment = {
  study,
  settings: { seed: 1, draws: 10000, level: 0.95 },
  version: '0.1.0',
  readings: [reading],
  estimates,
  checks: [check],
  pictures: [],
  processes: [],
  market: [],
  matrix,
  model,
  value,
  figures,
  findings: [
    warning(
      'no-source',
      { path: 'assumptions.letter' },
      'Nobody stands behind “letter”',
      'Say who',
    ),
  ],
}

/** The same without money: evidence only. */
export const evidenceOnlyFixture: Assessment = withoutMoney()

function withoutMoney(): Assessment {
  const { model: _model, value: _value, ...rest } = assessmentFixture
  const { model: _studyModel, ...studyRest } = study
  return {
    ...rest,
    study: studyRest,
    figures: figures.filter((one) => !one.id.startsWith('value.')),
  }
}

/** INVENTED: a study that consists of one survey of ratings. */
export const surveyFixture: Assessment = {
  ...evidenceOnlyFixture,
  study: { ...evidenceOnlyFixture.study, evidence: [], market: [ratingsView.block] },
  estimates: [],
  checks: [],
  market: [{ view: ratingsView }],
  matrix: { ...matrix, cells: [] },
  figures: ratingsFigures(ratingsView, {
    reading,
    hash,
    settings: { solutions: ['new', 'old'], level: 0.95, seed: 1, resamples: 100, currency: 'EUR' },
    solutionName: (id) => study.solutions.find((one) => one.id === id)?.name ?? id,
  }),
  findings: ratingsView.findings,
}
