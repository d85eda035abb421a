import type { Json } from '#contract/edit'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { roleFactor } from '#value/expression-role'
import { readAssumption } from '#value/formula/read-assumption'
import type { BelievedAdoption, BelievedPart } from '#value/share-over-time'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { isEntries, isList, valueAt } from '../save/document-place.ts'
import { writtenBelief } from './assumption-beliefs.ts'

export type AdoptionShape = 'years' | 'linear' | 's-curve' | 'table'

/** How use spreads as a form holds it, all as it is typed; each shape takes its own keys of it. */
export interface AdoptionDraft {
  readonly shape: AdoptionShape
  /** `0.3, 0.7, 1`. */
  readonly shares: string
  readonly from: string
  readonly to: string
  readonly starts: string
  readonly halfway: string
  readonly over: string
  readonly points: readonly { readonly at: string; readonly share: string }[]
}

export type AdoptionField = 'from' | 'to' | 'starts' | 'halfway' | 'over'

/** The fields of a ramp and of an S-curve; those that may be left open. */
export const curveFields: Readonly<Record<'linear' | 's-curve', readonly AdoptionField[]>> = {
  linear: ['to', 'over', 'starts', 'from'],
  's-curve': ['to', 'halfway', 'over'],
}
export const optionalFields: readonly AdoptionField[] = ['from', 'starts']

/** What the document says of how use spreads; with a first point for a table where there is none. */
export function adoptionDraft(adoption: Json | undefined): AdoptionDraft {
  const curve = isEntries(adoption) ? adoption : {}
  const points = entriesOf(curve['points']).map((point) => ({
    at: textOf(point, 'at'),
    share: textOf(point, 'share'),
  }))
  const said = (key: AdoptionField): string => textOf(curve, key)
  return {
    shape: shapeOf(curve),
    shares: sharesOf(adoption),
    from: said('from'),
    to: said('to'),
    starts: said('starts'),
    halfway: said('halfway'),
    over: said('over'),
    points: points.length === 0 ? [{ at: '', share: '' }] : points,
  }
}

function shapeOf(curve: Entry): AdoptionShape {
  const shapes: readonly AdoptionShape[] = ['linear', 's-curve', 'table']
  return shapes.find((shape) => shape === curve['curve']) ?? 'years'
}

function sharesOf(adoption: Json | undefined): string {
  if (isList(adoption)) return adoption.map(String).join(', ')
  return typeof adoption === 'string' || typeof adoption === 'number' ? String(adoption) : ''
}

/** The draft as the document holds it; undefined while something that is needed is open. */
export function writtenAdoption(draft: AdoptionDraft): Json | undefined {
  switch (draft.shape) {
    case 'years': {
      const shares = splitShares(draft.shares).flatMap((share) => written(share) ?? [])
      return shares.length === 0 ? undefined : shares
    }
    case 'table': {
      const points = draft.points.filter(({ at, share }) => `${at}${share}`.trim() !== '')
      const whole = points.every(({ at, share }) => at.trim() !== '' && share.trim() !== '')
      if (points.length === 0 || !whole) return undefined
      return {
        curve: 'table',
        points: points.map(({ at, share }) => ({ at: at.trim(), share: written(share) ?? '' })),
      }
    }
    default: {
      const said = curveFields[draft.shape].flatMap((key): [string, Json][] => {
        const value = written(draft[key])
        return value === undefined ? [] : [[key, value]]
      })
      const keys = new Set(said.map(([key]) => key))
      const open = curveFields[draft.shape].some(
        (key) => !optionalFields.includes(key) && !keys.has(key),
      )
      return open ? undefined : { curve: draft.shape, ...Object.fromEntries(said) }
    }
  }
}

/** Commas inside brackets belong to a distribution or a function. */
function splitShares(text: string): readonly string[] {
  const commas = [...text.matchAll(/,/gu)].map(({ index }) => index)
  const ends = [...commas.filter((at) => depthAt(text, at) === 0), text.length]
  return ends.map((end, i) => text.slice(i === 0 ? 0 : ends[i - 1]! + 1, end))
}

/** How many brackets are open at a place of a text. */
function depthAt(text: string, at: number): number {
  const before = text.slice(0, at)
  return before.split('(').length - before.split(')').length
}

/** What a plan of adoption says where each part is a number, a range or an assumption; else undefined. */
export function believedAdoption(
  adoption: Json | undefined,
  document: Json,
): BelievedAdoption | undefined {
  const part = (text: Json | undefined): BelievedPart | undefined => partOf(text, document)
  const optional = (key: string): { readonly [key: string]: BelievedPart } | undefined => {
    const value = isEntries(adoption) ? adoption[key] : undefined
    const read = part(value)
    return value === undefined ? {} : read && { [key]: read }
  }
  if (!isEntries(adoption)) {
    const all = isList(adoption) ? adoption : [adoption ?? 1]
    const shares = all.flatMap((share) => part(share) ?? [])
    return shares.length < all.length ? undefined : { shape: 'years', shares }
  }
  if (adoption['curve'] === 'table') return believedTable(adoption, part)
  const [to, over] = [part(adoption['to']), part(adoption['over'])]
  if (to === undefined || over === undefined) return undefined
  if (adoption['curve'] === 's-curve') {
    const halfway = part(adoption['halfway'])
    return halfway && { shape: 's-curve', to, over, halfway }
  }
  const [from, starts] = [optional('from'), optional('starts')]
  return from && starts && { shape: 'linear', to, over, ...from, ...starts }
}

function believedTable(
  adoption: Entry,
  part: (text: Json | undefined) => BelievedPart | undefined,
): BelievedAdoption | undefined {
  const entries = entriesOf(adoption['points'])
  const points = entries.flatMap((entry) => {
    const share = part(entry['share'])
    const years = entry['at'] === 'start' ? 0 : yearsOf(part(entry['at']))
    return share === undefined || years === undefined ? [] : [{ years, share }]
  })
  const rising = points.every(({ years }, i) => years >= (points[i - 1]?.years ?? 0))
  return points.length === entries.length && rising ? { shape: 'table', points } : undefined
}

/** A number, a range or a distribution as it is written, or the assumption that is named. */
function partOf(text: Json | undefined, document: Json): BelievedPart | undefined {
  if (typeof text !== 'string' && typeof text !== 'number') return undefined
  const named = valueAt(document, ['assumptions', String(text)])
  if (isEntries(named) && named['id'] === text) return writtenBelief(named)
  return readAssumption(text, undefined, {}).value
}

function yearsOf(part: BelievedPart | undefined): number | undefined {
  if (part === undefined) return undefined
  const { distribution, unit } = part
  return distributionQuantile(distribution, 0.5) * unit.factor * roleFactor('starts', unit)
}

/** The years of a horizon as it is written, in whole months; undefined where it cannot be read. */
export function horizonYears(text: string): number | undefined {
  const years = yearsOf(readAssumption(text, undefined, {}).value)
  const months = years === undefined ? 0 : Math.round(12 * years)
  return months > 0 && months <= 1200 ? months / 12 : undefined
}
