import type { DocumentEdit, Json } from '#contract/edit'
import { type Entry, entriesOf, present, textOf } from '../fields/entries.ts'
import { setting } from '../study/use-edits.ts'

/** How a quantity is known: one value, what several people say, or what an hour of work costs. */
export type AssumptionForm = 'value' | 'experts' | 'labour-cost'

/** What an hour of work is worked out from. */
export const labourKeys = ['wage', 'on-costs', 'productive-hours'] as const

const keysOf: Readonly<Record<AssumptionForm, readonly string[]>> = {
  value: ['value'],
  experts: ['experts'],
  'labour-cost': ['basis', ...labourKeys],
}

/** The form that an entry has. */
export function formOf(entry: Entry): AssumptionForm {
  if (entry['experts'] !== undefined) return 'experts'
  return labourKeys.some((key) => entry[key] !== undefined) ? 'labour-cost' : 'value'
}

/** Gives an entry another form: what it said in its old one goes. */
export function formEdits(
  entry: Entry,
  form: AssumptionForm,
  now: Readonly<Record<string, Json>>,
): readonly DocumentEdit[] {
  const path = ['assumptions', textOf(entry, 'id')]
  const old = formOf(entry)
  const left = old === form ? [] : keysOf[old].filter((key) => !keysOf[form].includes(key))
  const put = { ...Object.fromEntries(left.map((key) => [key, undefined])), ...now }
  return Object.entries(put).flatMap(([key, value]) => {
    if (old === 'value' && key === 'basis' && entry['basis'] === value) return []
    return setting([...path, key], entry[key], value) ?? []
  })
}

/** What one of several people says, as a form asks it. */
export interface SaidDraft {
  readonly by: string
  /** Surprised if it were lower: 1 in 10. */
  readonly low: string
  /** As likely higher as lower; may be left open. */
  readonly middle: string
  /** Surprised if it were higher: 1 in 10. */
  readonly high: string
}

/** Their word as an expert of the document: through two quantiles or three. */
export function expertOf({ by, low, middle, high }: SaidDraft): Entry {
  const quantiles = [
    ['10 %', low],
    ['50 %', middle],
    ['90 %', high],
  ].filter(([, said = '']) => said.trim() !== '')
  const value = quantiles.map(([share = '', said = '']) => `${share}: ${said.trim()}`).join(', ')
  return { by: by.trim(), value: `from quantiles (${value})` }
}

/** The people who speak of an entry; where it has one value so far, whoever said that is the first. */
export function expertsOf(entry: Entry): readonly Entry[] {
  const experts = entriesOf(entry['experts'])
  const value = textOf(entry, 'value')
  if (experts.length > 0 || value === '' || value.startsWith('empirical')) return experts
  const by = textOf(entry['source'], 'by') || textOf(entry['source'], 'cite') || 'the study so far'
  return [present({ by, value: entry['value'] })]
}
