import type { CellLook } from '#formats/xlsx-write-book'
import { mainNamespace, xmlHead, xmlText } from '#formats/xlsx-write-text'

/** Gives each look its number in the part of styles, and writes that part in the end. */
export class StyleSheet {
  private readonly looks = new Numbered()
  private readonly fonts = new Numbered()
  private readonly fills = new Numbered()
  private readonly borders = new Numbered()
  private readonly formats = new Numbered()
  private readonly marks = new Numbered()

  constructor() {
    this.of({})
    this.fills.of('<fill><patternFill patternType="gray125"/></fill>')
  }

  /** The number of a look. */
  of(look: CellLook): number {
    const font = this.fonts.of(fontText(look))
    const fill = this.fills.of(fillText(look.fill))
    const border = this.borders.of(borderText(look.line))
    const format = look.format === undefined ? 0 : firstOwnFormat + this.formats.of(look.format)
    const inside = alignmentText(look)
    return this.looks.of(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"` +
        ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"` +
        ` applyAlignment="1">${inside}</xf>`,
    )
  }

  /** The number of a fill that is put over others. */
  ofMark(fill: string): number {
    return this.marks.of(
      `<dxf><fill><patternFill patternType="solid"><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`,
    )
  }

  /**
   * The part.
   *
   * Source: ECMA-376, part 1, 18.8 (styles).
   */
  text(): string {
    const formats = this.formats.list.map(
      (code, i) => `<numFmt numFmtId="${firstOwnFormat + i}" formatCode="${xmlText(code)}"/>`,
    )
    return (
      `${xmlHead}<styleSheet ${mainNamespace}>` +
      (formats.length === 0 ? '' : list('numFmts', formats)) +
      list('fonts', this.fonts.list) +
      list('fills', this.fills.list) +
      list('borders', this.borders.list) +
      list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
      list('cellXfs', this.looks.list) +
      list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']) +
      list('dxfs', this.marks.list) +
      '</styleSheet>'
    )
  }
}

/** Own number formats count from here; the numbers below are built in. */
const firstOwnFormat = 164
const font = 'Calibri'

/** Texts in the order in which they were first met. */
class Numbered {
  private readonly numbers = new Map<string, number>()

  get list(): readonly string[] {
    return [...this.numbers.keys()]
  }

  of(text: string): number {
    const found = this.numbers.get(text)
    if (found !== undefined) return found
    this.numbers.set(text, this.numbers.size)
    return this.numbers.size - 1
  }
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}

function fontText({ bold, size = 10, ink = '1C1F23' }: CellLook): string {
  return `<font>${bold === true ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${ink}"/><name val="${font}"/><family val="2"/></font>`
}

function fillText(fill: string | undefined): string {
  if (fill === undefined) return '<fill><patternFill patternType="none"/></fill>'
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`
}

function borderText(line: CellLook['line']): string {
  const side = (name: 'top' | 'bottom', drawn: boolean): string =>
    drawn ? `<${name} style="thin"><color rgb="FF8A9099"/></${name}>` : `<${name}/>`
  return `<border><left/><right/>${side('top', line === 'above')}${side('bottom', line === 'below')}<diagonal/></border>`
}

/** Cells of one row stand on one line, however high the row is. */
function alignmentText({ align, wrap, indent }: CellLook): string {
  const side = align ?? (indent === undefined ? undefined : 'left')
  const sideways = side === undefined ? '' : ` horizontal="${side}"`
  const moved = indent === undefined ? '' : ` indent="${indent}"`
  return `<alignment${sideways} vertical="top"${moved}${wrap === true ? ' wrapText="1"' : ''}/>`
}
