/**
 * Runs the scripts behind the reference values anew, in folders of their own, and holds what they say against the
 * committed JSON: `node test/reference/run.ts [SCRIPT ...]`. Changes nothing here. Scripts whose tools, packages or
 * real data (WORTHLINE_REAL_DATA) are missing are skipped by name. Exit code 1 where a value disagrees.
 */
import { runAnew, type Outcome } from './run-anew.ts'
import { referenceScripts } from './run-scripts.ts'

const names = process.argv.slice(2)
const chosen = referenceScripts.filter(({ script }) => names.length === 0 || names.includes(script))
if (chosen.length === 0) {
  process.stderr.write(
    `No such script; there are ${referenceScripts.map(({ script }) => script).join(', ')}\n`,
  )
  process.exit(2)
}
const outcomes: Outcome[] = []
for (const [i, script] of chosen.entries()) {
  process.stderr.write(`${i + 1} of ${chosen.length}: ${script.script}\n`)
  outcomes.push(await runAnew(script, process.env['WORTHLINE_REAL_DATA']))
}
const rows = [['script', 'numbers', 'largest difference', 'tolerance', ''], ...outcomes.map(rowOf)]
const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
for (const row of rows)
  process.stdout.write(
    `${row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd()}\n`,
  )
const disagreed = outcomes.filter((one) => !('skipped' in one) && !('agreed' in one && one.agreed))
process.exitCode = disagreed.length === 0 ? 0 : 1

function rowOf(outcome: Outcome): string[] {
  const { script, tolerance } = outcome.script
  if ('skipped' in outcome) return [script, '', '', '', `skipped: ${outcome.skipped}`]
  if ('failed' in outcome) return [script, '', '', '', `FAILED: ${outcome.failed}`]
  const { numbers, largest, at, others } = outcome.compared
  const where = largest > tolerance ? ` at ${at}` : ''
  const what =
    others.length === 0 ? '' : `; ${others.length} others: ${others.slice(0, 3).join('; ')}`
  const verdict = outcome.agreed ? 'agreed' : `DISAGREED${where}${what}`
  return [script, `${numbers}`, largest.toExponential(1), tolerance.toExponential(0), verdict]
}
