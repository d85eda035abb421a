import type { Design, EvidenceBlock } from '#evidence/estimate'
import { independentDesigns } from '#evidence/further/independent-rows'
import type { Family, MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { columnKind } from '#evidence/rows/columns'
import type { DataSet } from '#evidence/rows/data-set'
import { weightColumn } from '#evidence/rows/units-view'
import type { Finding } from '#quantity/finding'
import { problem } from '#quantity/finding'

/** Only arms that hold different rows compare times with open cases. */
const WITH_OPEN_CASES: readonly Design[] = ['baseline', ...independentDesigns]

/** The designs that take rows as they are: only these weigh them by what they stand for. */
const WITH_WEIGHTS: readonly Design[] = ['baseline', 'randomized', 'before-after', 'usage']

/** Of a design that compares no times with open cases, or knows no weights: the nearest one that does. */
const NEAREST: Readonly<Partial<Record<Design, Design>>> = {
  crossover: 'randomized',
  paired: 'before-after',
  'non-randomized': 'usage',
  'difference-in-differences': 'before-after',
  'interrupted-time-series': 'before-after',
  longitudinal: 'usage',
}

/** What a weighted row can be counted towards. */
const WEIGHTED: readonly Family[] = ['mean', 'share']

/** Why a design cannot measure a need, with the nearest that can; absent where it can. */
export function refusalOf(
  { block, dataSet }: { readonly block: EvidenceBlock; readonly dataSet: DataSet },
  need: MeasuredNeed,
): Finding | undefined {
  const family = familyOf(need.metric.type)
  if (family === 'event-time' && !WITH_OPEN_CASES.includes(block.design))
    return openCasesRefused(block, need)
  if (columnKind(dataSet, weightColumn) === undefined) return undefined
  if (!WITH_WEIGHTS.includes(block.design)) return weightsRefused(block, need)
  return WEIGHTED.includes(family) ? undefined : weightedFigureRefused(block, need)
}

function openCasesRefused(block: EvidenceBlock, { id }: MeasuredNeed): Finding {
  return refused(
    block,
    `\`${id}\` is a time to an event, which \`design: ${block.design}\` does not compare.`,
    `${nearestTo(block, WITH_OPEN_CASES)} Take it into a block of its own, or measure a yes-no need by a date.`,
  )
}

function weightsRefused(block: EvidenceBlock, { id }: MeasuredNeed): Finding {
  return refused(
    block,
    `The rows of \`${block.data}\` carry weights, and \`design: ${block.design}\` does not weigh \`${id}\` by them.`,
    `${nearestTo(block, WITH_WEIGHTS)} Or take a data set of the same rows without \`weight\` in its columns.`,
  )
}

function weightedFigureRefused(block: EvidenceBlock, { id, metric }: MeasuredNeed): Finding {
  return refused(
    block,
    `\`${id}\` is of type ${metric.type}, and rows with weights give means and shares only.`,
    'Measure it as a count, a number, a duration or yes-no, or on a data set of the same rows without `weight` in its columns.',
  )
}

function nearestTo({ design }: EvidenceBlock, able: readonly Design[]): string {
  const { [design]: nearest } = NEAREST
  const others = namesOf(able.filter((one) => one !== nearest))
  return `The nearest design that does is \`${nearest}\` (others: ${others}).`
}

function refused(block: EvidenceBlock, message: string, hint: string): Finding {
  return problem('not-supported', { path: `evidence.${block.id}` }, message, hint)
}

function namesOf(designs: readonly Design[]): string {
  return designs.map((design) => `\`${design}\``).join(', ')
}
