import type { UnitsAnswer } from '#evidence/rows/question'
import { askedAnswers } from '#market/drivers/asked-answers'
import {
  driverFigures,
  resampledDriverFigures,
  type DriverAnswers,
  type DriverFigures,
} from '#market/drivers/driver-shares'
import { driversFindings } from '#market/drivers/drivers-findings'
import type { DriversSurvey } from '#market/drivers/drivers-survey'
import type { DriversView, DriverView } from '#market/drivers/drivers-view'
import type { MarketSettings } from '#market/evaluate-block'
import { peopleOf, somePeople } from '#market/answers/people'
import { answerQuality } from '#market/answers/survey-quality'
import { orReason, type SureValue } from '#market/sure-value'
import type { StatisticsError } from '#stats/error'
import { createGenerator } from '#stats/random/generator'
import { cronbachAlpha } from '#stats/ranking/cronbach-alpha'
import { chancesToLead } from '#stats/resampling/chances-to-lead'
import { intervalOfResamples } from '#stats/resampling/interval-of-resamples'

/** Subsets of drivers that are looked at over all resamples: so many seconds' work. */
const MOST_SUBSETS = 2 ** 28
const FEWEST_RESAMPLES = 100

/**
 * Which parts go with how people see the whole: LMG shares of R^2, correlations and means with intervals from people
 * drawn anew. Only people who answered everything count. It describes, and says nothing of what a change would bring.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateDrivers(
  survey: DriversSurvey,
  answer: UnitsAnswer,
  settings: Pick<MarketSettings, 'level' | 'resamples' | 'seed'>,
): DriversView {
  const people = peopleOf(answer, survey)
  const { questions, things, odd } = askedAnswers(survey, answer, people)
  const quality = answerQuality({ straightLine: survey.straightLine }, [questions.flat()], {
    people: people.count,
  })
  const complete = Int32Array.from({ length: people.count }, (_, person) => person).filter(
    (person) => things.every((thing) => !Number.isNaN(thing[person]!)),
  )
  const careful = complete.filter((person) => !quality.straightLiners[person]!)
  const { leaveOut } = survey.straightLine
  const counted = leaveOut ? careful : complete
  const some = (list: Int32Array): DriverAnswers => ({
    // The overall answer stands last.
    columns: [...things.slice(1), things[0]!].map((thing) => somePeople(thing, list)),
    ...(people.weights === undefined ? {} : { weights: somePeople(people.weights, list) }),
  })
  const found = shareOut(survey, some(counted), settings)
  const other = orReason(() => driverFigures(some(leaveOut ? complete : careful)))
  const alphaOf = (at: number): Pick<DriverView, 'alpha'> =>
    questions[at]!.length < 2 ? {} : { alpha: alphaOfQuestions(questions[at]!, settings.level) }
  const { alpha: overallAlpha } = alphaOf(0)
  const view: DriversView = {
    block: survey,
    people: people.count,
    counted: counted.length,
    straightLiners: people.count === 0 ? 0 : count(quality.straightLiners) / people.count,
    rSquared: found.ranged(({ rSquared }) => rSquared),
    overall: found.ranged(({ means }) => means.at(-1)!),
    ...(overallAlpha === undefined ? {} : { overallAlpha }),
    drivers: survey.drivers.map((driver, at): DriverView => ({
      ...driver,
      share: found.ranged(({ shares }) => shares[at]!),
      ...('reason' in other ? {} : { otherShare: other.shares[at]! }),
      correlation: found.ranged(({ correlations }) => correlations[at]!),
      performance: found.ranged(({ means }) => means[at]!),
      ...alphaOf(at + 1),
    })),
    ...(found.beats === undefined ? {} : { beats: found.beats }),
    resamples: found.resamples,
    findings: [],
  }
  const noticed = { odd, weightless: people.weightless, complete: complete.length }
  return { ...view, findings: driversFindings(view, noticed) }
}

function count(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length
}

interface SharedOut {
  /** One of the figures with its interval, or why there is none. */
  readonly ranged: (of: (figures: DriverFigures) => number) => SureValue
  readonly beats?: readonly (readonly number[])[]
  readonly resamples: number
}

function shareOut(
  { id, drivers }: DriversSurvey,
  answers: DriverAnswers,
  { level, resamples, seed }: Pick<MarketSettings, 'level' | 'resamples' | 'seed'>,
): SharedOut {
  const found = orReason(
    () => driverFigures(answers),
    (error) => reasonOf(error, drivers),
  )
  if ('reason' in found) return { ranged: () => found, resamples: 0 }
  const most = Math.floor(MOST_SUBSETS / 2 ** drivers.length)
  const times = most < FEWEST_RESAMPLES ? 0 : Math.min(most, resamples)
  const generator = createGenerator(seed, `${id} people`)
  const drawn = times === 0 ? [] : resampledDriverFigures(answers, { generator, resamples: times })
  return {
    ranged: (of) => {
      const value = of(found)
      if (drawn.length < FEWEST_RESAMPLES) return { value }
      return { value, interval: intervalOfResamples(Float64Array.from(drawn, of), level) }
    },
    ...(drawn.length < FEWEST_RESAMPLES
      ? {}
      : {
          beats: chancesToLead(
            drivers.map((_, at) => Float64Array.from(drawn, ({ shares }) => shares[at]!)),
          ),
        }),
    resamples: drawn.length,
  }
}

/** Why nothing can be computed, the driver by its name. */
function reasonOf(
  { code, details, message }: StatisticsError,
  drivers: DriversSurvey['drivers'],
): string {
  const driver = drivers[Number(details['index'])]
  if (driver === undefined) return message
  if (code === 'singular') return `\`${driver.id}\` follows from the other drivers.`
  return `Everybody answers the same on \`${driver.id}\`.`
}

/** Whether questions hang together, over the people who answered all of them. */
function alphaOfQuestions(questions: readonly Float64Array[], level: number): SureValue {
  const people = [...questions[0]!.keys()].filter((person) =>
    questions.every((answers) => !Number.isNaN(answers[person]!)),
  )
  return orReason(() =>
    cronbachAlpha(
      questions.map((answers) => people.map((person) => answers[person]!)),
      level,
    ),
  )
}
