/** Holds edits against the rules of a study beside the page, so that typing never waits for it. */
import { config } from 'zod'
import type { CheckAnswer, CheckedStudy, CheckQuestion } from './messages.ts'
import { newProblems } from './new-problems.ts'

// The policy of the worker allows no code that is made while it runs.
config({ jitless: true })

let study: CheckedStudy | undefined

self.addEventListener('message', ({ data }: MessageEvent<CheckedStudy | CheckQuestion>) => {
  if (data.kind === 'study') {
    study = data
    return
  }
  const problems = study === undefined ? [] : newProblems(study.document, data.edits, study.beside)
  const answer: CheckAnswer = { turn: data.turn, problems }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  self.postMessage(answer)
})
