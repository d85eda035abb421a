import { listInWords } from '#evidence/words'
import type { ChoiceScenario, ChoiceSurvey, Offer } from '#market/choice/choice-survey'
import type { ChoiceTerm } from '#market/choice/choice-terms'
import { problem, warning, type Finding } from '#quantity/finding'
import { slug } from '#quantity/id'

/** A scenario as columns of the design: one row of numbers an offer. */
export interface OfferRows {
  readonly id: string
  readonly offers: readonly {
    readonly id: string
    /** In the unit of its column; absent where nothing is paid. */
    readonly price?: number
    readonly values: readonly number[]
  }[]
}

/** The offers of every scenario as the design has them; those that cannot be are left out with the finding. */
export function offerRows(
  survey: ChoiceSurvey,
  terms: readonly ChoiceTerm[],
): { readonly scenarios: readonly OfferRows[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const scenarios = survey.scenarios.flatMap((scenario) => {
    const found = [...checked(survey, terms, scenario)]
    findings.push(...found)
    return found.some(({ code }) => code !== 'outside-shown')
      ? []
      : [rowsOf(survey, terms, scenario)]
  })
  return { scenarios, findings }
}

function rowsOf(
  survey: ChoiceSurvey,
  terms: readonly ChoiceTerm[],
  scenario: ChoiceScenario,
): OfferRows {
  const offers = scenario.offers.map((offer) => {
    const price = survey.price === undefined ? undefined : Number(offer.values['price'] ?? 0)
    return {
      id: offer.id,
      ...(price === undefined ? {} : { price }),
      values: terms.map((term) => valueOf(term, offer, levelsOf(survey, terms, term.attribute))),
    }
  })
  if (survey.none === undefined) return { id: scenario.id, offers }
  const none = { id: 'none', values: terms.map(({ id }) => Number(id === 'asc.none')) }
  return { id: scenario.id, offers: [...offers, none] }
}

function valueOf(
  { id, attribute, level }: ChoiceTerm,
  offer: Offer,
  levels: readonly string[],
): number {
  if (attribute === 'asc') return Number(id === `asc.${offer.id}`)
  const said = offer.values[attribute]
  if (level === undefined) return Number(said ?? 0)
  return Number(said !== undefined && levelOf(said, levels) === level)
}

/** Which of the levels is meant: the one that is written so, else the first of the same id. */
function levelOf(said: string | number, levels: readonly string[]): string | undefined {
  const word = String(said)
  return levels.find((level) => level === word) ?? levels.find((one) => slug(one) === slug(word))
}

/** The base of an attribute and its other levels that were shown. */
function levelsOf(
  { attributes }: ChoiceSurvey,
  terms: readonly ChoiceTerm[],
  attribute: string,
): readonly string[] {
  const base = attributes.find(({ id }) => id === attribute)?.base
  const others = terms.flatMap((term) => (term.attribute === attribute ? (term.level ?? []) : []))
  return base === undefined ? others : [base, ...others]
}

function checked(
  survey: ChoiceSurvey,
  terms: readonly ChoiceTerm[],
  scenario: ChoiceScenario,
): readonly Finding[] {
  const place = `${survey.path}.simulate.${scenario.id}`
  if (scenario.offers.length + Number(survey.none !== undefined) < 2) {
    const message = `\`${scenario.id}\` has one offer: it would be taken by everybody.`
    const hint = 'Add what people could take in its place.'
    return [problem('too-few', { path: place }, message, hint)]
  }
  return scenario.offers.flatMap((offer) => [
    ...unknownLevels(survey, terms, [offer, place]),
    ...outside(terms, offer, place),
  ])
}

function unknownLevels(
  survey: ChoiceSurvey,
  terms: readonly ChoiceTerm[],
  [offer, place]: readonly [Offer, string],
): readonly Finding[] {
  return survey.attributes.flatMap(({ id, base }) => {
    const said = offer.values[id]
    const levels = levelsOf(survey, terms, id)
    if (base === undefined || said === undefined || levelOf(said, levels) !== undefined) return []
    const message = `\`${id}\` was never \`${said}\` in what was shown: ${listInWords(levels)}.`
    const path = `${place}.offers.${offer.id}.${id}`
    return [
      warning(
        'unknown-reference',
        { path },
        message,
        'Name one that was shown; the scenario is left out.',
      ),
    ]
  })
}

/** Numbers that lie outside what was shown. */
function outside(terms: readonly ChoiceTerm[], offer: Offer, place: string): readonly Finding[] {
  return terms.flatMap(({ attribute, range }) => {
    if (range === undefined) return []
    const value = Number(offer.values[attribute] ?? 0)
    if (value >= range.low && value <= range.high) return []
    const left = offer.values[attribute] === undefined ? ' (left out)' : ''
    const message = `\`${attribute}\` of \`${offer.id}\` is ${value}${left}; ${range.low} to ${range.high} were shown.`
    const path = `${place}.offers.${offer.id}.${attribute}`
    const hint =
      'Beyond what people saw, a share is a guess: stay inside, or say why it goes on alike.'
    return [warning('outside-shown', { path }, message, hint)]
  })
}
