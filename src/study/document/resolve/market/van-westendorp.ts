import type { PurchaseIntentions, VanWestendorpSurvey } from '#market/price/van-westendorp-survey'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { resolveMoney } from '#study/document/resolve/market/money'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

/** What answers from 5 (surely) to 1 (surely not) count for: the usual calibration of Newton, Miller and Smith. */
const usualChances: PurchaseIntentions['chances'] = [
  [5, 0.7],
  [4, 0.5],
  [3, 0.3],
  [2, 0.1],
  [1, 0],
]

/** A price sensitivity meter, where its four columns are apart. */
export function resolveVanWestendorp(
  resolution: Resolution,
  survey: SurveyOfKind<'van-westendorp'>,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): VanWestendorpSurvey | undefined {
  const money = resolveMoney(resolution, survey, path)
  const { kind, 'too-cheap': tooCheap, cheap, expensive, 'too-expensive': tooExpensive } = survey
  const columns = [tooCheap, cheap, expensive, tooExpensive]
  const twice = columns.find((column, place) => columns.indexOf(column) !== place)
  if (twice !== undefined) {
    const message = `\`${twice}\` stands for two of the four questions.`
    refuse(resolution, ['wrong-value', path], message, 'Name four columns, one a question.')
    return undefined
  }
  const intentions = intentionsOf(resolution, survey.buys, [...path, 'buys'])
  if (money === undefined) return undefined
  return {
    ...basics,
    kind,
    questions: { tooCheap, cheap, expensive, tooExpensive },
    ties: survey.ties ?? 'leave-out',
    money,
    ...(intentions === undefined ? {} : { intentions }),
  }
}

function intentionsOf(
  resolution: Resolution,
  buys: SurveyOfKind<'van-westendorp'>['buys'],
  path: DocumentPath,
): PurchaseIntentions | undefined {
  if (buys === undefined) return undefined
  const { 'at-cheap': cheap, 'at-expensive': expensive, chances } = buys
  const stated = Object.entries(chances ?? {}).map(
    ([answer, chance]) => [Number(answer), chance] as const,
  )
  if (stated.some(([answer]) => Number.isNaN(answer))) {
    const message = 'An answer of `chances` is no number.'
    const hint = 'Write `{ 5: 0.7, 4: 0.5, 3: 0.3, 2: 0.1, 1: 0 }`.'
    refuse(resolution, ['wrong-value', [...path, 'chances']], message, hint)
    return undefined
  }
  return { cheap, expensive, chances: chances === undefined ? usualChances : stated }
}
