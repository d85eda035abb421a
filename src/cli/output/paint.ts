import picocolors from 'picocolors'
import type { Paint } from '#drawing/terminal/paint'

/** Colours where they are shown to a person. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const { bold, dim, blue, yellow } = picocolors.createColors(showsColour(stream))
  return { strong: bold, quiet: dim, better: blue, worse: yellow }
}

/** NO_COLOR, a pipe and a plain terminal switch colours off. */
function showsColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}
