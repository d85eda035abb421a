import { XmlError, XmlScanner } from '#formats/xlsx-xml'

/** The texts that the cells of a workbook share, in the order in which cells name them. */
export class SharedStrings {
  readonly texts: string[] = []
  private text = ''
  private inText = false
  /** Inside a reading aid (furigana), which is no part of the text. */
  private inReading = false
  private readonly scanner = new XmlScanner({
    open: (name) => {
      if (name === 'si') this.text = ''
      else if (name === 'rPh') this.inReading = true
      else if (name === 't') this.inText = !this.inReading
    },
    close: (name) => {
      if (name === 'si') this.texts.push(unescaped(this.text))
      else if (name === 'rPh') this.inReading = false
      else if (name === 't') this.inText = false
    },
    text: (text) => {
      if (this.inText) this.text = joined(this.text, text)
    },
  })

  push(piece: string): void {
    this.scanner.push(piece)
  }

  end(): void {
    this.scanner.end()
  }
}

/** Characters that a cell may hold are 32,767; more than this is no cell. */
const longest = 1 << 20

/** A text that came in pieces. */
export function joined(text: string, piece: string): string {
  if (text.length + piece.length > longest) throw new XmlError('a cell that never ends')
  return text + piece
}

/**
 * A text without the escapes for characters that XML cannot hold: `_x000D_` is a carriage return.
 *
 * Source: ECMA-376, part 1, 22.9.2.19 (`ST_Xstring`).
 */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}
