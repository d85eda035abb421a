import type { AssessmentAnswer, FiguresAnswer } from '#contract/assessment'
import { decodeAssessment } from '#contract/assessment-text'
import { Refusal } from '#use-cases/refusal'
import { evaluationKey } from '#use-cases/studies/evaluation-key'
import { unpacked } from '#use-cases/studies/history'
import type { JobRunner } from '#use-cases/studies/job-runner'
import { knownStudy } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StoredResult } from '#use-cases/ports/store'

/** What the page draws from: the evaluation of the newest revision, begun where there is none yet. */
export async function assessmentOf(
  who: Actor,
  id: string,
  [ports, runner]: readonly [StudyPorts, JobRunner],
): Promise<AssessmentAnswer> {
  const { revision, answer } = await knownStudy(who, id, ports.store)
  const key = await evaluationKey(who, [id, revision], ports)
  const result = await ports.store.result(who.workspace, key)
  if (result?.assessment !== undefined) {
    if (result.summary !== undefined && answer?.revision !== revision)
      await ports.store.saveAnswer(who.workspace, id, { ...result.summary, revision })
    const assessment = unpacked(result.assessment)
    return { revision, state: 'fresh', assessment, findings: [...result.findings] }
  }
  if (result !== undefined) return { revision, state: 'broken', findings: [...result.findings] }
  const job = await runner.evaluate(who, [id, revision])
  const failed = job.state === 'failed' || job.state === 'cancelled'
  return {
    revision,
    state: failed ? 'broken' : 'running',
    job: job.id,
    findings: job.findings,
  }
}

/** The figures of the newest revision that was evaluated. */
export async function figuresOf(who: Actor, id: string, ports: StudyPorts): Promise<FiguresAnswer> {
  const { revision, result } = await newestResult(who, id, ports)
  const { figures, findings } = decodeAssessment(unpacked(result.assessment))
  return { revision, figures: [...figures], findings: [...findings] }
}

export interface NewestResult {
  readonly revision: number
  readonly result: StoredResult & { readonly assessment: Uint8Array }
}

/** The result of the newest revision, else of the last one that was evaluated. */
export async function newestResult(
  who: Actor,
  id: string,
  ports: StudyPorts,
): Promise<NewestResult> {
  const study = await knownStudy(who, id, ports.store)
  const candidates = [study.revision, study.answer?.revision].filter((each) => each !== undefined)
  for (const revision of candidates) {
    const key = await evaluationKey(who, [id, revision], ports)
    const result = await ports.store.result(who.workspace, key)
    const assessment = result?.assessment
    if (result !== undefined && assessment !== undefined)
      return { revision, result: { ...result, assessment } }
  }
  throw new Refusal('not-ready', 'The study is not evaluated yet.', {
    hint: 'Ask for its assessment first; what is wrong with it is said there.',
  })
}
