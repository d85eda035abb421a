import type { Handlers } from '#server/handler'

/** Work that takes time. */
export const jobRoutes: Pick<Handlers, 'jobs' | 'cancelJob' | 'retryJob'> = {
  jobs: ({ who, query }, { runner }) => runner.list(who, query.study),
  cancelJob: async ({ who, params }, { runner }) => {
    await runner.cancel(who, params.job)
    return null
  },
  retryJob: ({ who, params }, { runner }) => runner.retry(who, params.job),
}
