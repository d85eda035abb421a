import type { UnitsAnswer } from '#evidence/rows/question'
import type { MarketSettings } from '#market/evaluate-block'
import { choiceImportance, type ChoiceImportance } from '#market/needs/choice-importance'
import { importanceAnswers } from '#market/needs/importance-answers'
import type { NeedAnswers } from '#market/needs/need-answers'
import { needZone } from '#market/needs/need-zones'
import { needsFindings } from '#market/needs/needs-findings'
import type { NeedsSurvey, SurveyedNeed } from '#market/needs/needs-survey'
import type { NeedsView, NeedView } from '#market/needs/needs-view'
import {
  answered,
  opportunityScores,
  type NeedOpportunities,
} from '#market/needs/opportunity-scores'
import { answersOf, peopleOf, somePeople, type People } from '#market/answers/people'
import { scaleAnswers } from '#market/needs/scale-answers'
import { answerQuality, type AnswerQuality } from '#market/answers/survey-quality'
import { createGenerator } from '#stats/random/generator'

/**
 * What people find important and how far it is met, need by need: importance and satisfaction from 0 to 10, the
 * opportunity under several rules, how sure their order is, and how carefully people answered. Answers that cannot be
 * are kept out and said; a need that nobody answered stands there with the reason.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateNeeds(
  survey: NeedsSurvey,
  answer: UnitsAnswer,
  settings: Pick<MarketSettings, 'level' | 'resamples' | 'seed'>,
): NeedsView {
  const people = peopleOf(answer, survey)
  const importance = importanceAnswers(survey, answer, people)
  const satisfaction = scaleAnswers([survey, survey.satisfaction], answer, people)
  const scales = [
    satisfaction.raw,
    ...(importance.scale === undefined ? [] : [importance.scale.raw]),
  ]
  const { seconds } = survey.quality.speeders ?? {}
  const quality = answerQuality(survey.quality, scales, {
    people: people.count,
    ...(seconds === undefined ? {} : { seconds: answersOf(people, answer.numbers[seconds]) }),
  })
  const counted = countedPeople(survey, people, quality)
  const ofCounted = (values: Float64Array): Float64Array => somePeople(values, counted)
  const answers = survey.needs.map(({ id }, at): NeedAnswers => ({
    need: id,
    important: ofCounted(importance.important[at]!),
    satisfied: ofCounted(satisfaction.top[at]!),
    scales: {
      importance:
        importance.scale === undefined ? undefined : ofCounted(importance.scale.onTen[at]!),
      satisfaction: ofCounted(satisfaction.onTen[at]!),
    },
  }))
  const weights = people.weights === undefined ? undefined : ofCounted(people.weights)
  const choices = importance.sets && choiceImportance(importance.sets, idsOf(survey), counted)
  const fitted = choices === undefined || 'reason' in choices ? undefined : choices
  const found = standingsOf(survey, answers, { settings, weights, choices: fitted })
  const view: NeedsView = {
    block: survey,
    people: people.count,
    counted: counted.length,
    needs: survey.needs.map((need, at) => needView([survey, need], answers[at]!, found)),
    beats: found.beats,
    ...(choices === undefined ? {} : { byLogit: fitted !== undefined }),
    quality: sharesOf(quality, importance.pickedNone),
    findings: [],
  }
  const odd = { importance: importance.odd, satisfaction: satisfaction.odd }
  const constant = constantNeeds(survey, answers)
  const { weightless, nameless } = people
  return {
    ...view,
    findings: needsFindings(view, { odd, weightless, nameless, constant, choices }),
  }
}

function idsOf({ needs }: NeedsSurvey): readonly string[] {
  return needs.map(({ id }) => id)
}

function needView(
  [{ thresholds }, need]: readonly [NeedsSurvey, SurveyedNeed],
  answers: NeedAnswers,
  { needs }: NeedOpportunities,
): NeedView {
  const missing = missingShare(answers)
  const standing = needs.find((each) => each.need === need.id)
  if (standing === undefined) return { ...need, missing, reason: noStanding(answers) }
  const { importance, satisfaction } = standing
  const levels = { importance: importance.value, satisfaction: satisfaction.value }
  return { ...need, missing, standing: { ...standing, zone: needZone(levels, thresholds[0]!) } }
}

/** The people who are not left out for how they answered. */
function countedPeople(
  { quality: { straightLine, speeders } }: NeedsSurvey,
  { count }: People,
  quality: AnswerQuality,
): Int32Array {
  return Int32Array.from({ length: count }, (_, person) => person).filter(
    (person) =>
      !(straightLine.leaveOut && quality.straightLiners[person]!) &&
      !(speeders?.leaveOut === true && quality.speeders?.of[person] === true),
  )
}

/** The standings of the needs that somebody answered, where two people did at least. */
function standingsOf(
  { id }: NeedsSurvey,
  answers: readonly NeedAnswers[],
  {
    settings: { level, resamples, seed },
    weights,
    choices,
  }: {
    readonly settings: Pick<MarketSettings, 'level' | 'resamples' | 'seed'>
    readonly weights: Float64Array | undefined
    readonly choices: ChoiceImportance | undefined
  },
): NeedOpportunities {
  const known = answers.filter(hasAnswers)
  if (known.length === 0) return { needs: [], beats: [] }
  const generator = () => createGenerator(seed, `${id} people`)
  return opportunityScores(known, { generator, resamples, level }, weights, choices)
}

function hasAnswers({ important, satisfied }: NeedAnswers): boolean {
  return important.length > 1 && answered(important) > 0 && answered(satisfied) > 0
}

function noStanding({ important, satisfied }: NeedAnswers): string {
  if (important.length < 2) return 'Under two people answered, and nothing can be said of others.'
  const silent = answered(satisfied) === 0
  return silent ? 'Nobody said how far it is met.' : 'Nobody said how important it is.'
}

function missingShare({ important, satisfied }: NeedAnswers): number {
  const missing = important.reduce(
    (count, value, i) => count + Number(Number.isNaN(value) || Number.isNaN(satisfied[i]!)),
    0,
  )
  return important.length === 0 ? 0 : missing / important.length
}

function sharesOf(
  { straightLiners, speeders, silent }: AnswerQuality,
  pickedNone: readonly boolean[] | undefined,
): NeedsView['quality'] {
  return {
    straightLiners: shareOf(straightLiners),
    silent: shareOf(silent),
    ...(speeders === undefined
      ? {}
      : { speeders: { share: shareOf(speeders.of), below: speeders.below } }),
    ...(pickedNone === undefined ? {} : { pickedNone: shareOf(pickedNone) }),
  }
}

function shareOf(flags: readonly boolean[]): number {
  return flags.length === 0 ? 0 : flags.filter(Boolean).length / flags.length
}

/** Needs of which all who answered say the same on a scale. */
function constantNeeds({ needs }: NeedsSurvey, answers: readonly NeedAnswers[]): readonly string[] {
  return needs.flatMap(({ id }, at) => {
    const { importance, satisfaction } = answers[at]!.scales!
    return [importance, satisfaction].some((scale) => scale !== undefined && isConstant(scale))
      ? [id]
      : []
  })
}

function isConstant(scale: Float64Array): boolean {
  const known = scale.filter((value) => !Number.isNaN(value))
  return known.length > 1 && known.every((value) => value === known[0])
}
