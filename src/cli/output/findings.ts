import { counted } from '#charts/wording'
import type { Finding, Place } from '#quantity/finding'
import type { Paint } from '#drawing/terminal/paint'

/** Findings as lines that name the place first, as compilers do, sorted by file and line. */
export function findingLines(findings: readonly Finding[], paint: Paint): string[] {
  return findings.toSorted(byPlace).flatMap((finding) => {
    const mark = finding.severity === 'problem' ? paint.worse('problem') : paint.quiet('warning')
    const head = `${placeWords(finding.place)}${mark} ${paint.quiet(finding.code)}  ${finding.message}`
    return finding.hint === undefined ? [head] : [head, `    ${paint.quiet(finding.hint)}`]
  })
}

function byPlace({ place: a }: Finding, { place: b }: Finding): number {
  const [first, second] = [a.file ?? '', b.file ?? '']
  if (first !== second) return first < second ? -1 : 1
  return (a.line ?? a.row ?? 0) - (b.line ?? b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0)
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
