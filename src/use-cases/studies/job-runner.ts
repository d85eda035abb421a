import type { Job } from '#contract/job'
import { problem } from '#quantity/finding'
import { Refusal } from '#use-cases/refusal'
import { documentName } from '#use-cases/studies/describe-text'
import { evaluationKey } from '#use-cases/studies/evaluation-key'
import { knownRevision } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StoredJob } from '#use-cases/ports/store'
import type { Evaluated } from '#use-cases/ports/work'

/** Does the work that takes time, one piece after the other, and keeps how far it is. */
export class JobRunner {
  private readonly ports: StudyPorts
  private readonly waiting: StoredJob[] = []
  private running: { readonly job: StoredJob; readonly abort: AbortController } | undefined
  private ending: Promise<void> = Promise.resolve()
  private closed = false
  private readonly began: string

  constructor(ports: StudyPorts) {
    this.ports = ports
    this.began = ports.surroundings.now()
  }

  /** Takes up what waited or ran when the process ended. */
  async resume(): Promise<void> {
    this.waiting.push(...(await this.ports.store.resumeJobs()))
    this.next()
  }

  /** The evaluation of a revision: the work that is under way, or has failed since the start; else a new one. */
  async evaluate(who: Actor, of: readonly [string, number]): Promise<Job> {
    const turn = `work of ${who.workspace} ${of[0]}`
    return this.ports.turns.take(turn, () => this.evaluation(who, of))
  }

  private async evaluation(who: Actor, [study, revision]: readonly [string, number]): Promise<Job> {
    const known = (await this.ports.store.jobs(who.workspace, study)).find(
      (job) =>
        job.revision === revision &&
        job.state !== 'done' &&
        (job.endedAt ?? this.began) >= this.began,
    )
    if (known !== undefined) return shown(known)
    const job: StoredJob = {
      workspace: who.workspace,
      id: this.ports.surroundings.newId(),
      kind: 'assess',
      study,
      revision,
      state: 'waiting',
      progress: 'waits',
      createdAt: this.ports.surroundings.now(),
      findings: [],
    }
    await this.dropWaiting(study, who.workspace)
    return this.add(job)
  }

  async list(who: Actor, study: string | undefined): Promise<Job[]> {
    return (await this.ports.store.jobs(who.workspace, study)).map(shown)
  }

  async cancel(who: Actor, id: string): Promise<void> {
    const job = await this.known(who, id)
    if (job.state !== 'waiting' && job.state !== 'running') return
    const place = this.waiting.findIndex((each) => each.id === id)
    if (place >= 0) this.waiting.splice(place, 1)
    if (this.running?.job.id === id) return this.running.abort.abort()
    await this.save(ended(job, 'cancelled', this.ports))
  }

  async retry(who: Actor, id: string): Promise<Job> {
    const job = await this.known(who, id)
    if (job.state !== 'failed' && job.state !== 'cancelled')
      throw new Refusal('not-ready', 'Only work that failed or was cancelled is done again.')
    const { endedAt: _endedAt, ...begun } = job
    return this.add({ ...begun, state: 'waiting', progress: 'waits', findings: [] })
  }

  /** Ends the work that runs; it waits again at the next start. */
  async close(): Promise<void> {
    this.closed = true
    this.running?.abort.abort()
    await this.ending
  }

  private async known(who: Actor, id: string): Promise<StoredJob> {
    const job = await this.ports.store.job(who.workspace, id)
    if (job === undefined)
      throw new Refusal('not-found', 'There is no such work.', { place: 'job' })
    return job
  }

  private async add(job: StoredJob): Promise<Job> {
    this.waiting.push(job)
    await this.save(job)
    this.next()
    return shown(job)
  }

  /** An older revision need not be evaluated any more where a newer one is asked for. */
  private async dropWaiting(study: string, workspace: string): Promise<void> {
    const old = this.waiting.filter((job) => job.study === study && job.workspace === workspace)
    for (const job of old) {
      this.waiting.splice(this.waiting.indexOf(job), 1)
      await this.save({ ...ended(job, 'cancelled', this.ports), progress: 'a newer revision came' })
    }
  }

  private next(): void {
    if (this.closed || this.running !== undefined) return
    const job = this.waiting.shift()
    if (job === undefined) return
    const abort = new AbortController()
    this.running = { job, abort }
    this.ending = this.run(job, abort.signal).finally(() => {
      this.running = undefined
      this.next()
    })
  }

  private async run(job: StoredJob, signal: AbortSignal): Promise<void> {
    let now: StoredJob = { ...job, state: 'running', progress: 'begins' }
    try {
      await this.save(now)
      const progress = (words: string): void => {
        now = { ...now, progress: words }
        this.say(now)
      }
      const result = await evaluateRevision(now, this.ports, { progress, signal })
      await this.save(ended({ ...now, findings: [...result.findings] }, 'done', this.ports))
    } catch (error) {
      if (this.closed) return
      if (!signal.aborted && !(error instanceof Refusal)) this.ports.fault(asError(error))
      await this.save(failed(now, error, [signal, this.ports])).catch((unsaved: unknown) => {
        this.ports.fault(asError(unsaved))
      })
    }
  }

  private async save(job: StoredJob): Promise<void> {
    await this.ports.store.saveJob(job)
    this.say(job)
  }

  private say(job: StoredJob): void {
    this.ports.events.publish(job.workspace, { type: 'job', job: shown(job) })
  }
}

/** Evaluates a revision, keeps what came of it, and says so. */
async function evaluateRevision(
  job: StoredJob,
  ports: StudyPorts,
  options: { readonly progress: (words: string) => void; readonly signal: AbortSignal },
): Promise<Evaluated> {
  const { workspace, study = '', revision = 0 } = job
  const who: Actor = { workspace, id: '', name: '' }
  const key = await evaluationKey(who, [study, revision], ports)
  const { text } = await knownRevision(who, [study, revision], ports.store)
  const files = await ports.store.files(workspace, study, revision)
  const folder = await ports.vault.lay(files, { [documentName]: text })
  try {
    const { settings } = ports
    const request = { study: `${folder.path}/${documentName}`, settings }
    const evaluated = await ports.work.assess(request, options)
    const { assessment, summary, findings } = evaluated
    const said = summary && { ...summary, at: ports.surroundings.now() }
    await ports.store.saveResult(workspace, study, {
      key,
      findings,
      ...(assessment === undefined ? {} : { assessment }),
      ...(said === undefined ? {} : { summary: said }),
    })
    if (said !== undefined) await ports.store.saveAnswer(workspace, study, { ...said, revision })
    ports.events.publish(workspace, { type: 'answer', study, revision })
    return evaluated
  } finally {
    await folder.remove()
  }
}

function ended(
  job: StoredJob,
  state: 'done' | 'failed' | 'cancelled',
  ports: StudyPorts,
): StoredJob {
  return { ...job, state, progress: state, endedAt: ports.surroundings.now() }
}

function failed(
  job: StoredJob,
  error: unknown,
  [signal, ports]: readonly [AbortSignal, StudyPorts],
): StoredJob {
  if (signal.aborted) return ended(job, 'cancelled', ports)
  const words = `The evaluation stopped: ${asError(error).message}`
  const finding = problem('wrong-value', {}, words, 'Try it again.')
  return ended({ ...job, findings: [finding] }, 'failed', ports)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function shown({ workspace: _workspace, ...job }: StoredJob): Job {
  return job
}
