/** Advance widths of Inter at weight 400, in thousandths of the type size, U+0020 to U+007E. */
const ascii = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610,
  618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601,
  590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682,
  679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549,
  242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
]

/** Digits are set tabular, all as wide as the widest. */
const tabularDigit = 646

const others: Readonly<Record<string, number>> = {
  '\u2009': 182,
  '\u202f': 141,
  '\u00a0': 281,
  '–': 500,
  '−': 662,
  '·': 288,
  '…': 864,
  '’': 261,
  '“': 440,
  '”': 440,
  '×': 662,
  '→': 838,
  '←': 838,
}

/**
 * How wide a text stands in Inter at a type size, in the unit of the size; an estimate, good to a
 * few per cent, for keeping labels apart. Letters outside ASCII count as 0.65, wide ones as 1.
 */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return (width * size) / 1000
}

/** The text, or its beginning with an ellipsis where it is wider than `width`. */
export function shorten(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && textWidth(`${letters.join('').trimEnd()}…`, size) > width) {
    letters.pop()
  }
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`
}

/** The text broken into at most `lines` lines of `width`, the last one shortened. */
export function wrap(text: string, size: number, room: { width: number; lines: number }): string[] {
  const lines: string[] = []
  let rest = text.split(' ')
  while (rest.length > 0 && lines.length < room.lines - 1) {
    let taken = 1
    while (
      taken < rest.length &&
      textWidth(rest.slice(0, taken + 1).join(' '), size) <= room.width
    ) {
      taken += 1
    }
    lines.push(shorten(rest.slice(0, taken).join(' '), size, room.width))
    rest = rest.slice(taken)
  }
  return rest.length === 0 ? lines : [...lines, shorten(rest.join(' '), size, room.width)]
}

function letterWidth(letter: string): number {
  if (letter >= '0' && letter <= '9') return tabularDigit
  const code = letter.codePointAt(0)!
  if (code >= 0x20 && code < 0x7f) return ascii[code - 0x20]!
  return others[letter] ?? (code >= 0x2e80 ? 1000 : 650)
}
