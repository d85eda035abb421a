import type { Problem } from '#contract/problem'

/** The server answered, but not with what was asked for. */
export class CallError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'CallError'
    this.problem = problem
  }
}

/** The server cannot be reached. */
export class OfflineError extends Error {
  constructor() {
    super('The server cannot be reached.')
    this.name = 'OfflineError'
  }
}

/** The problem that an answer carries; one in its place where the answer is something else. */
export async function callErrorOf(response: Response): Promise<CallError> {
  const text = await response.text()
  const unread: Problem = {
    type: 'unreadable',
    title: `The server answered ${response.status}.`,
    status: response.status,
  }
  try {
    const problem = JSON.parse(text) as Problem
    return new CallError(typeof problem.title === 'string' ? problem : unread)
  } catch {
    return new CallError(unread)
  }
}

/** What went wrong in the words of the server, with its hint. */
export function errorWords(error: unknown): string {
  if (error instanceof CallError) {
    const { title, hint } = error.problem
    return hint === undefined ? title : `${title} ${hint}`
  }
  return error instanceof Error ? error.message : String(error)
}
