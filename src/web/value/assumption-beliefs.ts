import type { Distribution } from '#stats/distributions/distribution'
import { type Finding, isProblem } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { plainNumber } from '#quantity/unit-algebra'
import { pooledDistribution } from '#value/formula/pooled-distribution'
import { readAssumption } from '#value/formula/read-assumption'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'

/** What is believed of a quantity, in its unit. */
export interface Belief {
  readonly distribution: Distribution
  readonly unit: Unit
}

/** What an entry says under `value`, in its own unit; undefined where it says nothing that can be read here. */
export function writtenBelief(entry: Entry): Belief | undefined {
  const experts = entriesOf(entry['experts'])
  return experts.length === 0 ? beliefOf(textOf(entry, 'value'), entry) : pooled(entry, experts)
}

/** A value as text in the unit of its entry. */
function beliefOf(value: string, entry: Entry): Belief | undefined {
  const unit = textOf(entry, 'unit')
  if (value === '' || value.startsWith('empirical')) return undefined
  return readAssumption(value, unit === '' ? undefined : unit, {}).value
}

/** What the reader of assumptions says against a text; nothing where it can be taken. */
export function beliefFindings(text: string, unit: string): readonly Finding[] {
  if (text.trim() === '' || /^\s*empirical\(/.test(text)) return []
  return readAssumption(text, unit === '' ? undefined : unit, {}).findings.filter(isProblem)
}

/** The same in words; empty where it can be taken. */
export function beliefRefusal(text: string, unit: string): string {
  return beliefFindings(text, unit)
    .map(({ message, hint }) => `${message} ${hint ?? ''}`.replaceAll('`', ''))
    .join(' ')
}

/** What several people say, as one. */
function pooled(entry: Entry, experts: readonly Entry[]): Belief | undefined {
  const parts = experts.flatMap((expert) => {
    const said = beliefOf(textOf(expert, 'value'), entry)
    const weight = Number(textOf(expert, 'weight') || 1)
    return said === undefined || !(weight > 0) ? [] : [{ ...said, weight }]
  })
  const [only] = parts
  if (only === undefined || parts.length < experts.length) return undefined
  if (parts.length === 1) return only
  const { distribution, unit = plainNumber } = pooledDistribution(parts) ?? {}
  return distribution === undefined ? undefined : { distribution, unit }
}
