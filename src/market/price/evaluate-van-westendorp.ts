import type { UnitsAnswer } from '#evidence/rows/question'
import { fewPeople, withoutWeight } from '#market/answers/answer-findings'
import { answersOf as answersByPeople, peopleOf, somePeople } from '#market/answers/people'
import type { MarketSettings } from '#market/evaluate-block'
import { inMoney } from '#market/price/price-basis'
import { orReason } from '#market/sure-value'
import { trialOf, type CompleteAnswers } from '#market/price/purchase-trial'
import {
  alike,
  inconsistent,
  missingPrices,
  negativePrices,
  swapped,
  unknownIntentions,
} from '#market/price/van-westendorp-findings'
import type { VanWestendorpSurvey } from '#market/price/van-westendorp-survey'
import type { PriceMeter, VanWestendorpView } from '#market/price/van-westendorp-view'
import {
  answersOf,
  consistentPeople,
  priceQuestions,
  type PriceAnswers,
} from '#stats/pricing/price-answers'
import { pricePointIntervals } from '#stats/pricing/price-point-intervals'
import { priceSensitivityMeter } from '#stats/pricing/price-sensitivity-meter'
import { createGenerator } from '#stats/random/generator'

/**
 * Between which prices people neither doubt the quality nor refuse to pay: the four curves of those whose prices are in
 * order, the points by both definitions, everybody beside them, and what people would buy where they were asked. Columns
 * that look swapped are a problem, and nothing is computed from them.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateVanWestendorp(
  survey: VanWestendorpSurvey,
  answer: UnitsAnswer,
  settings: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
): VanWestendorpView {
  const people = peopleOf(answer, survey)
  const columns = priceQuestions.map((question) =>
    inMoney(answersByPeople(people, answer.numbers[survey.questions[question]]), survey.money),
  )
  const complete = completeAnswers(columns, people.weights)
  const list = consistentPeople(complete.answers, survey.ties)
  const wrong = swapped(survey, complete.answers)
  const counts = {
    asked: people.count,
    complete: complete.people.length,
    consistent: list.length,
  }
  const meter = (answers: PriceAnswers, whose: string): VanWestendorpView['consistent'] =>
    wrong.length > 0
      ? { reason: 'The columns look swapped.' }
      : orReason(() => meterOf(answers, settings, `${survey.id} ${whose}`))
  const asked: CompleteAnswers = {
    ...complete,
    said: (column) => somePeople(answersByPeople(people, answer.numbers[column]), complete.people),
  }
  const trial =
    survey.intentions === undefined || wrong.length > 0
      ? undefined
      : orReason(() => trialOf(survey, asked, settings))
  return {
    block: survey,
    people: counts,
    consistent: meter(answersOf(complete.answers, list), 'in order'),
    ...(list.length === complete.people.length ? {} : { kept: meter(complete.answers, 'all') }),
    ...(trial === undefined ? {} : { trial }),
    findings: [
      ...withoutWeight(survey, people.weightless),
      ...negativePrices(survey, columns),
      ...missingPrices(survey, counts.asked - counts.complete),
      ...wrong,
      ...(wrong.length > 0 ? [] : inconsistent(survey, counts)),
      ...(counts.consistent === 0 && counts.complete > 1 ? [] : fewPeople(survey, list.length)),
      ...alike(survey, answersOf(complete.answers, list)),
      ...unknownIntentions(survey, trial),
    ],
  }
}

/** The people who named all four prices, none of them below 0. */
function completeAnswers(
  columns: readonly Float64Array[],
  weights: Float64Array | undefined,
): Pick<CompleteAnswers, 'people' | 'answers'> {
  const everybody = Int32Array.from(columns[0]!, (_, person) => person)
  const people = everybody.filter((person) => columns.every((column) => column[person]! >= 0))
  const [tooCheap, cheap, expensive, tooExpensive] = columns.map((column) =>
    somePeople(column, people),
  )
  const answers: PriceAnswers = {
    tooCheap: tooCheap!,
    cheap: cheap!,
    expensive: expensive!,
    tooExpensive: tooExpensive!,
    ...(weights === undefined ? {} : { weights: somePeople(weights, people) }),
  }
  return { people, answers }
}

function meterOf(
  answers: PriceAnswers,
  { level, seed, resamples }: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
  key: string,
): PriceMeter {
  return {
    people: answers.tooCheap.length,
    meters: {
      original: priceSensitivityMeter(answers, 'original'),
      narrow: priceSensitivityMeter(answers, 'narrow'),
    },
    uncertainty: pricePointIntervals({
      answers,
      generator: createGenerator(seed, `van-westendorp ${key}`),
      resamples,
      level,
    }),
  }
}
