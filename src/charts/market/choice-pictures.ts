import { choicePrices, pricesTable } from '#charts/market/choice-prices'
import { choiceShares, shareTable } from '#charts/market/choice-shares'
import { choiceTable, fitTable } from '#charts/market/choice-tables'
import { choiceWorth } from '#charts/market/choice-worth'
import type { MarketPictures } from '#charts/market/market-pictures'
import { priceWords } from '#charts/market/price-words'
import { formatCount } from '#quantity/format-number'
import type { ChoiceView, TermView } from '#market/choice/choice-view'
import { termWords } from '#market/choice/term-words'
import type { MarketPart } from '#market/market-view'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** What attributes of offers are worth to those who choose, and which shares offers would have. */
export function choicePictures(
  part: MarketPart<ChoiceView>,
  assessment: Assessment,
  locale: Locale,
): MarketPictures {
  const { view } = part
  const sentence = choiceSentence(view, locale)
  return {
    sentence,
    charts: [
      choiceWorth(part, { assessment, sentence, locale }),
      ...(view.scenarios.length === 0 ? [] : [choiceShares(part, assessment, locale)]),
      ...view.ranges.map((range) => choicePrices(part, range, { assessment, locale })),
    ],
    tables: [
      choiceTable(part, locale),
      fitTable(part, locale),
      ...(view.scenarios.length === 0 ? [] : [shareTable(part, assessment, locale)]),
      ...view.ranges.map((range) => pricesTable(part, range, { assessment, locale })),
    ],
  }
}

/** "384 people made 5,760 choices in cars; worth most: ..." */
function choiceSentence(
  { block, people, tasks, terms, reason }: ChoiceView,
  locale: Locale,
): string {
  const who = people === 1 ? '1 person' : `${formatCount(people, locale)} people`
  const choices = tasks === 1 ? '1 choice' : `${formatCount(tasks, locale)} choices`
  const made = `${who} made ${choices} in ${block.id}`
  if (reason !== undefined) return `${made}, and their weights cannot be told`
  const surest = terms.toSorted((a, b) => clearness(b) - clearness(a))[0]
  if (surest?.worth === undefined || 'reason' in surest.worth) return made
  const money = priceWords(surest.worth, block.price!.money.unit, locale)
  return `${made}; clearest: ${termWords(surest.term)} is worth ${money}`
}

/** How far the worth of a term is clear of 0, in half-widths of its interval. */
function clearness({ worth }: TermView): number {
  if (worth === undefined || 'reason' in worth || worth.interval === undefined) return -1
  const { low, high } = worth.interval
  return Math.abs(worth.value) / ((high - low) / 2)
}
