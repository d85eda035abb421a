/** Runs the value model beside the page, so that dragging never waits for it. */
import { createPreview, type Preview } from '#value/preview'
import type { PreviewAnswer, PreviewModel, PreviewMove } from './messages.ts'

let preview: Preview | undefined

self.addEventListener('message', ({ data }: MessageEvent<PreviewModel | PreviewMove>) => {
  if (data.kind === 'model') {
    const { model, seed, draws, gains } = data
    preview = createPreview(model, { seed, draws, gains })
    return
  }
  const { value, findings } = preview?.move(data.moves) ?? { findings: [] }
  const answer: PreviewAnswer = {
    turn: data.turn,
    findings,
    ...(value === undefined ? {} : { value }),
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  self.postMessage(answer)
})
