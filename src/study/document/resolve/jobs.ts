import type { Job, Need, Step, Validation } from '#job/job'
import type { DocumentPath } from '#study/document/document-text'
import { documentJobs, type NeedDocument } from '#study/document/resolve/document-needs'
import { resolveMetric, resolveTarget } from '#study/document/resolve/metric'
import { refuse, refuseReference, type Resolution } from '#study/document/resolve/resolution'
import { withoutGaps } from '#study/document/resolve/without-gaps'
import type { JobDocument } from '#study/document/schema/study'

/** The jobs with their steps and needs. */
export function resolveJobs(resolution: Resolution): readonly Job[] {
  const { document } = resolution
  const jobs = documentJobs(document)
  if (document.job && document.jobs) {
    const message = 'Both `job` and `jobs` stand here.'
    refuse(resolution, ['wrong-value', ['jobs']], message, 'Move the one job into `jobs`.')
  }
  if (jobs.length === 0) {
    const message = '`job` is missing: what the performer wants done.'
    refuse(
      resolution,
      ['missing-key', []],
      message,
      'Write `job:` with a performer and a statement.',
    )
  }
  return jobs.map(({ job, path }) => resolveJob(resolution, job, path))
}

function resolveJob(resolution: Resolution, job: JobDocument, path: DocumentPath): Job {
  const performers = resolution.document.performers.map((performer) => performer.id)
  if (!performers.includes(job.performer)) {
    refuseReference(resolution, [...path, 'performer'], 'performer', [job.performer, performers])
  }
  return {
    id: job.id ?? 'main',
    rank: job.rank ?? 'main',
    dimension: job.dimension ?? 'functional',
    chain: job.chain ?? 'core',
    performer: job.performer,
    statement: statementOf(job.statement),
    ...(job.starts === undefined ? {} : { starts: job.starts }),
    ...(job.ends === undefined ? {} : { ends: job.ends }),
    needs: resolveNeeds(resolution, job.needs, [...path, 'needs']),
    steps: (job.steps ?? []).map((step, index) =>
      resolveStep(resolution, step, [...path, 'steps', index]),
    ),
    validation: validationOf(job.validation),
  }
}

type StepDocument = NonNullable<JobDocument['steps']>[number]

function resolveStep(resolution: Resolution, step: StepDocument, path: DocumentPath): Step {
  return {
    id: step.id,
    statement: statementOf(step.statement),
    ...(step.today === undefined ? {} : { today: step.today }),
    needs: resolveNeeds(resolution, step.needs, [...path, 'needs']),
    validation: validationOf(step.validation),
  }
}

function resolveNeeds(
  resolution: Resolution,
  needs: readonly NeedDocument[] | undefined,
  path: DocumentPath,
): readonly Need[] {
  return (needs ?? []).map((need, index) => resolveNeed(resolution, need, [...path, index]))
}

function resolveNeed(resolution: Resolution, need: NeedDocument, path: DocumentPath): Need {
  const metric = resolveMetric(resolution, need, path)
  const target = resolveTarget(resolution, need, path)
  return {
    id: need.id,
    outcome: need.outcome,
    ...(metric === undefined ? {} : { metric }),
    ...(target === undefined ? {} : { target }),
    ...(need.horizon === undefined ? {} : { horizon: need.horizon }),
    ...(need.critical === undefined ? {} : { critical: need.critical }),
    ...(need.importance === undefined ? {} : { importance: withoutGaps(need.importance) }),
    ...(need['found-by'] === undefined ? {} : { foundBy: need['found-by'] }),
    validation: validationOf(need.validation),
  }
}

function statementOf(statement: JobDocument['statement']): Job['statement'] {
  return withoutGaps(statement)
}

function validationOf(entries: JobDocument['validation']): readonly Validation[] {
  return (entries ?? []).map((entry) => withoutGaps(entry))
}
