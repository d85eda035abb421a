import type { Json } from '#contract/edit'
import { designWords } from '#charts/wording'
import type { Origin } from '#evidence/estimate'
import type { Synthesis } from '#evidence/synthesis/synthesis'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { documentNeeds } from '../job/document-jobs.ts'
import { isList, valueAt } from '../save/document-place.ts'
import { blockNeeds } from './block-needs.ts'

/** How evidence is combined, as a person answers. */
export interface CombinationDraft {
  readonly need: string
  readonly of: readonly string[]
  readonly method: Synthesis['method']
  readonly appliesTo: Synthesis['appliesTo']
}

/** In the words of the question how the pieces of evidence belong together. */
export const methods: Readonly<Record<Synthesis['method'], string>> = {
  'random-effects': 'The effect may differ from place to place (random effects)',
  'fixed-effect': 'They all measure one and the same effect (fixed effect)',
  shrinkage: 'A small test of ours is drawn to the published figures (shrinkage)',
}

/** In the words of the question whose range is meant. */
export const appliesTo: Readonly<Record<Synthesis['appliesTo'], string>> = {
  'new-customers': 'a further customer, who may differ from these',
  'these-customers': 'those that were measured, together',
}

/** "random effects" for a list. */
export function wordsOfMethod(method: string): string {
  return (method === '' ? 'random-effects' : method).replaceAll('-', ' ')
}

/** The evidence that speaks of a need: id, and its id with its design in words. */
export function evidenceOn(document: Json, need: string): readonly (readonly [string, string])[] {
  return entriesOf(valueAt(document, ['evidence']))
    .filter((block) => blockNeeds(block).includes(need))
    .map((block) => {
      const id = textOf(block, 'id')
      const design = textOf(block, 'design')
      return [id, `${id} (${designWords(design as Origin) ?? design})`]
    })
}

/** Needs with two pieces of evidence or more that are not combined yet: id and words. */
export function combinable(document: Json): readonly (readonly [string, string])[] {
  const done = entriesOf(valueAt(document, ['synthesis'])).map((entry) => textOf(entry, 'need'))
  return documentNeeds(document)
    .filter(({ id }) => !done.includes(id) && evidenceOn(document, id).length > 1)
    .map(({ id, words }) => [id, words])
}

/** A new combination of all that is known of the first need that has several, or the one that stands there. */
export function combinationDraft(document: Json, entry: Entry | undefined): CombinationDraft {
  const need = textOf(entry, 'need') || (combinable(document)[0]?.[0] ?? '')
  const of = isList(entry?.['of'])
    ? entry['of'].map(String)
    : evidenceOn(document, need).map(([id]) => id)
  const method = textOf(entry, 'method') as CombinationDraft['method']
  return {
    need,
    of,
    method: method in methods ? method : 'random-effects',
    appliesTo:
      textOf(entry, 'applies-to') === 'these-customers' ? 'these-customers' : 'new-customers',
  }
}

/** The `synthesis:` entry. */
export function combinationEntry({ need, of, method, appliesTo: whose }: CombinationDraft): Entry {
  return { need, of, method, 'applies-to': whose }
}
