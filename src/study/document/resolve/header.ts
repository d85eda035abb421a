import type { Header } from '#evidence/rows/data-set'

/** The first column of that name in a file. */
export function header(name: string): Header {
  return { name, occurrence: 1 }
}
