const longestWord = 64

/**
 * The candidate that a mistyped word most likely meant, or undefined where none is near: at most
 * one slip in three letters (insertion, deletion, substitution, swap of neighbours). Upper and
 * lower case count as equal. The first candidate wins a tie.
 */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase()
  if (wanted.length === 0 || wanted.length > longestWord) return undefined
  let nearest: string | undefined
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= fewest) continue
    const slips = editDistance(wanted, candidate.toLowerCase())
    if (slips < fewest && slips < Math.max(wanted.length, candidate.length)) {
      nearest = candidate
      fewest = slips
    }
  }
  return nearest
}

/** Finds what a mistyped word most likely meant, as long as somebody reads it. */
export type NameSearch = (word: string, candidates: readonly string[]) => string | undefined

/** Comparisons that one search makes at most: some seconds. */
const mostCompared = 2_000_000

/**
 * A search for the names that are meant in one text. It ends after two million comparisons: of thousands of mistyped
 * names among thousands, the first ones get their hint, and the text is read in time that grows with its length.
 */
export function createNameSearch(): NameSearch {
  let compared = 0
  return (word, candidates) => {
    if (compared >= mostCompared) return undefined
    compared += candidates.length
    return nearestName(word, candidates)
  }
}

/**
 * The number of slips between two words (Damerau-Levenshtein, optimal string alignment: no part
 * is edited twice). Time grows with the product of the lengths.
 * Source: Damerau, Communications of the ACM 1964;7:171-176.
 */
export function editDistance(left: string, right: string): number {
  const width = right.length + 1
  let beforeLast: readonly number[] = []
  let last = columnsTo(width)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column < width; column++) {
      const same = left[row - 1] === right[column - 1]
      const swapped =
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, right.length)
}

function columnsTo(width: number): readonly number[] {
  const row: number[] = []
  for (let column = 0; column < width; column++) row.push(column)
  return row
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
