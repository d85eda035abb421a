import type { Figure } from '#quantity/figure'
import type { Assessment, AssessmentSettings } from '#study/evaluation/assessment'
import { inputMarks, type InputMark } from '#study/evaluation/saved-results'

/** What was promised to somebody: the figures as they were then, with what they came from. */
export interface Promised {
  readonly 'worthline-promise': 1
  readonly title: string
  /** Name of the study's file. */
  readonly document: string
  readonly to?: string
  /** Who promised it. */
  readonly by?: string
  /** The day of the promise. */
  readonly on: string
  readonly note?: string
  readonly savedAt: string
  /** Of a stored study. */
  readonly revision?: number
  /** The document as it stood. */
  readonly text?: string
  readonly version: string
  /** SHA-256 of the study, and of the rows of each data set. */
  readonly study: string
  readonly rows: Readonly<Record<string, string>>
  readonly settings: AssessmentSettings
  readonly inputs: Readonly<Record<string, InputMark>>
  readonly figures: readonly Figure[]
}

/** The circumstances of a promise. */
export type PromiseMade = Pick<
  Promised,
  'document' | 'to' | 'by' | 'on' | 'note' | 'savedAt' | 'revision' | 'text'
>

/** The figures of money, and how much better each need gets, without their curves. */
export function promised(assessment: Assessment, made: PromiseMade): Promised {
  const { study, version, settings, readings, figures } = assessment
  return {
    'worthline-promise': 1,
    title: study.title,
    ...made,
    version,
    study: study.hash,
    rows: Object.fromEntries(readings.map(({ data, hash }) => [data, hash])),
    settings,
    inputs: inputMarks(assessment),
    figures: figures.filter(isPromise).map(({ series: _series, ...figure }) => figure),
  }
}

/** What moves the money, and what it is worth to know more, is no promise. */
function isPromise({ id }: Figure): boolean {
  if (/^value\.(?:sensitivity|information)\b/u.test(id)) return false
  return id.startsWith('value.') || /^evidence\..*\.improvement(\.points)?$/u.test(id)
}

/** A promised figure with what it is now. */
export interface PromisedFigure {
  readonly promised: Figure
  /** Absent where the study no longer has it. */
  readonly now?: Figure
  /** Of now from the promised one, in their unit; absent where one has no number, or another unit. */
  readonly difference?: number
  /** Where it lies against the range that was promised; absent where there is no difference or no range. */
  readonly place?: 'within' | 'above' | 'below'
}

/** Every figure of a promise beside what it is now. */
export function promiseKept(promise: Promised, now: readonly Figure[]): readonly PromisedFigure[] {
  const figures = new Map(now.map((figure) => [figure.id, figure]))
  return promise.figures.map((figure) => {
    const found = figures.get(figure.id)
    if (found === undefined) return { promised: figure }
    const difference = differenceOf(figure, found)
    if (difference === undefined) return { promised: figure, now: found }
    const place = placeOf(figure, found)
    return { promised: figure, now: found, difference, ...(place === undefined ? {} : { place }) }
  })
}

function differenceOf(before: Figure, now: Figure): number | undefined {
  if (typeof before.value !== 'number' || typeof now.value !== 'number') return undefined
  return before.unit === now.unit ? now.value - before.value : undefined
}

/** Against P10 to P90 of a simulated figure, else against its interval. */
function placeOf({ quantiles, interval }: Figure, { value }: Figure): PromisedFigure['place'] {
  const low = quantiles?.p10 ?? interval?.low
  const high = quantiles?.p90 ?? interval?.high
  if (typeof value !== 'number' || low === undefined || high === undefined) return undefined
  if (value < low) return 'below'
  return value > high ? 'above' : 'within'
}
