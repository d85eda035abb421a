/** Runs the value model beside the page, so that dragging never waits for it. */
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Assumption } from '#value/model'
import { createPreview, type Preview } from '#value/preview'
import type { PreviewAnswer, PreviewModel, PreviewMove } from './messages.ts'

/** How many moves are made unasked, and how long after the room has opened they begin, in milliseconds. */
const practice = 16
const opened = 400

let preview: Preview | undefined
let asked = false

self.addEventListener('message', ({ data }: MessageEvent<PreviewModel | PreviewMove>) => {
  if (data.kind === 'model') {
    const { model, seed, draws, gains } = data
    if (preview === undefined) setTimeout(practise, opened, model.assumptions, 0)
    preview = createPreview(model, { seed, draws, gains })
    return
  }
  asked = true
  const { value, findings } = preview?.move(data.moves) ?? { findings: [] }
  const answer: PreviewAnswer = {
    turn: data.turn,
    findings,
    ...(value === undefined ? {} : { value }),
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  self.postMessage(answer)
})

/** Makes moves that nobody sees, so that the first one asked for meets code that is compiled already. */
function practise(assumptions: readonly Assumption[], turn: number): void {
  const one = assumptions[turn % assumptions.length]
  if (asked || one === undefined || turn === practice) return
  preview?.move({ [one.id]: distributionQuantile(one.distribution, (turn + 0.5) / practice) })
  setTimeout(practise, 0, assumptions, turn + 1)
}
