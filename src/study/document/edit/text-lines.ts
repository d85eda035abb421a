/** A stretch of a text that is replaced. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The lines from one place to another, with one line break. */
export function wholeLines(text: string, from: number, to: number): Splice {
  const [start, end] = [lineStart(text, from), lineEnd(text, to)]
  if (end < text.length) return { from: start, to: end + 1, text: '' }
  return { from: Math.max(0, start - 1), to: end, text: '' }
}

/** The beginning of the comment lines that stand right above a line at its indent, or of the line. */
export function withComments(text: string, at: number): number {
  const indent = ' '.repeat(columnOf(text, at))
  let start = lineStart(text, at)
  while (start > 0) {
    const above = lineStart(text, start - 1)
    if (!text.startsWith(`${indent}#`, above)) break
    start = above
  }
  return start
}

/** Whether nothing but space stands before a place on its line. */
export function beginsItsLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === ''
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

/** The place behind the last character of its line. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** How many characters stand before a place on its line. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** How many spaces the line of a place begins with. */
export function lineIndent(text: string, at: number): number {
  return /^ */.exec(text.slice(lineStart(text, at)))?.[0].length ?? 0
}
