import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { counted } from '#charts/wording'
import { isProblem } from '#quantity/finding'
import { call } from '../call/call.ts'
import { type Evaluation, keys, useJobs } from '../call/queries.ts'
import { told } from '../call/told.ts'
import { type OpenStudy, useOpenStudy } from '../study/study-context.ts'
import { toMend } from '../study/to-mend.ts'
import { HeldCells } from './held-cells.tsx'
import type { QueueState } from './edit-queue.ts'

/** Whether all is saved, and whether the figures are those of what is written. */
export function SaveState() {
  const study = useOpenStudy()
  const { queue, drafts, evaluation, id } = study
  const cells = [...useSyncExternalStore(drafts.subscribe, drafts.state).values()]
  const held = cells.filter(({ state }) => state === 'held')
  const saving = savingWords(useSyncExternalStore(queue.subscribe, queue.state))
  const jobs = useJobs()
  const work = jobs.data?.find((job) => job.study === id && job.state === 'running')
  const words = saving ?? figuresWords(study, work?.progress)
  return (
    <span className="state">
      <span role="status">{words}</span>
      <HeldCells held={held} />
      {saving === undefined ? <JobWays evaluation={evaluation} running={work?.id} /> : null}
    </span>
  )
}

/** Stops work that runs, or begins stopped work again. */
function JobWays(props: { evaluation: Evaluation | undefined; running: string | undefined }) {
  const { evaluation, running } = props
  const { id } = useOpenStudy()
  const client = useQueryClient()
  const ask = async (way: 'cancelJob' | 'retryJob', job: string): Promise<void> => {
    await call(way, { params: { job } })
    void client.invalidateQueries({ queryKey: keys.assessment(id) })
    void client.invalidateQueries({ queryKey: keys.jobs })
  }
  const stopped = evaluation?.state === 'broken' ? evaluation.job : undefined
  const [way, job] =
    running === undefined ? (['retryJob', stopped] as const) : (['cancelJob', running] as const)
  if (job === undefined) return null
  return (
    <button type="button" className="link" onClick={() => void told(ask(way, job))}>
      {way === 'cancelJob' ? 'Stop' : 'Try again'}
    </button>
  )
}

function savingWords({ state, pending }: QueueState): string | undefined {
  switch (state) {
    case 'saved':
      return undefined
    case 'saving':
      return 'Saving …'
    case 'offline':
      return `▲ Offline: ${counted(pending.length, 'change')} ${pending.length === 1 ? 'waits' : 'wait'}`
    case 'conflict':
    case 'refused':
      return '▲ A change needs you'
  }
}

function figuresWords(study: OpenStudy, progress: string | undefined): string {
  const { evaluation, file } = study
  if (evaluation === undefined) return 'Saved'
  if (evaluation.state === 'running' || evaluation.revision < file.revision)
    return `Working it out${progress === undefined ? '' : `: ${progress}`} …`
  if (evaluation.state === 'broken')
    return toMend(study).length === 0 && evaluation.findings.length > 0
      ? 'Saved; no answer yet'
      : '▲ Saved; problems stop the figures'
  return evaluation.findings.some(isProblem)
    ? '▲ Saved; a problem stops some figures'
    : 'Saved, all figures fresh'
}
