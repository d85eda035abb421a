/** Letters that take two cells of a terminal: CJK, Hangul, full-width forms, emoji. */
const wideLetters =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const combining = /\p{Mark}|\u200B|\u200D|\uFE0F/u

/** Text as it may stand in a terminal: no control codes, so that a name cannot move the cursor. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Control}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ')
}

/** How many cells a text takes. */
export function cellCount(text: string): number {
  let count = 0
  for (const letter of text) count += cellsOf(letter)
  return count
}

function cellsOf(letter: string): number {
  if (combining.test(letter)) return 0
  return wideLetters.test(letter) ? 2 : 1
}

/** The text filled with spaces to a width; `end` puts the spaces before it. */
export function pad(text: string, width: number, side: 'start' | 'end' = 'start'): string {
  const space = ' '.repeat(Math.max(width - cellCount(text), 0))
  return side === 'start' ? text + space : space + text
}

/** The text, or its beginning with an ellipsis where it takes more cells than `width`. */
export function cutCells(text: string, width: number): string {
  if (cellCount(text) <= width) return text
  if (width < 1) return ''
  let [kept, left] = [0, width - 1]
  for (const letter of text) {
    left -= cellsOf(letter)
    if (left < 0) break
    kept += letter.length
  }
  return `${text.slice(0, kept)}…`
}

/** The text in lines of at most `width` cells, broken between words; a longer word is cut. */
export function wrapCells(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (cellCount(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = cutCells(word, width)
  }
  return line === '' ? lines : [...lines, line]
}
