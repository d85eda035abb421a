import type { DemandBlock } from '#market/price/demand-block'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { resolveMoney } from '#study/document/resolve/market/money'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { StudyDocument } from '#study/document/schema/study'

type DemandDocument = NonNullable<StudyDocument['demand']>[number]

/** What was sold at which price, where quantity and price are apart. */
export function resolveDemand(
  resolution: Resolution,
  written: DemandDocument,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): DemandBlock | undefined {
  const money = resolveMoney(resolution, written, path)
  const { quantity, price, with: others = [], form = 'log-log', within, cluster } = written
  if (quantity === price || others.some((column) => [quantity, price].includes(column))) {
    const message = `\`${quantity}\` and \`${price}\` are the quantity and the price, and nothing else.`
    refuse(resolution, ['wrong-value', path], message, 'Name another column for each.')
    return undefined
  }
  if (basics.weight !== undefined) {
    const message = 'Sales are not weighted in this version.'
    refuse(resolution, ['not-supported', [...path, 'weight']], message, 'Leave `weight` out.')
  }
  const [unit, time] = [within ?? []].flat()
  return money === undefined
    ? undefined
    : {
        ...basics,
        kind: 'demand',
        quantity,
        price,
        others: [...new Set(others)],
        form,
        ...(unit === undefined ? {} : { within: time === undefined ? [unit] : [unit, time] }),
        ...(cluster === undefined ? {} : { cluster }),
        money,
      }
}
