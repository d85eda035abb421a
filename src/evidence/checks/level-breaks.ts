import type { CheckedSeries } from '#evidence/checks/series-checks'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { seriesBreaks } from '#evidence/panel/series-breaks'
import { momentInWords, periodInWords } from '#evidence/panel/time-axis'
import { inWords, listInWords } from '#evidence/words'
import { warning } from '#quantity/finding'

/** Periods of a series in which jumps are looked for. */
const MOST = 20_000

/**
 * Whether the series jumps at a time that is not that of the treatment: a change of how it was measured, say, which
 * a mean before and after would swallow. Both sides of the start are searched in what the fit leaves.
 */
export function levelBreaksCheck({ series, own, made }: CheckedSeries): Check {
  const { context, axis, from } = series
  const { block } = context
  const id = own.need.id
  if (own.periods.length > MOST) {
    const reason = `\`${id}\`: jumps are looked for in up to ${MOST} periods; \`every\` makes fewer.`
    return { ...startOf(block.id, id), reason, words: reason, findings: [] }
  }
  const start = own.periods.findIndex((period) => period >= from)
  const side = (first: number, end?: number) =>
    seriesBreaks({
      values: made.fit.residuals.slice(first, end),
      periods: own.periods.slice(first, end),
    })
  const breaks = [...side(0, start), ...side(start)]
  const known = block.overTime!.breaks.map(
    ({ at, why }) => `${momentInWords(axis, at.value)} (${why})`,
  )
  const found = breaks.map(({ at, shift }) => `${periodInWords(axis, at)} (by ${inWords(shift)})`)
  const words = [
    breaks.length === 0
      ? `\`${id}\`: no jump besides the start of the treatment.`
      : `\`${id}\` jumps to another level at ${listInWords(found)}, which is not the start of the treatment.`,
    ...(known.length === 0 ? [] : [`Known and taken out: ${listInWords(known)}.`]),
  ].join(' ')
  return {
    ...startOf(block.id, id),
    value: breaks.length,
    words,
    settings: Object.fromEntries(breaks.map(({ at, shift }) => [periodInWords(axis, at), shift])),
    findings:
      breaks.length === 0
        ? []
        : [
            warning(
              'measurement-break',
              placeOf(block),
              `${words} It may be a change of how it was measured, and the difference averages over it.`,
              'Name a known change under `breaks: [{ date: ..., why: ... }]`, or take the rows on its other side out.',
            ),
          ],
  }
}

function startOf(block: string, need: string): Pick<Check, 'block' | 'id' | 'label' | 'unit'> {
  return { block, id: `level-breaks.${need}`, label: `Breaks in \`${need}\``, unit: 'break' }
}
