import type { ChoiceView, ScenarioView, TermView } from '#market/choice/choice-view'
import type { ChoiceTerm } from '#market/choice/choice-terms'
import { termWords } from '#market/choice/term-words'
import { marketFigureId } from '#market/figure-id'
import type { SureValue } from '#market/sure-value'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import { choicePriceFigures } from '#study/evaluation/figures/market/choice-price-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** All figures of a survey of choices: weights, worth in money, how well choices are told, shares of offers. */
export function choiceFigures(view: ChoiceView, context: MarketContext): readonly Figure[] {
  return [
    ...view.terms.flatMap((term) => termFigures(view, term, context)),
    ...fitFigures(view, context),
    ...view.scenarios.flatMap((scenario) => scenarioFigures(view, scenario, context)),
    ...choicePriceFigures(view, context),
  ]
}

interface Said {
  readonly name: string
  readonly label: string
  readonly found: SureValue
  readonly unit: string
  readonly method: string
  readonly settings?: Readonly<Record<string, string | number>>
  readonly solution?: string
  readonly scenario?: string
}

function figure(view: ChoiceView, said: Said, context: MarketContext): Figure {
  const { reading, hash, segment, settings } = context
  const { name, label, found, unit, method, solution, scenario } = said
  const sure = 'value' in found && found.interval !== undefined
  return {
    id: marketFigureId(name, { solution, segment: segment?.id, scenario }),
    label,
    unit,
    ...found,
    n: view.people,
    method,
    inputs: [rowsOf(reading, 'whole tasks', view.rows)],
    settings: {
      ...(sure ? { level: settings.level } : {}),
      tasks: view.tasks,
      ...drawSettings(view, context),
      ...said.settings,
    },
    ...(view.findings.length === 0 ? {} : { warnings: view.findings }),
    hash,
  }
}

function drawSettings(
  { block: { bayes }, chains }: ChoiceView,
  { settings: { seed } }: MarketContext,
): Readonly<Record<string, number>> {
  if (bayes === undefined) return {}
  const draws = chains === undefined ? bayes.draws : chains.draws / bayes.chains
  return { chains: bayes.chains, draws, 'burn-in': bayes.burnIn, seed }
}

function methodOf({ block: { bayes, stated } }: ChoiceView): string {
  const choices = stated ? 'stated choices' : 'purchases'
  if (bayes === undefined) return `conditional logit of ${choices}, pooled; errors by person`
  return bayes.inMoney === true
    ? `logit of ${choices} with weights normal over people in money (WTP space), hierarchical Bayes; middle of the population`
    : `logit of ${choices} with normal weights over people, hierarchical Bayes; mean of the population`
}

function worthMethodOf({ bayes }: ChoiceView['block']): string {
  if (bayes === undefined)
    return 'minus weight over weight of the price, pooled logit; delta method; drawn ends after Krinsky and Robb'
  return bayes.inMoney === true
    ? 'mean worth of the population in WTP space, hierarchical Bayes; mean of the draws'
    : 'minus weight over weight of the price in the middle of the population; median of the draws'
}

function termFigures(
  view: ChoiceView,
  { term, coefficient, spread, worth, people, drawnWorth }: TermView,
  context: MarketContext,
): readonly Figure[] {
  const { block } = view
  const words = termWords(term)
  const method = methodOf(view)
  const weight = {
    name: `coefficient.${block.id}.${term.id}`,
    label: `${block.id}: weight of ${words}`,
  }
  const figures: Said[] = [{ ...weight, found: coefficient, unit: '1', method }]
  if (spread !== undefined)
    figures.push({
      name: `spread.${block.id}.${term.id}`,
      ...spreadWords(block, term),
      found: spread,
    })
  if (worth !== undefined)
    figures.push({
      name: `wtp.${block.id}.${term.id}`,
      label: `${block.id}: what ${words} is worth`,
      found: worth,
      unit: block.price!.money.unit,
      method: worthMethodOf(block),
      settings:
        drawnWorth === undefined
          ? {}
          : {
              'drawn-low': drawnWorth.low,
              'drawn-high': drawnWorth.high,
              resamples: context.settings.resamples,
              seed: context.settings.seed,
            },
    })
  if (people !== undefined) figures.push(...peopleFigures(block, term, people))
  return figures.map((said) => figure(view, said, context))
}

/** Standard deviations of the population: of weights, of worth in money, of the logarithm of the price's weight. */
function spreadWords(
  { id, bayes, price }: ChoiceView['block'],
  term: ChoiceTerm,
): Pick<Said, 'label' | 'unit' | 'method'> {
  const words = termWords(term)
  const method = 'standard deviation of the population, hierarchical Bayes'
  if (bayes?.inMoney !== true)
    return { label: `${id}: how people differ in the weight of ${words}`, unit: '1', method }
  if (term.id !== 'price')
    return {
      label: `${id}: how people differ in what ${words} is worth`,
      unit: price!.money.unit,
      method,
    }
  const label = `${id}: how people differ in the logarithm of the weight of ${words}`
  return { label, unit: '1', method }
}

/** The worth under which some of the people lie. */
function peopleFigures(
  { id, price }: ChoiceView['block'],
  term: ChoiceTerm,
  { low, middle, high }: NonNullable<TermView['people']>,
): readonly Said[] {
  const shares = [
    ['p10', 'a tenth', low],
    ['median', 'half', middle],
    ['p90', 'nine tenths', high],
  ] as const
  return shares.map(([variant, share, found]) => ({
    name: `wtp.${id}.${term.id}.${variant}`,
    label: `${id}: ${termWords(term)} is worth less than this to ${share} of the people`,
    found,
    unit: price!.money.unit,
    method: 'quantile over people in each draw, WTP space, hierarchical Bayes; mean of the draws',
  }))
}

function fitFigures(view: ChoiceView, context: MarketContext): readonly Figure[] {
  const { block, fit, chains } = view
  const method = methodOf(view)
  const of = block.bayes === undefined ? '' : ', each person with the own weights, mean over draws'
  const parts: readonly (readonly [string, string, SureValue, string])[] = [
    ['log-likelihood', 'log-likelihood', fit.logLikelihood, `${method}${of}`],
    [
      'null-log-likelihood',
      'log-likelihood where all offers are alike',
      fit.nullLogLikelihood,
      'every offer of a task as likely as the others',
    ],
    ['r2', 'McFadden’s R²', fit.r2, '1 - log-likelihood / that of offers alike'],
    [
      'hit-rate',
      'choices held out that are told',
      fit.hitRate,
      `one choice at random of each person, told from the others; ${fit.heldOut} choices`,
    ],
    ...(chains === undefined
      ? []
      : ([
          [
            'r-hat',
            'how far the chains differ, the largest split R-hat',
            { value: chains.rHat },
            'rank-normalised split R-hat of means and spreads; Vehtari and others 2021',
          ],
          [
            'effective-draws',
            'independent draws, the fewest',
            { value: chains.effective },
            'bulk effective size of means and spreads; Vehtari and others 2021',
          ],
        ] as const)),
  ]
  return parts.map(([key, words, found, how]) =>
    figure(
      view,
      {
        name: `fit.${block.id}.${key}`,
        label: `${block.id}: ${words}`,
        found,
        unit: key === 'hit-rate' ? '%' : '1',
        method: how,
      },
      context,
    ),
  )
}

function scenarioFigures(
  view: ChoiceView,
  { id: scenario, offers }: ScenarioView,
  context: MarketContext,
): readonly Figure[] {
  const { block } = view
  const {
    settings: { resamples, seed, currency },
  } = context
  const how =
    block.bayes === undefined
      ? {
          method: 'share of the pooled logit; weights drawn anew from their errors',
          settings: { resamples, seed },
        }
      : { method: 'share by each person’s weights, averaged over people; ends over draws' }
  return offers.flatMap(({ id: solution, share, revenue }) => {
    const name = context.solutionName(solution)
    const about = { ...how, solution, scenario }
    const figures: Said[] = [
      {
        ...about,
        name: `share.${block.id}`,
        label: `${block.id}: share of ${name} in ${scenario}`,
        found: share,
        unit: '%',
      },
    ]
    if (revenue !== undefined)
      figures.push({
        ...about,
        name: `revenue.${block.id}`,
        label: `${block.id}: revenue of ${name} a choice in ${scenario}`,
        found: revenue,
        unit: `${currency}/choice`,
      })
    return figures.map((said) => figure(view, said, context))
  })
}
