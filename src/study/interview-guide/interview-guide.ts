import { answersYaml } from '#study/interview-guide/answers-yaml'
import { assumptionsToConfirm } from '#study/interview-guide/assumptions-to-confirm'
import { needQuestions } from '#study/interview-guide/need-questions'
import { needsOf, type Study } from '#study/study'
import type { Job, Need, Statement } from '#job/job'
import type { Assumption } from '#value/model'
import type { Sensitivity } from '#value/result'

/** One part of a guide: what the interviewer has to know, and what is asked, in this order. */
export interface GuidePart {
  readonly heading: string
  readonly notes: readonly string[]
  readonly questions: readonly string[]
}

/** What to ask people about the needs of a study, and a form for what they say. */
export interface InterviewGuide {
  readonly title: string
  readonly parts: readonly GuidePart[]
  /** A piece of the study document to be filled in; blank lines are to be deleted. */
  readonly answers: string
}

/** What a guide is made with besides the study. */
export interface GuideWish {
  /** Absent: every need. */
  readonly need?: string
  /** How far assumptions move the result, the first by most; empty where that is not known. */
  readonly sensitivities: readonly Pick<Sensitivity, 'input'>[]
}

/**
 * An interview guide made from a study: what happens today, what matters, three quantiles of every
 * need that people can put a figure on, and the assumptions that rest on somebody's judgement. No
 * question names a solution or says which answer is hoped for. High and low come before the middle,
 * so that the middle is no anchor.
 * Source: O'Hagan et al., Uncertain Judgements (2006), chapters 3 and 6.
 */
export function interviewGuide(study: Study, { need, sensitivities }: GuideWish): InterviewGuide {
  const wanted = (one: Need): boolean => need === undefined || one.id === need
  const assumptions = assumptionsToConfirm(study, sensitivities)
  const parts = [
    ...study.jobs.flatMap((job) => jobParts(study, job, wanted)),
    ...(assumptions.length === 0 ? [] : [assumptionPart(assumptions, sensitivities.length > 0)]),
    closing,
  ]
  const needs = needsOf(study)
    .map((one) => one.need)
    .filter(wanted)
  return {
    title: study.title,
    parts: [introduction, ...parts].map((part) => withoutSolutions(part, study)),
    answers: answersYaml(study, needs, assumptions),
  }
}

const introduction: GuidePart = {
  heading: 'Before you begin',
  notes: [
    'Ask the questions as they stand. Name no product, and do not say what you hope to hear.',
    'Ask for the last time it happened, not for what is usual. Write down their own words.',
    'Figures: the high one first, then the low one, the middle one last. Show no figure of ours before they have said theirs.',
    'One person at a time: what others said is an anchor too.',
  ],
  questions: ['What do you do here, and for how long have you done it?'],
}

const closing: GuidePart = {
  heading: 'To close',
  notes: [],
  questions: [
    'What else is worth something to you in all this, or costs you something, that I have not asked about?',
    'Who would see this quite differently, and may I talk to them?',
  ],
}

function jobParts(study: Study, job: Job, wanted: (need: Need) => boolean): readonly GuidePart[] {
  const steps = job.steps.filter(({ needs }) => needs.length === 0 || needs.some(wanted))
  const inSteps = steps.flatMap((step) => [
    {
      heading: `Step: ${statementWords(step.statement)}`,
      notes:
        step.today === undefined
          ? []
          : [`Done today, as the study has it (check it, do not read it out): ${step.today}`],
      questions: [
        `How do you ${statementWords(step.statement)} today? Tell me about the last time.`,
        'What was difficult about it, and what did you do then?',
      ],
    },
    ...step.needs.filter(wanted).map((need) => needQuestions(study, need)),
  ])
  const own = job.needs.filter(wanted).map((need) => needQuestions(study, need))
  return inSteps.length + own.length === 0 ? [] : [opening(job), ...own, ...inSteps]
}

function opening(job: Job): GuidePart {
  const { starts, ends } = job
  const stretch = [
    ...(starts === undefined ? [] : [` from “${starts}”`]),
    ...(ends === undefined ? [] : [` until “${ends}”`]),
  ].join('')
  const words = statementWords(job.statement)
  return {
    heading: `The job: ${words}`,
    notes: [],
    questions: [
      `How often do you ${words}, and for whom?`,
      `Walk me through the last time${stretch}: what came first, what then?`,
      'Where did it get stuck, and what did you do instead?',
    ],
  }
}

function assumptionPart(assumptions: readonly Assumption[], ranked: boolean): GuidePart {
  const order = ranked ? 'those that move the result most first' : 'in the order of the study'
  return {
    heading: 'What the study assumes',
    notes: [
      `Figures that rest on somebody’s judgement, ${order}. Ask for theirs, then show ours: confirmed or disputed, and why?`,
    ],
    questions: assumptions.map(({ label, text, unit }) => {
      const said = unit.text === '1' || text.includes(unit.text) ? text : `${text} ${unit.text}`
      return `“${label}”: which figure would you put, and how do you know? (Ours, shown afterwards: ${said})`
    }),
  }
}

/** "record the particulars of the household in the case file". */
function statementWords({ verb, object, context }: Statement): string {
  return [verb, object, ...(context === undefined ? [] : [context])].join(' ')
}

/** A name of a solution in a need or an assumption does not reach the person who is asked. */
function withoutSolutions(part: GuidePart, { solutions }: Study): GuidePart {
  const names = solutions.map(({ name }) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return {
    ...part,
    questions: part.questions.map((question) => question.replaceAll(named, 'this way of working')),
  }
}
