import type { DataTable } from '#charts/chart'
import { jobTimeTable } from '#charts/process/job-time'
import { stepTimeTable } from '#charts/process/step-times'
import type { ProcessView } from '#evidence/log/process-view'
import type { Locale } from '#quantity/locale'

/** What executions of a log take: the job as a whole, then each step. */
export function processTables(view: ProcessView, locale: Locale): readonly DataTable[] {
  const job = jobTimeTable(view, locale)
  const steps = stepTimeTable(view, locale)
  return job === undefined ? [steps] : [job, steps]
}
