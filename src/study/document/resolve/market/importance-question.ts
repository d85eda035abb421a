import type { ImportanceQuestion } from '#market/needs/needs-survey'
import type { DocumentPath } from '#study/document/document-text'
import { answerScaleOf, columnsOf, usualTop } from '#study/document/resolve/market/answer-rules'
import { refuse, type Resolution } from '#study/document/resolve/resolution'
import type { SurveyOfKind } from '#study/document/schema/study'

type Written = SurveyOfKind<'needs'>['importance']
type Form = 'picks' | 'scale' | 'ranks' | 'max-diff'
type Asked = readonly [written: Written, needs: readonly string[]]

const forms: readonly Form[] = ['picks', 'scale', 'ranks', 'max-diff']

/** What belongs to which form besides its own key. */
const keysOf: Readonly<Record<Form, readonly (keyof Written)[]>> = {
  picks: ['codes', 'none', 'base'],
  scale: ['columns', 'missing', 'top'],
  ranks: ['of', 'top'],
  'max-diff': ['codes'],
}

/** How importance was asked, where the keys are those of one form. */
export function importanceQuestion(
  resolution: Resolution,
  asked: Asked,
  survey: DocumentPath,
): ImportanceQuestion | undefined {
  const [written] = asked
  const path = [...survey, 'importance']
  const given = forms.filter((form) => written[form] !== undefined)
  const [form] = given
  if (form === undefined || given.length > 1) {
    const message =
      form === undefined
        ? 'Importance says nothing of how it was asked.'
        : `Importance was asked in one way, not by ${given.map((one) => `\`${one}\``).join(' and ')}.`
    const hint = 'Give one of `picks`, `scale`, `ranks` and `max-diff`.'
    refuse(resolution, ['missing-key', path], message, hint)
    return undefined
  }
  if (!onlyKeysOf(resolution, [written, form], path)) return undefined
  return questions[form](resolution, asked, path)
}

function onlyKeysOf(
  resolution: Resolution,
  [written, form]: readonly [Written, Form],
  path: DocumentPath,
): boolean {
  const strange = Object.keys(written).filter(
    (key) => key !== form && !keysOf[form].includes(key as keyof Written),
  )
  for (const key of strange) {
    const message = `\`${key}\` says nothing where importance is asked by \`${form}\`.`
    refuse(resolution, ['wrong-value', [...path, key]], message, 'Remove it.')
  }
  return strange.length === 0
}

type Question = (
  resolution: Resolution,
  asked: Asked,
  path: DocumentPath,
) => ImportanceQuestion | undefined

const questions: Readonly<Record<Form, Question>> = {
  picks: (_, [{ picks = [], codes, none = [], base = 'all' }]) => ({
    form: 'picks',
    columns: picks,
    ...(codes === undefined ? {} : { codes }),
    none: [none].flat().map(String),
    base,
  }),
  scale(resolution, [{ scale = '', missing, top, columns: named }, needs], path) {
    if (named === undefined) {
      const message = 'A scale of importance needs the column of each need.'
      const hint = 'Write `columns: { need: column }`, or a pattern such as `important-*`.'
      refuse(resolution, ['missing-key', path], message, hint)
      return undefined
    }
    const ends = answerScaleOf(resolution, { scale, missing, top }, path)
    const columns = columnsOf(resolution, [named, needs], [...path, 'columns'])
    return ends === undefined || columns === undefined
      ? undefined
      : { form: 'scale', scale: ends, columns }
  },
  ranks(resolution, [{ ranks = '', of, top = usualTop }, needs], path) {
    const columns = columnsOf(resolution, [ranks, needs], [...path, 'ranks'])
    if (columns === undefined) return undefined
    const count = of ?? Object.keys(columns).length
    if (top < count) return { form: 'ranks', columns, of: count, top }
    const message = `The first ${top} of ${count} ranks are all of them: everything would be important.`
    refuse(resolution, ['wrong-value', [...path, 'top']], message, 'Give a smaller `top`.')
    return undefined
  },
  'max-diff': maxDiff,
}

function maxDiff(
  resolution: Resolution,
  asked: Asked,
  path: DocumentPath,
): ImportanceQuestion | undefined {
  const [{ 'max-diff': written, codes }] = asked
  const { best = '', worst = '', items, shown } = written ?? {}
  const at = [...path, 'max-diff']
  if (items !== undefined && typeof best === 'string' && typeof worst === 'string')
    return { form: 'choices', best, worst, items, ...(codes === undefined ? {} : { codes }) }
  if (items === undefined && shown !== undefined)
    return maxDiffCounts(resolution, [asked, shown], path)
  const message =
    'MaxDiff is choices with the `items` of each set, or counts with how often each was `shown`.'
  const hint =
    'Name the columns of `items` and one of best and worst; or give `shown` and a column of each need.'
  refuse(resolution, ['missing-key', at], message, hint)
  return undefined
}

function maxDiffCounts(
  resolution: Resolution,
  [[{ 'max-diff': written, codes }, needs], shown]: readonly [Asked, number],
  path: DocumentPath,
): ImportanceQuestion | undefined {
  if (codes !== undefined) {
    const message = '`codes` says nothing where counts are given by need.'
    refuse(resolution, ['wrong-value', [...path, 'codes']], message, 'Remove it.')
    return undefined
  }
  const { best = '', worst = '' } = written ?? {}
  const first = columnsOf(resolution, [best, needs], [...path, 'max-diff', 'best'])
  const last = columnsOf(resolution, [worst, needs], [...path, 'max-diff', 'worst'])
  if (first === undefined || last === undefined) return undefined
  return { form: 'counts', best: first, worst: last, shown }
}

/** The needs that a question speaks of; those at hand where it names none by itself. */
export function needsOfQuestion(
  question: ImportanceQuestion,
  atHand: readonly string[],
): readonly string[] {
  switch (question.form) {
    case 'picks':
    case 'choices':
      return question.codes === undefined ? atHand : [...new Set(Object.values(question.codes))]
    case 'counts':
      return Object.keys(question.best).filter((need) => need in question.worst)
    default:
      return Object.keys(question.columns)
  }
}
