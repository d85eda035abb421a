import type { SegmentName } from '#market/market-view'

/** A block, and whose rows of it: "panel", "panel, district 1". */
export function partWords(block: string, segment: SegmentName | undefined): string {
  return segment === undefined ? block : `${block}, ${segment.name}`
}
