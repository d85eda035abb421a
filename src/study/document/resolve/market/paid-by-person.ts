import type { PaidByPerson } from '#market/paid-improvement/paid-by-person'
import type { BlockBasics } from '#market/row-block'
import { readUnit } from '#quantity/read-unit'
import { convertFactor, divideUnits, plainNumber, sameDimensions } from '#quantity/unit-algebra'
import type { Unit } from '#quantity/unit'
import type { DocumentPath } from '#study/document/document-text'
import { betterAt, unitOfColumn } from '#study/document/resolve/market/measured-column'
import { resolveMoney } from '#study/document/resolve/market/money'
import { doubt, refuse, type Resolution } from '#study/document/resolve/resolution'
import type { PaidByPersonDocument } from '#study/document/schema/study'

/** Improvement and what is paid of the same people, where the columns say it. */
export function resolvePaidByPerson(
  resolution: Resolution,
  written: PaidByPersonDocument,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): PaidByPerson | undefined {
  const money = resolveMoney(resolution, written, path)
  const measured = measuredAt(resolution, written, path)
  if (money === undefined || measured === undefined) return undefined
  const { person, paid } = written
  const { improvement, unit } = measured
  const paidUnit = readUnit(money.unit).value ?? plainNumber
  return {
    ...basics,
    kind: 'paid-by-person',
    ...(person === undefined ? {} : { per: person }),
    improvement,
    paid,
    paidScale: money.scale,
    units: {
      improvement: unit.text,
      paid: money.unit,
      slope: divideUnits(paidUnit, unit).text,
    },
  }
}

interface Measured {
  readonly improvement: PaidByPerson['improvement']
  readonly unit: Unit
}

/** One column of improvement, or two of what was measured; anything else is refused. */
function measuredAt(
  resolution: Resolution,
  written: PaidByPersonDocument,
  path: DocumentPath,
): Measured | undefined {
  const { data, improvement, before, after, better, paid } = written
  const named = [improvement, before, after].filter((column) => column !== undefined)
  const alone = improvement !== undefined && named.length === 1 && better === undefined
  const both = improvement === undefined && before !== undefined && after !== undefined
  if (!(alone || both) || new Set([...named, paid]).size <= named.length) {
    const message =
      'Improvement is one column (`improvement`), or two of what was measured (`before` and `after`), apart from what is paid.'
    const hint = 'Name one column, or two; `better` goes with two.'
    refuse(resolution, ['wrong-value', path], message, hint)
    return undefined
  }
  if (both) return betweenAt(resolution, { before, after, better, data }, path)
  return {
    improvement: { column: improvement! },
    unit: unitOfColumn(resolution, data, improvement!) ?? plainNumber,
  }
}

function betweenAt(
  resolution: Resolution,
  written: {
    readonly data: string
    readonly before: string
    readonly after: string
    readonly better: 'lower' | 'higher' | undefined
  },
  path: DocumentPath,
): Measured | undefined {
  const { data, before, after, better } = written
  const way = betterAt(resolution, [before, better], [[], path])
  const [own, other] = [before, after].map((column) => unitOfColumn(resolution, data, column))
  const unit = own ?? other ?? plainNumber
  if (way === undefined) return undefined
  if (own !== undefined && other !== undefined && !sameDimensions(own, other)) {
    const message = `\`${before}\` is in ${own.text} and \`${after}\` in ${other.text}: they have no one unit.`
    refuse(resolution, ['unit', [...path, 'after']], message, 'Name two columns of one measure.')
    return undefined
  }
  if ((own === undefined) !== (other === undefined)) {
    const message = `Only one of \`${before}\` and \`${after}\` has a unit: both are taken to be in ${unit.text}.`
    doubt(resolution, ['unit', path], message, 'Say the unit of the other column.')
  }
  const afterScale = own === undefined || other === undefined ? 1 : convertFactor(other, own)
  return { improvement: { before, after, afterScale, better: way }, unit }
}
