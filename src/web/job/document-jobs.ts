import type { Json } from '#contract/edit'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { isEntries, valueAt } from '../save/document-place.ts'

/** A job of the document with the place where it stands. */
export interface PlacedJob {
  readonly path: readonly string[]
  readonly job: Entry
}

/** The jobs of a document, whether it holds the one or a list. */
export function documentJobs(document: Json): readonly PlacedJob[] {
  const one = valueAt(document, ['job'])
  if (isEntries(one)) return [{ path: ['job'], job: one }]
  return entriesOf(valueAt(document, ['jobs'])).map((job) => ({
    path: ['jobs', textOf(job, 'id')],
    job,
  }))
}

/** Every need of a document with its place and its words. */
export function documentNeeds(
  document: Json,
): readonly { readonly id: string; readonly words: string; readonly need: Entry }[] {
  return documentJobs(document).flatMap(({ job }) =>
    [job, ...entriesOf(job['steps'])].flatMap((holder) =>
      entriesOf(holder['needs']).map((need) => ({
        id: textOf(need, 'id'),
        words: needWords(need),
        need,
      })),
    ),
  )
}

/** "Time until the airway is secured". */
export function needWords(need: Entry): string {
  const outcome = need['outcome']
  const words = `${textOf(outcome, 'measure')} ${textOf(outcome, 'focus')}`.trim()
  return words === '' ? textOf(need, 'id') : words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether the metric of a need is worked out from that of another: no column of rows holds it. */
export function followsFromAnother(need: Entry): boolean {
  return ['spread', 'share-within'].includes(textOf(need['metric'], 'type'))
}

/** Names of the solutions: a statement names none of them. */
export function solutionNames(document: Json): readonly string[] {
  return entriesOf(valueAt(document, ['solutions'])).map((one) => textOf(one, 'name'))
}

/** The solutions to choose from: id and name. */
export function solutionChoices(document: Json): readonly (readonly [id: string, name: string])[] {
  return entriesOf(valueAt(document, ['solutions'])).map((one) => [
    textOf(one, 'id'),
    textOf(one, 'name') || textOf(one, 'id'),
  ])
}

/** The first solution that is ours, or the first that is not. */
export function firstSolution(document: Json, ours: boolean): string {
  const solutions = entriesOf(valueAt(document, ['solutions']))
  return textOf(
    solutions.find((one) => (one['role'] === 'ours') === ours),
    'id',
  )
}
