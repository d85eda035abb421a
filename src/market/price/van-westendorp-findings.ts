import { countInWords, listInWords, percentInWords } from '#evidence/words'
import { questionKeys, type VanWestendorpSurvey } from '#market/price/van-westendorp-survey'
import type { VanWestendorpView } from '#market/price/van-westendorp-view'
import { problem, warning, type Finding } from '#quantity/finding'
import { priceQuestions, type PriceAnswers } from '#stats/pricing/price-answers'
import { priceOrders } from '#stats/pricing/price-orders'

/** Another order is the right one where so many times as many people, and so many more, are in order by it. */
const FAR_MORE = 1.5
const MORE_PEOPLE = 3

/** Columns that stand for each other's questions: far more people are in order under another order of the four. */
export function swapped(survey: VanWestendorpSurvey, answers: PriceAnswers): readonly Finding[] {
  const columns = priceQuestions.map((question) => answers[question])
  const all = answers.tooCheap.length
  const orders = priceOrders(columns, survey.ties)
  const stated = orders.find(({ order }) => order.every((place, k) => place === k))!.people
  const best = orders[0]!
  const far = best.people >= FAR_MORE * stated && best.people >= stated + MORE_PEOPLE
  if (!far || best.people < all / 2) return []
  const moved = priceQuestions.flatMap((question, k) => {
    const from = priceQuestions[best.order[k]!]!
    return from === question
      ? []
      : [{ key: questionKeys[question], column: survey.questions[from] }]
  })
  const names = moved.map(({ key }) => `\`${key}\``).join(' and ')
  const proposal = moved.map(({ key, column }) => `\`${key}: ${column}\``).join(', ')
  const message = `The columns of ${names} look swapped: as they are named ${stated} of ${all} people name rising prices, with ${proposal} ${best.people} do.`
  const place = { path: `${survey.path}.${moved[0]!.key}` }
  return [problem('swapped-columns', place, message, `Write ${proposal}.`)]
}

/** People whose prices are out of order. */
export function inconsistent(
  survey: VanWestendorpSurvey,
  { complete, consistent }: VanWestendorpView['people'],
): readonly Finding[] {
  const count = complete - consistent
  if (count === 0) return []
  const { path, id } = survey
  if (consistent === 0) {
    const message = `Nobody of \`${id}\` names rising prices from too cheap to too expensive: there are no curves.`
    const hint = 'Look at which column holds which question, and at how the questions were put.'
    return [problem('inconsistent-answers', { path }, message, hint)]
  }
  const message = `${countInWords(count, 'person').replace('persons', 'people')} of \`${id}\` (${percentInWords(count / complete)}) name prices out of order, and ${count === 1 ? 'is' : 'are'} left out.`
  const hint = 'The prices with everybody stand beside the others, as `inconsistent-kept`.'
  return [warning('inconsistent-answers', { path }, message, hint)]
}

/** People who did not name all four prices. */
export function missingPrices(
  { id, path }: VanWestendorpSurvey,
  count: number,
): readonly Finding[] {
  if (count === 0) return []
  const message = `${count === 1 ? '1 person' : `${count} people`} of \`${id}\` did not name all four prices, and ${count === 1 ? 'is' : 'are'} left out.`
  return [warning('missing-value', { path }, message)]
}

/** Prices below 0, question by question. */
export function negativePrices(
  survey: VanWestendorpSurvey,
  columns: readonly Float64Array[],
): readonly Finding[] {
  return priceQuestions.flatMap((question, k) => {
    const count = columns[k]!.filter((price) => price < 0).length
    if (count === 0) return []
    const key = questionKeys[question]
    const place = { path: `${survey.path}.${key}`, field: survey.questions[question] }
    const message = `${countInWords(count, 'price')} in \`${survey.questions[question]}\` ${count === 1 ? 'lies' : 'lie'} below 0; who named ${count === 1 ? 'it' : 'them'} is left out.`
    const hint = 'Where a negative number means no answer, list it under `read.missing`.'
    return [warning('impossible-value', place, message, hint)]
  })
}

/** Everybody says the same: the curves are steps, and no interval can be had. */
export function alike(
  { id, path }: VanWestendorpSurvey,
  answers: PriceAnswers,
): readonly Finding[] {
  const { length } = answers.tooCheap
  const one = priceQuestions.every((question) =>
    answers[question].every((price) => price === answers[question][0]),
  )
  if (length < 2 || !one) return []
  const message = `Everybody in \`${id}\` names the same four prices: no interval can say how sure they are.`
  return [warning('no-variation', { path }, message, 'Look at whether the rows are copies of one.')]
}

/** People whose answer on buying has no chance behind it. */
export function unknownIntentions(
  { id, path, intentions }: VanWestendorpSurvey,
  trial: VanWestendorpView['trial'],
): readonly Finding[] {
  if (trial === undefined || 'reason' in trial || trial.unknown === 0) return []
  const { unknown } = trial
  const message = `${unknown === 1 ? '1 person' : `${unknown} people`} of \`${id}\` gave no answer on buying that \`chances\` name, and ${unknown === 1 ? 'is' : 'are'} left out of what people would buy.`
  const known = intentions!.chances.map(([answer]) => String(answer))
  const hint = `\`chances\` name ${listInWords(known)}; add what else was answered.`
  return [warning('unmapped-value', { path: `${path}.buys` }, message, hint)]
}
