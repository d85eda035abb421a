import type { BuyingAnswers, GaborGrangerSurvey } from '#market/price/gabor-granger-survey'
import type { BlockBasics } from '#market/row-block'
import type { DocumentPath } from '#study/document/document-text'
import { resolveMoney } from '#study/document/resolve/market/money'
import { resolveUnitCost } from '#study/document/resolve/market/unit-cost'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

type WrittenAnswers = SurveyOfKind<'gabor-granger'>['buys']

/** A survey of tested prices, where it says in one way which answers mean buying. */
export function resolveGaborGranger(
  resolution: Resolution,
  survey: SurveyOfKind<'gabor-granger'>,
  [basics, path]: readonly [BlockBasics, DocumentPath],
): GaborGrangerSurvey | undefined {
  const money = resolveMoney(resolution, survey, path)
  const buys = buyingAnswers(resolution, survey.buys, [...path, 'buys'])
  if (money === undefined || buys === undefined) return undefined
  const { kind, respondent, price, answer, 'unit-cost': cost } = survey
  const unitCost =
    cost === undefined
      ? undefined
      : resolveUnitCost(resolution, [cost, [...path, 'unit-cost']], money)
  return {
    ...basics,
    kind,
    price,
    answer,
    buys,
    money,
    ...(respondent === undefined ? {} : { respondent }),
    ...(unitCost === undefined ? {} : { unitCost }),
  }
}

/** Yes is 1 where nothing else is said. */
function buyingAnswers(
  resolution: Resolution,
  written: WrittenAnswers,
  path: DocumentPath,
): BuyingAnswers | undefined {
  if (written === undefined) return { atLeast: 1 }
  const { 'at-least': atLeast, 'at-most': atMost, is } = written
  const said: readonly BuyingAnswers[] = [
    ...(atLeast === undefined ? [] : [{ atLeast }]),
    ...(atMost === undefined ? [] : [{ atMost }]),
    ...(is === undefined ? [] : [{ oneOf: [is].flat().map((word) => String(word).trim()) }]),
  ]
  if (said.length === 1) return said[0]
  const message = '`buys` says in one way which answers mean buying.'
  const hint = 'Keep `at-least: 4`, `at-most: 2` or `is: [yes]`.'
  refuse(resolution, ['wrong-value', path], message, hint)
  return undefined
}
