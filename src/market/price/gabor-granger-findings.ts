import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf } from '#evidence/rows/units-view'
import { countInWords, listInWords, percentInWords } from '#evidence/words'
import type { GaborGrangerSurvey } from '#market/price/gabor-granger-survey'
import { problem, warning, type Finding } from '#quantity/finding'

/** Prices below 0. */
export function negativeTests(
  { path, price }: GaborGrangerSurvey,
  prices: Float64Array,
): readonly Finding[] {
  const count = prices.filter((value) => value < 0).length
  if (count === 0) return []
  const place = { path: `${path}.price`, field: price }
  const message = `${countInWords(count, 'price')} in \`${price}\` ${count === 1 ? 'lies' : 'lie'} below 0; ${count === 1 ? 'its row is' : 'their rows are'} left out.`
  return [warning('impossible-value', place, message, 'Look at the rows, or leave them out.')]
}

/** Rows without a price or an answer. */
export function unansweredTests(
  { id, path }: GaborGrangerSurvey,
  count: number,
): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'row')} of \`${id}\` ${count === 1 ? 'lacks' : 'lack'} a price from 0 on or an answer, and ${count === 1 ? 'is' : 'are'} left out.`
  return [warning('missing-value', { path }, message)]
}

/** None of the answers that mean buying was ever given, though others were. */
export function buyersNotFound(
  { path, answer: column, buys }: GaborGrangerSurvey,
  answer: UnitsAnswer,
  given: Float64Array,
): readonly Finding[] {
  if (!('oneOf' in buys) || given.length === 0 || given.includes(1)) return []
  const said = categoriesOf({ answer }, column)?.labels ?? []
  const message = `Nobody says ${buys.oneOf.map((word) => `"${word}"`).join(' or ')} in \`${column}\`; it holds ${listInWords(said)}.`
  const hint = 'Write the answers that mean buying as they stand in the file.'
  return [problem('yes-not-found', { path: `${path}.buys`, field: column }, message, hint)]
}

/** With one price there is nothing to choose from. */
export function onePrice(
  { id, path, price }: GaborGrangerSurvey,
  prices: Float64Array,
): readonly Finding[] {
  if (prices.length === 0 || prices.some((each) => each !== prices[0])) return []
  const message = `Everybody in \`${id}\` was asked at one price: no demand curve can be drawn through it.`
  const hint = 'Ask at three prices or more, or look at whether `price` is the right column.'
  return [problem('no-variation', { path: `${path}.price`, field: price }, message, hint)]
}

/** Everybody buys at every price, or nobody does. */
export function oneSided({ id, path }: GaborGrangerSurvey, buys: Float64Array): readonly Finding[] {
  if (buys.length === 0 || buys.some((each) => each !== buys[0])) return []
  const [who, ask] = buys[0] === 1 ? ['Everybody', 'higher'] : ['Nobody', 'lower']
  const message = `${who} in \`${id}\` would buy at every price that was asked: demand has no end in sight.`
  return [warning('one-sided-proportion', { path }, message, `Ask at ${ask} prices too.`)]
}

/** People who would buy at a higher price and not at a lower one. */
export function inverted(
  { id, path }: GaborGrangerSurvey,
  share: number | undefined,
): readonly Finding[] {
  if (share === undefined || share === 0) return []
  const message = `${percentInWords(share)} of the people in \`${id}\` would buy at a higher price and not at a lower one.`
  const hint = 'They count as they answered; demand is made to fall over all people.'
  return [warning('inconsistent-answers', { path }, message, hint)]
}
