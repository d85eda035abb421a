import type { UnitsAnswer } from '#evidence/rows/question'
import { fitsSegment } from '#evidence/rows/segment-rows'
import type { Segment } from '#job/job'
import type { Customers } from '#market/segments/customers'

/** The segment of each customer, by its first row: the first that it fits, -1 where none; how many fit several. */
export function givenSegments(
  segments: readonly Segment[],
  { first }: Customers,
  answer: UnitsAnswer,
): { readonly labels: Int32Array; readonly several: number } {
  const fits = segments.map((segment) => fitsSegment(segment, answer))
  let several = 0
  const labels = first.map((row) => {
    const own = [...fits.keys()].filter((segment) => fits[segment]!(row))
    if (own.length > 1) several++
    return own[0] ?? -1
  })
  return { labels, several }
}
