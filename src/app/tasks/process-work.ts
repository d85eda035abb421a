import type { TaskName, Tasks } from '#app/tasks/tasks'
import { TaskProcess, type WorkCommand } from '#app/tasks/task-process'
import type { Work, WorkOptions } from '#use-cases/ports/work'

/** Looking at a file or writing a report takes no longer; what does is ended. */
const longestLook = 120_000

/** Work in processes beside the server: one evaluates, the other one looks at files and writes reports. */
export class ProcessWork implements Work {
  private readonly evaluating: TaskProcess
  private readonly looking: TaskProcess

  constructor(command: WorkCommand) {
    this.evaluating = new TaskProcess(command)
    this.looking = new TaskProcess(command)
  }

  assess(request: Parameters<Work['assess']>[0], options: WorkOptions): ReturnType<Work['assess']> {
    return this.evaluating.run('assess', request, options)
  }

  profile(request: Parameters<Work['profile']>[0]): ReturnType<Work['profile']> {
    return this.look('profile', request)
  }

  rows(study: string, wanted: Parameters<Work['rows']>[1]): ReturnType<Work['rows']> {
    return this.look('rows', { study, wanted })
  }

  rejected(study: string): ReturnType<Work['rejected']> {
    return this.look('rejected', { study })
  }

  report(
    assessment: Uint8Array,
    format: Parameters<Work['report']>[1],
  ): ReturnType<Work['report']> {
    return this.look('report', { assessment, format })
  }

  compare(before: Uint8Array, after: Uint8Array): ReturnType<Work['compare']> {
    return this.look('compare', { before, after })
  }

  private look<K extends TaskName>(
    task: K,
    request: Parameters<Tasks[K]>[0],
  ): Promise<Awaited<ReturnType<Tasks[K]>>> {
    return this.looking.run(task, request, { signal: AbortSignal.timeout(longestLook) })
  }

  async close(): Promise<void> {
    this.evaluating.end()
    this.looking.end()
  }
}
