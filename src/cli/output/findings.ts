import type { Finding, Place } from '#quantity/finding'
import type { Paint } from '#drawing/terminal/paint'

/** Findings as lines that name the place first, as compilers do. */
export function findingLines(findings: readonly Finding[], paint: Paint): string[] {
  return findings.flatMap((finding) => {
    const mark = finding.severity === 'problem' ? paint.worse('problem') : paint.quiet('warning')
    const head = `${placeWords(finding.place)}${mark} ${paint.quiet(finding.code)}  ${finding.message}`
    return finding.hint === undefined ? [head] : [head, `    ${paint.quiet(finding.hint)}`]
  })
}

function placeWords(place: Place): string {
  const spot = [
    place.file,
    place.line ?? place.row,
    place.line === undefined ? undefined : place.column,
  ]
    .filter((part) => part !== undefined)
    .join(':')
  const inside = [place.path, place.field].filter((part) => part !== undefined).join(' ')
  return [spot, inside].filter((part) => part !== '').join('  ') + (spot || inside ? '  ' : '')
}

/** "3 problems, 1 warning". */
export function findingCount(findings: readonly Finding[]): string {
  const problems = findings.filter(({ severity }) => severity === 'problem').length
  const warnings = findings.length - problems
  return [counted(problems, 'problem'), counted(warnings, 'warning')].join(', ')
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
