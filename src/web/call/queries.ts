import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Assessment } from '#contract/assessment'
import { decodeAssessment } from '#contract/assessment-text'
import type { Finding } from '#quantity/finding'
import { type Answer, call } from './call.ts'

/** Names under which answers are kept. */
export const keys = {
  studies: (search: string, archived: boolean) => ['studies', search, archived] as const,
  study: (study: string) => ['study', study] as const,
  assessment: (study: string) => ['assessment', study] as const,
  revisions: (study: string) => ['revisions', study] as const,
  promises: (study: string) => ['promises', study] as const,
  jobs: ['jobs'] as const,
}

export function useStudies(search: string, archived: boolean) {
  return useQuery({
    queryKey: keys.studies(search, archived),
    queryFn: ({ signal }) =>
      call(
        'studies',
        { query: { ...(search === '' ? {} : { search }), archived: archived ? 'true' : 'false' } },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
}

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: () => call('session', {}),
    staleTime: Infinity,
  })
}

export function useTemplates() {
  return useQuery({ queryKey: ['templates'], queryFn: () => call('templates', {}) })
}

export function useStudyDocument(study: string) {
  return useQuery({
    queryKey: keys.study(study),
    queryFn: ({ signal }) => call('study', { params: { study }, query: {} }, signal),
  })
}

export function useRevisions(study: string) {
  return useQuery({
    queryKey: keys.revisions(study),
    queryFn: ({ signal }) => call('revisions', { params: { study } }, signal),
  })
}

export function usePromises(study: string) {
  return useQuery({
    queryKey: keys.promises(study),
    queryFn: ({ signal }) => call('promises', { params: { study } }, signal),
  })
}

export function useJobs() {
  return useQuery({ queryKey: keys.jobs, queryFn: () => call('jobs', { query: {} }) })
}

/** What the page draws from; while a newer one is made, the last one stays, marked as `old`. */
export interface Evaluation {
  readonly revision: number
  readonly state: Answer<'assessment'>['state']
  readonly assessment?: Assessment
  readonly old: boolean
  readonly job?: string
  readonly findings: readonly Finding[]
}

const askAgainAfter = 700

export function useEvaluation(study: string) {
  const client = useQueryClient()
  return useQuery({
    queryKey: keys.assessment(study),
    queryFn: ({ signal }) => evaluation(study, client, signal),
    structuralSharing: false,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? askAgainAfter : false),
  })
}

async function evaluation(
  study: string,
  client: QueryClient,
  signal: AbortSignal,
): Promise<Evaluation> {
  const before = client.getQueryData<Evaluation>(keys.assessment(study))
  const answer = await call('assessment', { params: { study } }, signal)
  const { revision, state, job, findings } = answer
  const kept = { revision, state, findings, ...(job === undefined ? {} : { job }) }
  if (answer.assessment === undefined) {
    const last = before?.assessment
    return { ...kept, old: true, ...(last === undefined ? {} : { assessment: last }) }
  }
  const same = before !== undefined && !before.old && before.revision === revision
  if (same) return { ...before, ...kept }
  return { ...kept, old: false, assessment: decodeAssessment(answer.assessment) }
}
