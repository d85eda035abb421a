import type { AlignedWithin, PerceptionBlock } from '#market/perception/perception-block'
import type { BlockBasics } from '#market/row-block'
import { convertFactor, plainNumber, sameDimensions } from '#quantity/unit-algebra'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { needOf } from '#study/document/resolve/columns'
import { elementAt } from '#study/document/resolve/market/elements'
import {
  betterAt,
  betterOfColumn,
  declares,
  holdsShares,
  unitOfColumn,
} from '#study/document/resolve/market/measured-column'
import { quantityAt } from '#study/document/resolve/measure'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { PerceptionDocument } from '#study/document/schema/study'

/** A comparison of perceived and measured, where its references hold. */
export function resolvePerception(
  resolution: Resolution,
  written: PerceptionDocument,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): PerceptionBlock | undefined {
  const element = elementAt(resolution, written.element, [...path, 'element'])
  if (element === undefined || !apart(resolution, written, path)) return undefined
  const better = betterOf(resolution, written, [element.needs, path])
  const scale = better === undefined ? undefined : scaleOf(resolution, written, path)
  if (better === undefined || scale === undefined) return undefined
  const { measured, perceived, compare, over, cause } = written
  const alignedWithin = alignedAt(resolution, written, [scale.unit, path])
  const there = (id: string): boolean => over === id || declares(resolution, basics.data, id)
  return {
    ...basics,
    kind: 'perception',
    element: { id: element.id, name: element.name },
    measured,
    perceived,
    compare,
    over,
    unit: { unit: unitText(resolution, measured, scale.unit), ranks: 'rank', standardized: 'SD' }[
      compare
    ],
    perceivedScale: scale.factor,
    better,
    alignedWithin,
    ...(there('solution') ? { solution: 'solution' } : {}),
    ...(there('customer') ? { customer: 'customer' } : {}),
    ...(cause === undefined ? {} : { cause }),
  }
}

/** Shares are shown in percent. */
function unitText(resolution: Resolution, measured: string, { text }: Unit): string {
  return holdsShares(resolution, measured) ? '%' : text
}

/** What is measured is not what is believed, and neither is a name. */
function apart(
  resolution: Resolution,
  { measured, perceived, over, cause }: PerceptionDocument,
  path: DocumentPath,
): boolean {
  const names = [over, cause]
  const wrong = [
    ...(measured === perceived ? ['perceived'] : []),
    ...(names.includes(measured) ? ['measured'] : []),
    ...(names.includes(perceived) ? ['perceived'] : []),
  ]
  if (wrong.length === 0) return true
  const message = 'Measured and perceived are two columns of numbers, apart from those with names.'
  refuse(resolution, ['wrong-value', [...path, wrong[0]!]], message, 'Name two columns.')
  return false
}

function betterOf(
  resolution: Resolution,
  { measured, perceived, better, compare }: PerceptionDocument,
  [needs, path]: readonly [readonly string[], DocumentPath],
): PerceptionBlock['better'] | undefined {
  const said = typeof better === 'string' ? { measured: better, perceived: better } : better
  const way = betterAt(resolution, [measured, said?.measured], [needs, path])
  if (way === undefined) return undefined
  const ofPerceived =
    needOf(resolution, perceived) === undefined
      ? undefined
      : betterOfColumn(resolution, perceived, [])
  const both = { measured: way, perceived: said?.perceived ?? ofPerceived ?? way }
  if (compare !== 'unit' || both.measured === both.perceived) return both
  const message = `Less is better of one and more of the other: \`${measured}\` and \`${perceived}\` have no one unit.`
  const hint = 'Write `compare: ranks` or `compare: standardized`.'
  refuse(resolution, ['unit', [...path, 'compare']], message, hint)
  return undefined
}

/** The unit of the figures, and what turns perceived values into it; refused where the two have none in common. */
function scaleOf(
  resolution: Resolution,
  { data, measured, perceived, compare }: PerceptionDocument,
  path: DocumentPath,
): { readonly unit: Unit; readonly factor: number } | undefined {
  if (compare !== 'unit') return { unit: plainNumber, factor: 1 }
  const own = unitOfColumn(resolution, data, measured)
  const other = unitOfColumn(resolution, data, perceived)
  const message = sameScale(resolution, [measured, perceived])
    ? apartBy([measured, own], [perceived, other])
    : `\`${measured}\` and \`${perceived}\` are ratings on scales of different ends.`
  if (message !== undefined) {
    const hint =
      'Give both columns their `unit`, or write `compare: ranks` or `compare: standardized`.'
    refuse(resolution, ['unit', [...path, 'compare']], message, hint)
    return undefined
  }
  const factor = own === undefined || other === undefined ? 1 : convertFactor(other, own)
  return { unit: own ?? other ?? plainNumber, factor }
}

type InUnit = readonly [column: string, unit: Unit | undefined]

/** Why two columns have no one unit; undefined where they have. */
function apartBy([measured, own]: InUnit, [perceived, other]: InUnit): string | undefined {
  if (own !== undefined && other !== undefined)
    return sameDimensions(own, other)
      ? undefined
      : `\`${measured}\` is in ${own.text} and \`${perceived}\` in ${other.text}: they have no one unit.`
  const unit = own ?? other
  if (unit === undefined || unit.text === '1') return undefined
  const [said, unsaid] = own === undefined ? [perceived, measured] : [measured, perceived]
  return `\`${said}\` is in ${unit.text}, and what \`${unsaid}\` is in is not said.`
}

/** Two ratings lie on one scale where it begins and ends at the same numbers. */
function sameScale(resolution: Resolution, columns: readonly [string, string]): boolean {
  const [first, second] = columns.map((column) => {
    const metric = needOf(resolution, column)?.metric
    return metric?.type === 'scale' ? `${metric.from} to ${metric.to}` : undefined
  })
  return first === undefined || second === undefined || first === second
}

const usual: Readonly<Record<PerceptionBlock['compare'], AlignedWithin>> = {
  unit: { share: 0.1 },
  ranks: { distance: 1 },
  standardized: { distance: 0.5 },
}

function alignedAt(
  resolution: Resolution,
  { compare, 'aligned-within': written }: PerceptionDocument,
  [unit, path]: readonly [Unit, DocumentPath],
): AlignedWithin {
  if (written === undefined) return usual[compare]
  const place = [...path, 'aligned-within']
  const share = typeof written === 'string' && /%\s*$/.test(written) && compare === 'unit'
  const value = quantityAt(resolution, written, [share ? plainNumber : unit, place])
  if (value === undefined) return usual[compare]
  if (!(value >= 0)) {
    const message = `Two values that agree lie 0 or more apart, not ${value}.`
    refuse(resolution, ['range', place], message, 'Write `10 %`, or a distance such as `0.5 min`.')
  }
  return share ? { share: value } : { distance: value }
}
