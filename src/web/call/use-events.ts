import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Job, ServerEvent } from '#contract/job'
import { endpoints } from '#contract/endpoints'
import { keys } from './queries.ts'

/** Listens to what changes on the server and asks again for what is shown of it. */
export function useEvents(): void {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource(endpoints.events.path)
    source.addEventListener('message', ({ data }) =>
      take(JSON.parse(String(data)) as ServerEvent, client),
    )
    const again = (): void => {
      for (const queryKey of [['study'], ['promises']]) void client.invalidateQueries({ queryKey })
    }
    source.addEventListener('error', () => source.addEventListener('open', again, { once: true }))
    return () => source.close()
  }, [client])
}

function take(event: ServerEvent, client: QueryClient): void {
  if (event.type === 'job') return takeJob(event.job, client)
  if (event.type === 'promise')
    return void client.invalidateQueries({ queryKey: keys.promises(event.study) })
  const stale = [keys.assessment(event.study), keys.revisions(event.study), ['studies']]
  const shown = client.getQueryData<{ revision: number }>(keys.study(event.study))
  if (event.type === 'revision' && shown !== undefined && shown.revision < event.revision)
    void client.invalidateQueries({ queryKey: keys.study(event.study) })
  for (const queryKey of stale) void client.invalidateQueries({ queryKey })
}

function takeJob(job: Job, client: QueryClient): void {
  client.setQueryData<Job[]>(keys.jobs, (jobs) => [
    job,
    ...(jobs ?? []).filter(({ id }) => id !== job.id),
  ])
}
