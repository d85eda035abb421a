import type { ChoiceSurvey } from '#market/choice/choice-survey'
import type { HierarchicalChoice } from '#market/choice/hierarchical-choice'
import type { EstimatedChoice } from '#market/choice/pooled-choice'
import { warning, type Finding } from '#quantity/finding'
import { hasSettled, settled } from '#stats/choice/hierarchical-logit'

/** Where the study says how many draws: of chains worth fewer, figures would be others with another seed. */
const FEWEST_DRAWS = 100

/** What is doubtful in what choices say. */
export function choiceFindings(
  survey: ChoiceSurvey,
  estimated: EstimatedChoice | HierarchicalChoice,
  people: number,
): readonly Finding[] {
  const byPerson = 'chains' in estimated ? estimated : undefined
  return [
    ...wrongPrice(survey, estimated),
    ...(byPerson === undefined ? [] : unsettled(survey, byPerson)),
    ...(byPerson === undefined ? [] : pricedUp(survey, byPerson, people)),
  ]
}

/** No money where a higher price attracts, and shaky money where that cannot be ruled out. */
function wrongPrice({ path }: ChoiceSurvey, { terms }: EstimatedChoice): readonly Finding[] {
  const price = terms.find(({ term }) => term.id === 'price')?.coefficient
  if (price === undefined || 'reason' in price) return []
  const place = { path: `${path}.price` }
  const hint =
    'Look whether the price goes along with something better that is not among the attributes, and at its unit.'
  if (price.value >= 0) {
    const message =
      'A higher price makes an offer more likely to be taken: nothing is worth money here.'
    return [warning('price-sign', place, message, hint)]
  }
  if (price.interval === undefined || price.interval.high < 0) return []
  const message =
    'Whether a higher price keeps people away is not certain: what things are worth in money has no firm end.'
  return [warning('price-sign', place, message, hint)]
}

function unsettled(
  { id, path, bayes }: ChoiceSurvey,
  { chains }: HierarchicalChoice,
): readonly Finding[] {
  const { rHat, effective } = chains
  const asked = bayes?.most === undefined
  if (hasSettled(chains, asked ? FEWEST_DRAWS : settled.effective)) return []
  const message = `The chains of \`${id}\` have not settled: R-hat is ${rHat.toFixed(3)}, and they are worth ${Math.round(effective)} independent draws.`
  const longer =
    'Leave an attribute out in which few offers differ, or set `draws` to as many as you can wait for.'
  const hint = !asked
    ? longer
    : `Set more \`draws\` and \`burn-in\`, until R-hat is below ${settled.rHat} with ${FEWEST_DRAWS} draws or more.`
  return [warning('not-settled', { path }, message, hint)]
}

function pricedUp(
  { id, path }: ChoiceSurvey,
  { againstPrice }: HierarchicalChoice,
  people: number,
): readonly Finding[] {
  if (againstPrice === 0) return []
  const message = `${againstPrice} of ${people} people of \`${id}\` choose as if a higher price were better: worth in money is that of the middle of the population, not a mean over people.`
  return [warning('price-sign', { path: `${path}.price` }, message)]
}
