import type { UnitsAnswer } from '#evidence/rows/question'
import { listInWords } from '#evidence/words'
import { fewPeople } from '#market/answers/answer-findings'
import { choiceFindings } from '#market/choice/choice-findings'
import { choiceRows } from '#market/choice/choice-rows'
import type { ChoiceSurvey } from '#market/choice/choice-survey'
import {
  certainTerms,
  choiceDesign,
  type ChoiceDesign,
  type ChoiceTerm,
} from '#market/choice/choice-terms'
import type { ChoiceView } from '#market/choice/choice-view'
import { hierarchicalChoice } from '#market/choice/hierarchical-choice'
import { offerRows } from '#market/choice/offers'
import { priceRanges } from '#market/choice/price-range'
import { pooledChoice, type ChoiceSettings } from '#market/choice/pooled-choice'
import { type Finding, warning } from '#quantity/finding'
import { StatisticsError } from '#stats/error'

/**
 * What attributes of offers are worth to those who choose among a few: one weight for all, or weights by person;
 * in money where there is a price; and the shares that offers would have.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateChoice(
  asked: ChoiceSurvey,
  answer: UnitsAnswer,
  settings: ChoiceSettings,
): ChoiceView {
  const rows = choiceRows(asked, answer)
  const design = choiceDesign(asked, answer, rows)
  const survey = inMoneyOrNot(asked, design)
  const { scenarios, findings } = offerRows(survey, design.terms)
  const { ranges, findings: beyond } = priceRanges(survey, design.terms, scenarios)
  const offered = { scenarios, ranges }
  const basics = {
    block: survey,
    people: rows.count,
    tasks: rows.people.length,
    rows: rows.rows.length,
  }
  const found = [
    ...rows.findings,
    ...design.findings,
    ...fewPeople(survey, rows.count),
    ...findings,
    ...beyond,
  ]
  const reason = withoutEstimate(survey, design, rows.count)
  if (reason !== undefined) return nothing(basics, reason.reason, [...found, ...reason.findings])
  try {
    const estimated =
      survey.bayes === undefined
        ? pooledChoice(survey, design, offered, settings)
        : hierarchicalChoice(survey, design, offered, settings)
    return {
      ...basics,
      ...estimated,
      findings: [...found, ...choiceFindings(survey, estimated, rows.count)],
    }
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return nothing(basics, error.message, [...found, notFitted(survey, design, error)])
  }
}

/** The survey as it can be evaluated: where no price varies, there is no money for weights to be in. */
function inMoneyOrNot(survey: ChoiceSurvey, { terms }: ChoiceDesign): ChoiceSurvey {
  if (survey.bayes === undefined || terms.some(({ id }) => id === 'price')) return survey
  return { ...survey, bayes: { ...survey.bayes, inMoney: false } }
}

/** Why nothing can be estimated, where that is plain before. */
function withoutEstimate(
  survey: ChoiceSurvey,
  design: ChoiceDesign,
  people: number,
): { readonly reason: string; readonly findings: readonly Finding[] } | undefined {
  if (people === 0) return { reason: 'There is no choice that counts.', findings: [] }
  if (design.findings.some(({ severity }) => severity === 'problem'))
    return { reason: 'An attribute cannot be read; see what is found.', findings: [] }
  if (design.terms.length === 0)
    return { reason: 'The offers of no task differ in anything that is named.', findings: [] }
  if (survey.bayes !== undefined)
    return people < 2
      ? { reason: 'Weights by person need two people at least.', findings: [] }
      : undefined
  const certain = certainTerms(design)
  if (certain.length === 0) return undefined
  const message = `${certainWords(certain)}: no finite weight fits.`
  const hint =
    'Put such a value together with another, leave it out, or take `method: hierarchical-bayes`.'
  const finding = warning('certain-choice', { path: survey.path }, message, hint)
  return { reason: message, findings: [finding] }
}

/** "`brand.odd` was never taken, or always, where shown beside something else". */
function certainWords(terms: readonly ChoiceTerm[]): string {
  const listed = (some: readonly ChoiceTerm[]): string =>
    listInWords(some.map(({ id }) => `\`${id}\``))
  const names = terms.filter(({ level }) => level !== undefined)
  if (names.length === 0)
    return `Every time the offer with the most, or the least, of ${listed(terms)} was taken`
  return `${listed(names)} ${names.length === 1 ? 'was' : 'were'} never taken, or always, where shown beside something else`
}

function nothing(
  basics: Pick<ChoiceView, 'block' | 'people' | 'tasks' | 'rows'>,
  reason: string,
  findings: readonly Finding[],
): ChoiceView {
  const none = { reason }
  const fit = { logLikelihood: none, nullLogLikelihood: none, r2: none, hitRate: none, heldOut: 0 }
  return { ...basics, terms: [], reason, fit, scenarios: [], ranges: [], findings }
}

function notFitted(
  { id, path }: ChoiceSurvey,
  { terms }: ChoiceDesign,
  { code, message, details }: StatisticsError,
): Finding {
  if (code === 'separation') {
    const hint =
      'Leave an attribute out, put rare values together, or take `method: hierarchical-bayes`.'
    return warning('certain-choice', { path }, `${id}: ${message}`, hint)
  }
  const row = details['row']
  const term = typeof row === 'number' ? terms[row]?.id : undefined
  if (code !== 'singular' || term === undefined)
    return warning('too-few', { path }, `${id}: ${message}`, 'Look at the rows of the survey.')
  const words = `\`${term}\` follows from the attributes before it: their weights cannot be told apart.`
  return warning(
    'collinear',
    { path },
    words,
    'Leave one of them out, or show offers in which they differ.',
  )
}
