import { exitCodes } from '#cli/output/exit-codes'
import { withoutCommands } from '#cli/output/without-commands'
import { paintFor } from '#cli/output/paint'
import type { Paint } from '#drawing/terminal/paint'

/** Where a command speaks: the answer on standard output, all else on standard error. */
export interface Terminal {
  /** Of standard output. */
  readonly paint: Paint
  /** Of standard error. */
  readonly sidePaint: Paint
  readonly width: number
  exitCode: number
  answer(text: string): void
  say(text: string): void
  /** What long work is doing; shown once it has taken more than a second. */
  progress(words: string): void
  quiet: boolean
  end(): void
}

const patience = 1000

export function createTerminal(): Terminal {
  const began = Date.now()
  const live = process.stderr.isTTY === true
  let shown = false
  const wipe = (): void => {
    if (shown && live) process.stderr.write('\r\u001B[2K')
    shown = false
  }
  return {
    paint: paintFor(process.stdout),
    sidePaint: paintFor(process.stderr),
    width: Math.min(process.stdout.columns ?? 100, 140),
    exitCode: exitCodes.fine,
    quiet: false,
    answer(text) {
      wipe()
      const safe = process.stdout.isTTY === true ? withoutCommands(text) : text
      process.stdout.write(safe.endsWith('\n') ? safe : `${safe}\n`)
    },
    say(text) {
      wipe()
      process.stderr.write(`${live ? withoutCommands(text) : text}\n`)
    },
    progress(words) {
      if (this.quiet || Date.now() - began < patience) return
      wipe()
      process.stderr.write(live ? `${withoutCommands(words)} …` : `${words} …\n`)
      shown = true
    },
    end: wipe,
  }
}
