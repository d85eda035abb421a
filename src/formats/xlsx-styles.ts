import { XmlScanner } from '#formats/xlsx-xml'

/** What a number in a cell of some style stands for. */
export type CellStyle = 'number' | 'day' | 'time' | 'moment' | 'elapsed'

/** The built-in formats that show a day, a time of day, both, or a length of time. */
const builtIn: ReadonlyMap<number, CellStyle> = new Map([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, 'day'] as const,
  ),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'moment'],
  ...[45, 46, 47].map((id) => [id, 'elapsed'] as const),
])

/**
 * What each style of a workbook makes of a number, in the order in which cells name them.
 *
 * Source: ECMA-376, part 1, 18.8.30 and 18.8.31 (number formats), 18.8.10 (cell formats).
 */
export class StyleReader {
  readonly styles: CellStyle[] = []
  private readonly formats = new Map<number, CellStyle>()
  private inCells = false
  private readonly scanner = new XmlScanner({
    open: (name, attribute) => {
      if (name === 'numFmt') {
        this.formats.set(Number(attribute('numFmtId')), styleOf(attribute('formatCode') ?? ''))
      } else if (name === 'cellXfs') this.inCells = true
      else if (name === 'xf' && this.inCells) {
        const id = Number(attribute('numFmtId') ?? 0)
        this.styles.push(this.formats.get(id) ?? builtIn.get(id) ?? 'number')
      }
    },
    close: (name) => {
      if (name === 'cellXfs') this.inCells = false
    },
    text: () => undefined,
  })

  push(piece: string): void {
    this.scanner.push(piece)
  }

  end(): void {
    this.scanner.end()
  }
}

/** What a format makes of a number, judged by its letters: those in quotes and colours say nothing. */
function styleOf(format: string): CellStyle {
  const [first = ''] = format
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[\$[^\]]*\]/g, '')
    .split(';')
  const letters = first.toLowerCase()
  if (/\[(?:h+|m+|s+)\]/.test(letters)) return 'elapsed'
  const bare = letters.replaceAll(/\[[^\]]*\]|general|am\/pm|a\/p/g, '')
  const time = /[hs]/.test(bare)
  const day = /[ydm]/.test(bare.replaceAll(/h+[^a-z]*m+|m+[^a-z]*s+/g, ''))
  if (day) return time ? 'moment' : 'day'
  return time ? 'time' : 'number'
}
