import type { Json } from '#contract/edit'
import { entriesOf, textOf } from '../fields/entries.ts'
import { documentNeeds, solutionChoices } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import type { Choice } from './form-context.ts'
import type { Referred } from './form-field.ts'

/** Stands before the name of a file that no data set reads yet. */
const fileSign = 'file:'

/** What a text of the document may name, by id and in words. */
export function documentChoices(
  document: Json,
  files: readonly string[],
): (to: Referred) => readonly Choice[] {
  return (to) => {
    switch (to) {
      case 'column':
      case 'header':
      case 'grouping':
      case 'activity':
      case 'log-step':
        return []
      case 'needs':
        return documentNeeds(document).map(({ id, words }) => [id, words])
      case 'solutions':
        return solutionChoices(document)
      case 'drivers':
        return listed(valueAt(document, ['value', 'drivers']))
      case 'observable':
        return [
          ...listed(valueAt(document, ['assumptions'])),
          ...documentNeeds(document).map(({ id, words }): Choice => [id, words]),
          ...listed(valueAt(document, ['evidence'])),
          ...listed(valueAt(document, ['value', 'groups'])),
        ]
      case 'data':
        return [...listed(valueAt(document, ['data'])), ...unread(document, files)]
      default:
        return listed(valueAt(document, [to]))
    }
  }
}

/** What divides the rows of a data set besides its columns: the segments, and groups found in the same rows. */
export function groupingChoices(
  document: Json,
  { data, id }: { readonly data: string; readonly id: string },
): readonly Choice[] {
  const given = entriesOf(valueAt(document, ['segments'])).length > 0
  const found = entriesOf(valueAt(document, ['segmentation'])).filter(
    (one) => one['data'] === data && one['method'] !== 'given' && one['id'] !== id,
  )
  return [
    ...(given ? [['segment', 'the segments of the study'] as const] : []),
    ...found.map((one): Choice => [textOf(one, 'id'), `the groups of ${textOf(one, 'id')}`]),
  ]
}

/** The file that a choice of data stands for, where no data set reads it yet. */
export function fileOf(data: string): string | undefined {
  return data.startsWith(fileSign) ? data.slice(fileSign.length) : undefined
}

function listed(list: Json | undefined): readonly Choice[] {
  return entriesOf(list).map((one) => [textOf(one, 'id'), textOf(one, 'name') || textOf(one, 'id')])
}

function unread(document: Json, files: readonly string[]): readonly Choice[] {
  const read = JSON.stringify(valueAt(document, ['data']) ?? [])
  return files
    .filter((name) => !read.includes(JSON.stringify(name)))
    .map((name) => [`${fileSign}${name}`, `${name} (a file that is not used yet)`])
}
