import { statedBlocks } from '#study/document/resolve/document-evidence'
import { doubt, type Resolution } from '#study/document/resolve/resolution'

/** Years by which a published figure may be older than the newest that the study knows. */
const oldYears = 3

/** Published figures that are years older than the newest date of what the study rests on. */
export function checkBenchmarkAge(resolution: Resolution): void {
  const { document } = resolution
  const { data, assumptions } = document
  const others = (document.evidence ?? []).filter(({ design }) => design !== 'benchmark')
  const newest = datesIn([data, others, assumptions]).toSorted().at(-1)
  if (newest === undefined) return
  for (const { block, path } of statedBlocks(document)) {
    if (block.design !== 'benchmark') continue
    const date = block.source?.date
    if (date === undefined || yearsLater(date, oldYears) >= newest) continue
    const message = `The benchmark \`${block.id}\` is of ${date}, more than ${oldYears} years before the newest of the study (${newest}).`
    const hint = 'Look for a newer figure, or widen its range for what may have changed.'
    doubt(resolution, ['old-benchmark', path], message, hint)
  }
}

function yearsLater(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
}

/** Every `date` inside parts of a document; not that of a break, which is no source. */
function datesIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(datesIn)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'breaks') return []
    return key === 'date' && typeof value === 'string' ? [value] : datesIn(value)
  })
}
