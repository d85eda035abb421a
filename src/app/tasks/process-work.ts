import type { TaskName, Tasks } from '#app/tasks/tasks'
import { TaskProcess, type WorkCommand } from '#app/tasks/task-process'
import { Refusal } from '#use-cases/refusal'
import type { Work, WorkOptions } from '#use-cases/ports/work'

/** Looking at a file or writing a report takes no longer; what does is ended. */
const longestLook = 120_000

function tooLong(): Refusal {
  return new Refusal('not-ready', `It took longer than ${longestLook / 60_000} minutes.`, {
    hint: 'Try again when less is to be done, or use the command line, which has no limit.',
  })
}

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

  plan(request: Parameters<Work['plan']>[0]): ReturnType<Work['plan']> {
    return this.look('plan', request)
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
    const signal = AbortSignal.timeout(longestLook)
    return this.looking.run(task, request, { signal }).catch((error: unknown) => {
      throw signal.aborted ? tooLong() : error
    })
  }

  async close(): Promise<void> {
    this.evaluating.end()
    this.looking.end()
  }
}
