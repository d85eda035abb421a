import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import { listInWords, percentInWords, pInWords } from '#evidence/words'
import type { EvolutionBlock } from '#market/evolution/evolution-block'
import { warning, type Finding } from '#quantity/finding'
import { chiSquareIndependence } from '#stats/tests/chi-square-independence'

/** A shift is warned about where it is both clear and not small. */
const CLEAR = 0.01
const SMALL = 0.1
/** A column of more values than this is no division of a population. */
const MOST = 50

/**
 * Whether the population changes along the timeline: for each known stratum the share of every value in the earlier half of
 * the rows against the later half, by the largest difference and a chi-square test.
 */
export function mixFindings(
  block: EvolutionBlock,
  answer: UnitsAnswer,
  days: Float64Array,
): readonly Finding[] {
  const dated = [...days].filter((day) => !Number.isNaN(day)).toSorted((a, b) => a - b)
  const middle = dated[Math.floor(dated.length / 2)]
  if (middle === undefined) return []
  const columns = new Set([...block.strata, ...(block.by ?? [])])
  return [...columns].flatMap((column) => mixOf(block, answer, { column, days, middle }))
}

function mixOf(
  block: EvolutionBlock,
  answer: UnitsAnswer,
  { column, days, middle }: { column: string; days: Float64Array; middle: number },
): readonly Finding[] {
  const values = categoriesOf({ answer }, column)
  if (values === undefined || values.labels.length > MOST) return []
  const counts = new Map<string, [number, number]>()
  days.forEach((day, row) => {
    const label = labelAt(values, row)
    if (label === undefined || Number.isNaN(day)) return
    const own = counts.get(label) ?? [0, 0]
    own[day < middle ? 0 : 1]++
    counts.set(label, own)
  })
  const shift = shiftOf(counts)
  if (shift === undefined || !(shift.p < CLEAR && Math.abs(shift.by) > SMALL)) return []
  const { label, from, to, p } = shift
  const message = `The population of \`${block.id}\` changes along the timeline: \`${column}\` is \`${label}\` in ${percentInWords(from)} of the earlier half and ${percentInWords(to)} of the later half of the rows (${pInWords(p)}; values: ${listInWords([...counts.keys()])}).`
  const hint = `Part of the trend is the mix: look at each by itself (\`by: [${column}]\`).`
  return [warning('mix-shift', { path: block.path }, message, hint)]
}

/** The value whose share changes most, and how likely chance makes such tables. */
function shiftOf(counts: ReadonlyMap<string, readonly [number, number]>) {
  const early = [...counts.values()].reduce((sum, [n]) => sum + n, 0)
  const late = [...counts.values()].reduce((sum, [, n]) => sum + n, 0)
  if (counts.size < 2 || early === 0 || late === 0) return undefined
  const { pValue: p } = chiSquareIndependence([...counts.values()])
  const shifts = [...counts].map(([label, [a, b]]) => {
    const [from, to] = [a / early, b / late]
    return { label, from, to, by: to - from, p }
  })
  return shifts.reduce((most, one) => (Math.abs(one.by) > Math.abs(most.by) ? one : most))
}
