import type { DataTable, TableCell } from '#charts/chart'
import { partWords } from '#charts/market/part-words'
import { sureCells } from '#charts/market/price-words'
import type { ChoiceView, TermView } from '#market/choice/choice-view'
import { termLabel } from '#market/choice/term-words'
import { marketFigureId } from '#market/figure-id'
import type { MarketPart } from '#market/market-view'
import { formatNumber } from '#quantity/format-number'
import type { Locale } from '#quantity/locale'

const numeric = (label: string) => ({ label, numeric: true })

/** Weights of all terms, how people differ in them, and what they are worth. */
export function choiceTable(part: MarketPart<ChoiceView>, locale: Locale): DataTable {
  const { view, segment } = part
  const { block, terms } = view
  const spread = terms.some((term) => term.spread !== undefined)
  const worth = terms.some((term) => term.worth !== undefined)
  const people = terms.some((term) => term.people !== undefined)
  return {
    caption: `What choices say (${partWords(block.id, segment)})`,
    columns: [
      { label: 'Attribute', numeric: false },
      ...['Weight', 'Interval'].map(numeric),
      ...(spread ? ['Spread over people', 'Interval'].map(numeric) : []),
      ...(worth ? [`Worth, ${block.price!.money.unit}`, 'Interval'].map(numeric) : []),
      ...(people ? ['A tenth below', 'Half below', 'Nine tenths below'].map(numeric) : []),
    ],
    rows: terms.map((term) => cells(part, term, { spread, worth, people, locale })),
  }
}

function cells(
  { view: { block }, segment }: MarketPart<ChoiceView>,
  { term, coefficient, spread, worth, people }: TermView,
  shown: Readonly<Record<'spread' | 'worth' | 'people', boolean>> & { readonly locale: Locale },
): readonly TableCell[] {
  const figure = (name: string): string =>
    marketFigureId(`${name}.${block.id}.${term.id}`, { segment: segment?.id })
  const ofPeople = (variant: string): string =>
    marketFigureId(`wtp.${block.id}.${term.id}.${variant}`, { segment: segment?.id })
  const blank = [{ text: '–' }, { text: '–' }]
  return [
    { text: termLabel(term) },
    ...sureCells(coefficient, ['1', figure('coefficient')], shown.locale),
    ...(!shown.spread || spread === undefined
      ? []
      : sureCells(spread, [spreadUnit(block, term.id), figure('spread')], shown.locale)),
    ...(!shown.worth
      ? []
      : worth === undefined
        ? blank
        : sureCells(worth, [block.price!.money.unit, figure('wtp')], shown.locale)),
    ...(!shown.people
      ? []
      : peopleCells(people, [block.price!.money.unit, ofPeople], shown.locale)),
  ]
}

/** Of weights in money the spread is money too, but for the price's own. */
function spreadUnit({ bayes, price }: ChoiceView['block'], term: string): string {
  return bayes?.inMoney === true && term !== 'price' ? price!.money.unit : '1'
}

function peopleCells(
  people: TermView['people'],
  [unit, figure]: readonly [string, (variant: string) => string],
  locale: Locale,
): readonly TableCell[] {
  if (people === undefined) return [{ text: '–' }, { text: '–' }, { text: '–' }]
  const { low, middle, high } = people
  const cells = [
    ['p10', low],
    ['median', middle],
    ['p90', high],
  ] as const
  return cells.map(([variant, found]) => sureCells(found, [unit, figure(variant)], locale)[0]!)
}

/** How well choices are told, and whether chains have settled. */
export function fitTable({ view, segment }: MarketPart<ChoiceView>, locale: Locale): DataTable {
  const { block, fit, chains } = view
  const figure = (key: string): string =>
    marketFigureId(`fit.${block.id}.${key}`, { segment: segment?.id })
  const number = (
    label: string,
    key: 'log-likelihood' | 'null-log-likelihood',
    from: 'logLikelihood' | 'nullLogLikelihood',
  ): readonly TableCell[] => {
    const found = fit[from]
    return [
      { text: label },
      { text: 'reason' in found ? '–' : formatNumber(found.value, 2, locale), figure: figure(key) },
      { text: '' },
    ]
  }
  const settled: readonly (readonly TableCell[])[] =
    chains === undefined
      ? []
      : [
          [
            { text: 'Largest R-hat of the chains' },
            { text: formatNumber(chains.rHat, 3, locale), figure: figure('r-hat') },
            { text: '' },
          ],
          [
            { text: 'Fewest independent draws' },
            { text: formatNumber(chains.effective, 0, locale), figure: figure('effective-draws') },
            { text: `of ${formatNumber(chains.draws, 0, locale)}` },
          ],
        ]
  return {
    caption: `How well choices are told (${partWords(block.id, segment)})`,
    columns: [{ label: 'Figure', numeric: false }, ...['Value', 'Interval'].map(numeric)],
    rows: [
      number('Log-likelihood', 'log-likelihood', 'logLikelihood'),
      number('Log-likelihood, all offers alike', 'null-log-likelihood', 'nullLogLikelihood'),
      [{ text: 'McFadden’s R²' }, ...sureCells(fit.r2, ['1', figure('r2')], locale)],
      [
        { text: `Held out and told, of ${fit.heldOut}` },
        ...sureCells(fit.hitRate, ['%', figure('hit-rate')], locale),
      ],
      ...settled,
    ],
  }
}
