import type { MeasuredNeed } from '#evidence/metric-family'
import type { ColumnProfile } from '#evidence/profile/file-profile'
import { slug } from '#quantity/id'

/** A column of the study as it could be written, with the reason where one is due. */
export interface ProposedColumn {
  readonly id: string
  readonly from: string
  readonly occurrence?: number
  readonly map?: readonly (readonly [text: string, solution: string])[]
  readonly is?: string
  readonly unit?: string
  readonly note?: string
}

/** What a study already has that columns can be for. */
export interface KnownStudy {
  readonly needs: readonly MeasuredNeed[]
  readonly solutions: readonly { readonly id: string; readonly name: string }[]
}

/** Header, and which one where it stands twice. */
export function fromOf({ facts }: ColumnProfile): { from: string; occurrence?: number } {
  const { name, occurrence } = facts.header
  return { from: name, ...(occurrence === 1 ? {} : { occurrence }) }
}

/** An id from a header: `MonthlyCharges` is `monthly-charges`. */
export function columnId(header: string): string {
  return slug(header.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2'))
}
