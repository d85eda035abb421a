import type { QualityRules } from '#market/answers/quality-rules'
import type { AnswerScale } from '#market/needs/answer-scale'
import type { NeedColumns } from '#market/needs/needs-survey'
import { scoreWords } from '#market/ratings/ratings-survey'
import { sentence } from '#quantity/sentence'
import type { DocumentPath } from '#study/document/document-text'
import { documentNeeds } from '#study/document/resolve/document-needs'
import { refuse, type Resolution } from '#study/document/resolve/resolution'

/** The ends of a scale as it is written: "1 to 5", "5 to 1". */
interface WrittenScale {
  /** The end that says the least. */
  readonly worst: number
  readonly best: number
}

/** Of the steps of a scale, or of ranks. */
export const usualTop = 2

/** From this many answers on the same one to all is no accident. */
const usualStraightLine = 8

/** Reads a scale, where it has two ends. */
export function scaleOf(
  resolution: Resolution,
  written: string,
  path: DocumentPath,
): WrittenScale | undefined {
  const ends = /^(-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)$/.exec(written.replaceAll(/\s+/g, ' '))
  const [worst, best] = [Number(ends?.[1]), Number(ends?.[2])]
  if (ends !== null && worst !== best) return { worst, best }
  const message = `A scale has two ends, not \`${written}\`.`
  const hint = 'Write it like `1 to 5`, or `5 to 1` where 1 says the most.'
  refuse(resolution, ['wrong-value', path], message, hint)
  return undefined
}

/** Words for a need or a name: its outcome where it is a need of the study's jobs. */
export function labelsOf({ document }: Resolution): (id: string) => string {
  const known = new Map(
    documentNeeds(document).map(({ need: { id, outcome } }) => [
      id,
      sentence(`${outcome.measure} ${outcome.focus}`),
    ]),
  )
  return (id) => known.get(id) ?? scoreWords(id)
}

/** The rule for straight lines, with what is usual where nothing is said. */
export function straightLineOf(
  written:
    | { readonly 'at-least'?: number | undefined; readonly 'leave-out'?: boolean | undefined }
    | undefined,
  questions: number,
): QualityRules['straightLine'] {
  return {
    atLeast: written?.['at-least'] ?? Math.max(3, Math.min(usualStraightLine, questions)),
    leaveOut: written?.['leave-out'] ?? false,
  }
}

/** The columns of needs as they are written: by need, or a pattern. */
type WrittenColumns = string | Readonly<Record<string, string>>

/** A scale with what counts as its top. */
export function answerScaleOf(
  resolution: Resolution,
  written: {
    readonly scale: string
    readonly missing?: readonly number[] | undefined
    readonly top?: number | undefined
  },
  path: DocumentPath,
): AnswerScale | undefined {
  const { missing = [], top = usualTop } = written
  const ends = scaleOf(resolution, written.scale, [...path, 'scale'])
  if (ends === undefined) return undefined
  const length = Math.abs(ends.best - ends.worst)
  if (top <= length) return { ...ends, top, missing }
  const message = `The top ${top} of \`${written.scale}\` are all of it: everybody would count.`
  refuse(resolution, ['wrong-value', [...path, 'top']], message, 'Give a smaller `top`.')
  return undefined
}

/** The column of each need, patterns filled in. */
export function columnsOf(
  resolution: Resolution,
  [written, needs]: readonly [WrittenColumns, readonly string[]],
  path: DocumentPath,
): NeedColumns | undefined {
  if (typeof written !== 'string') return written
  if (written.split('*').length === 2 && needs.length > 0)
    return Object.fromEntries(needs.map((need) => [need, written.replace('*', need)]))
  const [message, hint] =
    needs.length === 0
      ? [
          `\`${written}\` is to stand for the columns of needs, and there are none.`,
          'Write `needs`, or give the jobs of the study needs.',
        ]
      : [
          `A pattern of columns has one \`*\` for the need, unlike \`${written}\`.`,
          'Write it like `important-*`, or name the column of each need.',
        ]
  refuse(resolution, ['wrong-value', path], message, hint)
  return undefined
}
