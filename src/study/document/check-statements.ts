import type { Job, Need, Solution } from '#job/job'
import {
  checkJobStatement,
  checkNeedStatement,
  checkStepStatement,
  type StatementContext,
} from '#job/statement-check'
import type { Finding } from '#quantity/finding'
import { plainNumber } from '#quantity/unit-algebra'
import type { DocumentPath } from '#study/document/document-text'
import { documentJobs, documentNeeds } from '#study/document/resolve/document-needs'
import type { Resolution } from '#study/document/resolve/resolution'

interface Subject {
  readonly jobs: readonly Job[]
  readonly solutions: readonly Solution[]
}

/** The statement check over every job, step and need of a study: warnings with suggestions. */
export function checkStatements(study: Subject, resolution: Resolution): Finding[] {
  const paths = documentJobs(resolution.document).map(({ path }) => path)
  const solutionNames = study.solutions.map(({ name }) => name)
  return study.jobs.flatMap((job, index) =>
    checkJob(job, contextOf(job, solutionNames), [resolution, paths[index] ?? []]),
  )
}

function contextOf(job: Job, solutionNames: readonly string[]): StatementContext {
  return {
    solutionNames,
    dimension: job.dimension,
    ...(job.starts === undefined ? {} : { starts: job.starts }),
    ...(job.ends === undefined ? {} : { ends: job.ends }),
  }
}

function checkJob(
  job: Job,
  context: StatementContext,
  [resolution, path]: readonly [Resolution, DocumentPath],
): Finding[] {
  const own = checkJobStatement(job.statement, context, resolution.place([...path, 'statement']))
  const steps = job.steps.flatMap((step, index) => {
    const at = [...path, 'steps', index]
    const place = resolution.place([...at, 'statement'])
    const statement = checkStepStatement(step.statement, context, place)
    return [...statement, ...checkNeeds(step.needs, context, [resolution, [...at, 'needs']])]
  })
  return [...own, ...checkNeeds(job.needs, context, [resolution, [...path, 'needs']]), ...steps]
}

function checkNeeds(
  needs: readonly Need[],
  context: StatementContext,
  [resolution, path]: readonly [Resolution, DocumentPath],
): Finding[] {
  return needs.flatMap((need, index) =>
    checkNeedStatement(
      withMetric(need, resolution),
      context,
      resolution.place([...path, index, 'outcome']),
    ),
  )
}

/** A metric that was written and refused is not one that is missing. */
function withMetric(need: Need, { document }: Resolution): Need {
  const written = documentNeeds(document).find((entry) => entry.need.id === need.id)
  if (need.metric !== undefined || written?.need.metric === undefined) return need
  return { ...need, metric: { kind: 'completion', type: 'yes-no', unit: plainNumber } }
}
