import { exitCodes } from '#cli/output/exit-codes'
import { findingCount, findingLines } from '#cli/output/findings'
import type { Terminal } from '#cli/output/terminal'
import type { Finding } from '#quantity/finding'

/** Lists what prevents an answer, and sets the exit code. */
export function refuseInput(findings: readonly Finding[], terminal: Terminal): void {
  for (const line of findingLines(findings, terminal.sidePaint)) terminal.say(line)
  terminal.say(findingCount(findings))
  terminal.exitCode = exitCodes.input
}
