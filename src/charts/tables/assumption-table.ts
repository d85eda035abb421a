import type { DataTable } from '#charts/chart'
import { verdictWords } from '#charts/tables/verdict-words'
import { sourceWords } from '#charts/wording'
import { formatDate } from '#quantity/format-date'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import type { Assumption } from '#value/model'

/** Every assumption with who stands behind it, ranked by how far it moves the net present value. */
export function assumptionTable(assessment: Assessment, locale: Locale): DataTable {
  const ranks = new Map(
    (assessment.value?.sensitivities ?? []).map((one, i) => [one.input, { rank: i + 1, one }]),
  )
  const rankOf = (assumption: Assumption): number => ranks.get(assumption.id)?.rank ?? Infinity
  const assumptions = (assessment.model?.assumptions ?? []).toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1),
  )
  const verdicts = verdictWords(assessment)
  const interviewed = verdicts.size > 0
  const based = assumptions.some(({ basis }) => basis !== undefined)
  return {
    caption: 'Assumptions by what they move',
    columns: [
      { label: 'Assumption', numeric: false },
      { label: 'Value', numeric: false },
      ...(based ? [{ label: 'Basis', numeric: false }] : []),
      { label: 'Source', numeric: false },
      { label: 'Owner', numeric: false },
      { label: 'Review', numeric: false },
      ...(interviewed ? [{ label: 'In interviews', numeric: false }] : []),
      { label: 'Moves the net present value by', numeric: true },
    ],
    rows: assumptions.map((assumption) => {
      const found = ranks.get(assumption.id)
      return [
        { text: assumption.label },
        { text: assumptionWords(assumption) },
        ...(based ? [{ text: assumption.basis?.replace('-', ' ') ?? '–' }] : []),
        { text: standingWords(assumption) },
        { text: assumption.owner ?? '–' },
        { text: assumption.review === undefined ? '–' : formatDate(assumption.review) },
        ...(interviewed ? [{ text: verdicts.get(assumption.id) ?? '–' }] : []),
        found === undefined
          ? { text: '–' }
          : {
              text: formatQuantity(
                {
                  value: found.one.swing,
                  unit: assessment.study.currency,
                  simulationError: found.one.simulationError,
                },
                locale,
              ),
              figure: `value.sensitivity.${assumption.id}`,
            },
      ]
    }),
  }
}

/** Where it comes from; first of all, whose own figure it is where it stands over the study's. */
function standingWords({ customer, source }: Assumption): string {
  const words = sourceWords(source)
  const said = words === '' ? 'no source' : words
  return customer === undefined ? said : `own figure of ${customer}: ${said}`
}

/** The value as written, three points in words, with its unit where the text does not say it already. */
export function assumptionWords({ text, unit }: Assumption): string {
  const words = writtenWords(text)
  return unit.text === '1' || text.includes(unit.text) ? words : `${words} ${unit.text}`
}

/** `pert(0.1, 0.35, 0.6)` with or without a unit, and nothing besides. */
const threePoints =
  /^pert\(\s*([^(),]+?)\s*,\s*([^(),]+?)\s*,\s*([^(),]+?)\s*\)(?=\s*(?:$|[^\s\d.*+/()-][^*+()]*$))/

/** A value as somebody wrote it, for those who do not write: "0.1 to 0.6, most likely 0.35". */
export function writtenWords(text: string): string {
  return text.replace(threePoints, '$1 to $3, most likely $2')
}
