import { needText, statementText } from '#job/statement-text'
import { sentence } from '#quantity/sentence'
import { needsOf, type Study } from '#study/study'

/** One question of a battery, on one need. */
export interface NeedQuestion {
  readonly need: string
  /** Letters and digits, for survey tools: `N01`. */
  readonly code: string
  /** "Minimize the time until the airway is secured". */
  readonly words: string
}

/** Questions that are answered on one scale. */
export interface QuestionBattery {
  readonly id: 'importance' | 'satisfaction'
  readonly question: string
  readonly instruction: string
  /** From the one that says the least to the one that says the most, then "do not know". */
  readonly answers: readonly { readonly value: number; readonly words: string }[]
  readonly questions: readonly NeedQuestion[]
}

/** What to ask many people about the needs of a study. */
export interface Questionnaire {
  readonly title: string
  readonly introduction: readonly string[]
  readonly batteries: readonly QuestionBattery[]
}

/** The answer that is none. */
export const doNotKnow = 9
/** The ends of both scales. */
export const scaleEnds = { worst: 1, best: 5 } as const

/**
 * A questionnaire on every need of a study: how important each is, and how satisfied people are with it today, both on
 * the same five points. It names no solution. Empty batteries where the study has no needs.
 * Source: Ulwick, What Customers Want (2005), chapter 2, for the two questions.
 */
export function questionnaire(study: Study): Questionnaire {
  const needs = needsOf(study).map(({ need }) => need)
  const width = Math.max(2, String(needs.length).length)
  const questions = needs.map(({ id, outcome }, at): NeedQuestion => ({
    need: id,
    code: `N${String(at + 1).padStart(width, '0')}`,
    words: sentence(needText(outcome)),
  }))
  const when = occasion(study)
  return {
    title: about(study),
    introduction: [
      'There are no right or wrong answers. Take what comes to mind first.',
      'Think of how you do it today, whatever you use for it.',
    ],
    batteries: [
      {
        id: 'importance',
        question: `${when}, how important is each of these to you?`,
        instruction: 'One answer in each line.',
        answers: answersOf('important'),
        questions,
      },
      {
        id: 'satisfaction',
        question: `${when}, how satisfied are you with each of these today?`,
        instruction:
          'One answer in each line. Leave out none: there is an answer for “do not know”.',
        answers: answersOf('satisfied'),
        questions,
      },
    ],
  }
}

/** The job in words, as the title of a study may name its solutions. */
function about({ title, jobs }: Study): string {
  const [job, another] = jobs
  return job === undefined || another !== undefined ? title : sentence(statementText(job.statement))
}

function occasion({ jobs }: Study): string {
  const [job, another] = jobs
  if (job === undefined || another !== undefined) return 'In all that you do here'
  return `When you ${statementText(job.statement)}`
}

function answersOf(quality: string): QuestionBattery['answers'] {
  const degrees = ['not at all', 'slightly', 'moderately', 'very', 'extremely']
  return [
    ...degrees.map((degree, at) => ({
      value: scaleEnds.worst + at,
      words: `${degree} ${quality}`,
    })),
    { value: doNotKnow, words: 'do not know' },
  ]
}
